import { extractCompany, FIELDS, readPage } from '../index.ts';
import { bytesOf, type CorpusPage } from './corpus/pages.ts';

export interface Figures {
  readonly pages: number;
  readonly f1: number;
  readonly precision: number;
  readonly sureRight: number;
  readonly sureShare: number;
  readonly snippets: number;
  readonly byField: Readonly<
    Record<string, { readonly f1: number; readonly right: number; readonly wrong: number; readonly missed: number }>
  >;
}
/** Values of these that no truth names are not counted as wrong: pages may show more than the teller noted. */
const UNJUDGED = new Set(['certificates', 'openingHours', 'socialLinks']);
const plain = (value: string): string =>
  value
    .toLowerCase()
    .replace(/stra(?:ß|ss)e|str\./g, 'str')
    .replace(/\s+/g, '')
    .replace(/[.,/]+$/g, '')
    .replace(/^https?:\/\/(?:www\.)?/, '');

/** Field F1 (first value of single fields, set of several), precision of all values, and of those reported with 90 % and more. */
export function measure(pages: readonly CorpusPage[], tell?: (text: string) => void): Figures {
  const counts: Record<string, { right: number; wrong: number; missed: number }> = {};
  let sure = 0;
  let sureRight = 0;
  let values = 0;
  let valuesRight = 0;
  let snippets = 0;
  for (const page of pages) {
    const read = readPage(bytesOf(page));
    const { facts } = extractCompany(read);
    const visible = read.lines.map((line) => line.text).join('\n');
    for (const field of FIELDS) {
      if (UNJUDGED.has(field)) continue;
      const truth = (page.truth[field] ?? []).map(plain);
      const found = facts[field];
      const count = counts[field] ?? { right: 0, wrong: 0, missed: 0 };
      counts[field] = count;
      // A headcount, a year, a mail that the page shows without the teller's knowing would be an error of the corpus: none does.
      const several = field === 'managingDirectors' || field === 'products' || field === 'telephone';
      const judged = several ? found : found.slice(0, 1);
      const hits = new Set<string>();
      for (const fact of judged) {
        if (truth.includes(plain(fact.value))) {
          count.right++;
          hits.add(plain(fact.value));
        } else {
          count.wrong++;
          tell?.(
            `${page.layout} ${field}: got «${fact.value}» (${fact.confidence}) for ${JSON.stringify(page.truth[field] ?? [])}  [${fact.snippet.slice(0, 90)}]`,
          );
        }
      }
      for (const one of truth) {
        if (hits.has(one) || (!several && hits.size > 0)) continue;
        count.missed++;
        if (judged.length === 0 || several) tell?.(`${page.layout} ${field}: missed «${one}»`);
      }
      for (const fact of found) {
        const right = truth.includes(plain(fact.value));
        values++;
        if (right) valuesRight++;
        if (fact.confidence >= 0.9) {
          sure++;
          if (right) sureRight++;
        }
        if (
          fact.snippet === '' ||
          visible.includes(fact.snippet) ||
          page.html.replace(/\s+/g, ' ').includes(fact.snippet)
        )
          snippets++;
        else tell?.(`${page.layout} ${field}: snippet is not on the page «${fact.snippet}»`);
      }
    }
  }
  const total = Object.values(counts).reduce(
    (sum, one) => ({ right: sum.right + one.right, wrong: sum.wrong + one.wrong, missed: sum.missed + one.missed }),
    { right: 0, wrong: 0, missed: 0 },
  );
  return {
    pages: pages.length,
    f1: f1(total),
    precision: round(valuesRight / values),
    sureRight: round(sureRight / sure),
    sureShare: round(sure / values),
    snippets: round(snippets / values),
    byField: Object.fromEntries(Object.entries(counts).map(([field, count]) => [field, { f1: f1(count), ...count }])),
  };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const f1 = ({ right, wrong, missed }: { right: number; wrong: number; missed: number }): number =>
  right + wrong + missed === 0 ? 1 : round((2 * right) / (2 * right + wrong + missed));
