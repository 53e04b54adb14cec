import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Language } from '#engines/contact-law/index.ts';
import { fail } from '#server/platform/failure.ts';
import { problemText, RESEARCHED, type Researched } from '../sources/index.ts';
import { researchedLabel, saidState } from './words.ts';

const HEADING = /^(web|website|webseite|homepage|internet|url|site|domain|www|internetadresse|adresse \(web\))$/i;
const ADDRESS = /^(https?:\/\/)?([a-z0-9äöüß-]+\.)+[a-z]{2,}(:\d+)?(\/\S*)?$/i;

/** Which column holds the addresses: the one named, one with a heading that says so, or the one whose values look like it. */
export function columnOfSites(
  head: readonly string[],
  body: readonly (readonly string[])[],
  wanted: string | undefined,
): number {
  if (wanted !== undefined) {
    const at = head.findIndex((text) => text.trim().toLowerCase() === wanted.trim().toLowerCase());
    return at >= 0
      ? at
      : fail('column-missing', {
          column: wanted,
          columns: head,
          text: `The list has no column "${wanted}". It has: ${head.join(', ')}.`,
        });
  }
  const named = head.findIndex((text) => HEADING.test(text.trim()));
  if (named >= 0) return named;
  const looks = head.map((_, at) => body.slice(0, 200).filter((row) => ADDRESS.test((row[at] ?? '').trim())).length);
  const best = Math.max(0, ...looks);
  if (best === 0)
    fail('no-address-column', { columns: head, text: 'No column of the list holds internet addresses. Name it.' });
  return looks.indexOf(best);
}

/** What the list said, how it went, and per field the value, whether it was found, and the sentence it was read from. */
export function tableOf(
  head: readonly string[],
  body: readonly (readonly string[])[],
  results: readonly (Omit<Researched, 'site'> | null)[],
  language: Language,
): string[][] {
  const said = saidState(language);
  const heading = [
    ...head,
    said.outcome,
    ...RESEARCHED.flatMap((field) => {
      const label = researchedLabel(field, language);
      return [label, `${label}: ${said.state}`, `${label}: ${said.proof}`];
    }),
  ];
  const lines = body.map((row, at) => {
    const one = results[at] ?? null;
    const outcome =
      one === null
        ? said.notVisited
        : one.problem
          ? problemText(one.problem, language)
          : said.read(one.pages.length, refusalOf(one, language));
    const cells = RESEARCHED.flatMap((field) => {
      const found = one?.findings[field];
      if (!found || one?.problem) return ['', '', ''];
      return [
        found.values.join(' | '),
        found.isProposed ? said.proposed : said[found.state],
        found.snippet === null ? '' : `${found.snippet} (${found.url})`,
      ];
    });
    return [...head.map((_, index) => row[index] ?? ''), outcome, ...cells];
  });
  return [heading, ...lines];
}

/** Why a model that was to help did not; empty where all is as wanted. */
export const refusalOf = ({ refusal }: Pick<Researched, 'refusal'>, language: Language): string =>
  refusal === undefined ? '' : problemText({ code: 'model-refused', facts: { refusal } }, language);

/** Every cell as text: a telephone number stays one, and nothing begins to calculate. */
export async function sheetOf(table: readonly (readonly string[])[]): Promise<Uint8Array<ArrayBuffer>> {
  const data: SheetData = table.map((row, at) =>
    row.map((value) => ({
      value: value.slice(0, 32_000),
      type: String,
      ...(at === 0 && { fontWeight: 'bold' as const }),
    })),
  );
  return Uint8Array.from(await writeXlsxFile(data, { stickyRowsCount: 1, sheet: 'Recherche' }).toBuffer());
}
