import { createReadStream } from 'node:fs';
import ICAL from 'ical.js';
import { fail } from '#server/platform/failure.ts';
import type { Cell, SheetLimits, SheetPart } from './sheet.ts';

const HEADINGS = [
  'Firma',
  'Abteilung',
  'Titel',
  'Vorname',
  'Nachname',
  'Funktion',
  'E-Mail',
  'Telefon',
  'Mobil',
  'Fax',
  'Straße',
  'PLZ',
  'Ort',
  'Bundesland',
  'Land',
  'Internet',
  'Notiz',
] as const;
type Heading = (typeof HEADINGS)[number];
const PLAIN: Readonly<Record<string, Heading>> = {
  title: 'Funktion',
  role: 'Funktion',
  email: 'E-Mail',
  url: 'Internet',
  note: 'Notiz',
};

/** Business cards (vCard 2.1, RFC 2426, RFC 6350) as a table, one card a row. A card that cannot be read becomes an empty row, so that row numbers stay. */
export async function* readVcards(
  file: { readonly path: string; readonly encoding: string; readonly size: number },
  batchSize: number,
  limits: SheetLimits,
): AsyncGenerator<SheetPart> {
  yield { type: 'info', info: { format: 'vcard', encoding: file.encoding, delimiter: null, sheets: [], sheet: null } };
  let rows: Cell[][] = [[...HEADINGS]];
  let firstRow = 1;
  let count = 1;
  let read = 0;
  let rest = '';
  const decoder = new TextDecoder(file.encoding);
  for await (const chunk of createReadStream(file.path) as AsyncIterable<Buffer>) {
    read += chunk.length;
    rest += decoder.decode(chunk, { stream: true });
    const cards = rest.split(/^END:VCARD[ \t]*\r?$/im);
    rest = cards.pop() ?? '';
    if (rest.length > limits.rowLength * 8) fail('row-too-long', { row: count + 1, limit: limits.rowLength * 8 });
    for (const card of cards) {
      if (++count > limits.rows) fail('too-many-rows', { limit: limits.rows });
      rows.push(readCard(`${card.trim()}\r\nEND:VCARD`));
      if (rows.length < batchSize) continue;
      yield { type: 'rows', firstRow, rows, share: Math.min(1, read / file.size) };
      firstRow += rows.length;
      rows = [];
    }
  }
  if (/BEGIN:VCARD/i.test(rest)) {
    rows.push(readCard(`${rest.trim()}\r\nEND:VCARD`));
    count++;
  }
  if (count === 1) fail('file-empty');
  if (rows.length > 0) yield { type: 'rows', firstRow, rows, share: 1 };
}

function readCard(text: string): Cell[] {
  const cells = new Map<Heading, string>();
  const set = (heading: Heading, value: unknown): void => {
    const found = Array.isArray(value) ? value.flat().join(' ') : value;
    if (typeof found === 'string' && found.trim() !== '' && !cells.has(heading)) cells.set(heading, found.trim());
  };
  try {
    const card = new ICAL.Component(ICAL.parse(modern(text)) as unknown[] as never);
    for (const property of card.getAllProperties()) {
      const value: unknown = property.getFirstValue();
      const kinds = [property.getParameter('type')].flat().join(' ').toLowerCase();
      fill(property.name, value, kinds, set);
    }
    if (!cells.has('Nachname')) set('Nachname', card.getFirstPropertyValue('fn'));
  } catch {
    // One broken card must not stop the others; its row stays empty and is reported as faulty.
  }
  return HEADINGS.map((heading) => cells.get(heading) ?? null);
}

function fill(name: string, value: unknown, kinds: string, set: (heading: Heading, value: unknown) => void): void {
  const parts = Array.isArray(value) ? value : [value];
  if (name === 'org') {
    set('Firma', parts[0]);
    set('Abteilung', parts.slice(1).join(' '));
  } else if (name === 'n') {
    set('Nachname', parts[0]);
    set('Vorname', parts[1]);
    set('Titel', parts[3]);
  } else if (name === 'tel') {
    const number = typeof value === 'string' ? value.replace(/^tel:/, '') : value;
    set(/fax/.test(kinds) ? 'Fax' : /cell|mobile/.test(kinds) ? 'Mobil' : 'Telefon', number);
  } else if (name === 'adr') {
    set('Straße', parts[2]);
    set('Ort', parts[3]);
    set('Bundesland', parts[4]);
    set('PLZ', parts[5]);
    set('Land', parts[6]);
  } else {
    const heading = PLAIN[name];
    if (heading) set(heading, value);
  }
}

/** vCard 2.1 as 3.0: bare parameters get their name, quoted-printable is decoded in its character set. ical.js reads 3.0 and 4.0 only. */
function modern(card: string): string {
  const joined = card.replace(/=\r?\n(?=[^\r\n]*)/g, (match, at: number) =>
    /QUOTED-PRINTABLE[^\r\n]*$/i.test(card.slice(card.lastIndexOf('\nEND', at) + 1, at)) ? '' : match,
  );
  return joined
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const split = /^([A-Za-z0-9.-]+)((?:;[^:]*)?):(.*)$/.exec(line);
      if (!split) return line;
      const [, name = '', parameters = '', value = ''] = split;
      const kept = parameters.split(';').filter(Boolean);
      const charset = kept.find((one) => /^charset=/i.test(one))?.slice(8) ?? 'utf-8';
      const decoded = kept.some((one) => /quoted-printable/i.test(one)) ? decodeQuotedPrintable(value, charset) : value;
      const rest = kept
        .filter((one) => !/^(charset=|encoding=quoted-printable|quoted-printable)/i.test(one))
        .map((one) => (one.includes('=') ? one : `TYPE=${one}`));
      return `${[name.replace(/^[^.]*\./, ''), ...rest].join(';')}:${decoded}`;
    })
    .join('\r\n');
}

function decodeQuotedPrintable(text: string, charset: string): string {
  const bytes = Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
