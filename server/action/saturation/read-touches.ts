import type { Touch } from '#engines/saturation/index.ts';
import {
  type DateOrder,
  decideDateOrder,
  decideDecimalMark,
  isParsed,
  parseDate,
  parseNumber,
  parseTruth,
} from '#engines/text/index.ts';
import type { Io } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { openUserFile } from './open-user-file.ts';
import { findColumns, type TouchColumn } from './touch-columns.ts';
import type { Language } from './words.ts';

export interface TouchFile {
  readonly touches: readonly Touch[];
  /** Hour of the day per touch; null where the file gives none. */
  readonly hours: readonly (number | null)[];
  readonly rows: number;
  /** Rows that could not be read, by reason; the first ones with their line. */
  readonly skipped: {
    readonly count: number;
    readonly examples: readonly { readonly row: number; readonly text: string }[];
  };
}

type Texts = Readonly<Partial<Record<TouchColumn, string>>> & { readonly row: number };

const DAY = 86_400_000;

/** Days since 1970 with the time of day as a fraction; a plain number is days already. */
function dayOf(text: string, order: DateOrder): { day: number; hour: number | null } | null {
  if (/^-?\d{1,4}(\.\d+)?$/.test(text.trim())) return { day: Number(text), hour: null };
  const parsed = parseDate(text.replace(/(Z|[+-]\d{2}:?\d{2})$/, ''), { order, referenceYear: 2026 });
  if (!isParsed(parsed)) return null;
  const { day, time } = parsed.value;
  const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number);
  const days = Date.parse(`${day}T00:00:00Z`) / DAY;
  return { day: days + (hours + minutes / 60) / 24, hour: time === null ? null : hours };
}

/** Reads a file of contacts for the commands. Rows that cannot be read are counted and named, not guessed. @throws Failure `column-missing`, `no-touches` */
export async function readTouches(
  path: string,
  told: Readonly<Partial<Record<TouchColumn, string | undefined>>>,
  io: Io,
  language: Language,
): Promise<TouchFile> {
  const file = await openUserFile(path, language);
  const columns = findColumns(file.headings, told, ['at', 'account', 'response'], language);
  const texts: Texts[] = [];
  for await (const batch of file.batches()) {
    for (const { cells, rowNo } of batch) {
      const read: Partial<Record<TouchColumn, string>> = {};
      for (const [column, at] of Object.entries(columns) as [TouchColumn, number][])
        read[column] = (cells[at] ?? '').trim();
      texts.push({ ...read, row: rowNo });
    }
    if (io.signal.aborted) break;
    if (texts.length % 100_000 < batch.length)
      io.progress(`${texts.length.toLocaleString('en-US')} / ${file.lines.toLocaleString('en-US')}`);
  }
  const order = decideDateOrder(texts.slice(0, 5000).map(({ at }) => at ?? ''));
  const decimal = decideDecimalMark(texts.slice(0, 5000).map(({ response }) => response ?? ''));
  // An empty cell in a column of ticks and crosses is no answer; in a column of amounts it is a gap.
  const truths = texts.every(({ response = '' }) => response === '' || isParsed(parseTruth(response)));
  const touches: Touch[] = [];
  const hours: (number | null)[] = [];
  const faults: { row: number; text: string }[] = [];
  for (const { row, at = '', account = '', response = '', person = '', segment = '', channel = '' } of texts) {
    const when = dayOf(at, order);
    const value = responseOf(response, truths, decimal);
    if (when === null || account === '' || value === null) {
      faults.push({
        row,
        text: faultIn(
          when === null ? ['at', at] : account === '' ? ['account', account] : ['response', response],
          language,
        ),
      });
      continue;
    }
    touches.push({
      at: when.day,
      account,
      person: person || null,
      segment: segment || '–',
      channel: channel || '–',
      response: value,
    });
    hours.push(when.hour);
  }
  if (touches.length === 0)
    fail('no-touches', {
      text:
        language === 'de'
          ? `Keine Zeile konnte gelesen werden. ${faults[0]?.text ?? 'Die Datei hat keine Zeilen.'}`
          : `No row could be read. ${faults[0]?.text ?? 'The file has no rows.'}`,
    });
  return { touches, hours, rows: texts.length, skipped: { count: faults.length, examples: faults.slice(0, 5) } };
}

function responseOf(text: string, truths: boolean, decimal: ReturnType<typeof decideDecimalMark>): number | null {
  if (truths) {
    if (text === '') return 0;
    const truth = parseTruth(text);
    return isParsed(truth) ? Number(truth.value) : null;
  }
  const number = parseNumber(text, decimal);
  return isParsed(number) ? number.value : null;
}

function faultIn([column, text]: readonly [string, string], language: Language): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (language === 'de') return text === '' ? `„${column}“ ist leer.` : `„${column}“ ist nicht lesbar: „${shown}“.`;
  return text === '' ? `"${column}" is empty.` : `"${column}" cannot be read: "${shown}".`;
}
