import type { ColumnFacts } from './columns.ts';
import { type Finding, finding } from './findings.ts';
import { leakWords } from './leak-words.ts';
import { soundsLikeAfterwards, soundsPlanned } from './outcome-names.ts';
import { isMissing } from './read-cells.ts';
import { columnNamed, type Table } from './table.ts';

/** Fewer open rows than this, all of them empty, may be chance. */
const LEAST_OPEN = 5;
const percent = (share: number): number => Math.round(share * 1000) / 10;

/**
 * Columns that are filled in when a case is decided: there for the decided rows, not for the open ones that stand in the same list. It need not go with
 * the outcome, and so no statistic of the decided rows finds it; but every row that is to be judged will lack it.
 *
 * @param all the list as it came @param decided rows of it that can be learnt from
 */
export function findFilledAtTheEnd(
  all: Table,
  decided: readonly number[],
  facts: readonly ColumnFacts[],
  keep: readonly string[],
): readonly Finding[] {
  const open = all.rows - decided.length;
  if (open < LEAST_OPEN) return [];
  return facts.flatMap(({ name }) => {
    if (keep.includes(name)) return [];
    const { values, codes } = columnNamed(all, name)!;
    const isFilled = values.map((value) => !isMissing(value));
    const filled = codes.reduce((sum, code) => sum + (isFilled[code] ? 1 : 0), 0);
    const filledDecided = decided.reduce((sum, row) => sum + (isFilled[codes[row]!] ? 1 : 0), 0);
    const [ofDecided, ofOpen] = [filledDecided / decided.length, (filled - filledDecided) / open];
    if (ofDecided < 0.9 || ofOpen > 0.1) return [];
    const words = leakWords.filledAtTheEnd(name, percent(ofDecided), percent(ofOpen));
    return [finding('leak-excluded', 'stop', name, words, { ofDecided, ofOpen, open })];
  });
}

/**
 * Closing dates by name that lie after another date of their row, for lists where nobody said which column is the time: the span between both is how
 * long the case took, which is known when it is over.
 */
export function findClosingDates(
  table: Table,
  facts: readonly ColumnFacts[],
  time: string | null,
  keep: readonly string[],
): readonly Finding[] {
  if (time !== null) return [];
  const dates = facts.filter(({ kind }) => kind === 'date');
  return dates.flatMap((fact) => {
    if (keep.includes(fact.name) || !soundsLikeAfterwards(fact.name) || soundsPlanned(fact.name)) return [];
    for (const begin of dates) {
      if (begin === fact || soundsLikeAfterwards(begin.name)) continue;
      const share = shareAfter(table, begin, fact);
      if (share >= 0.9)
        return [
          finding(
            'leak-excluded',
            'stop',
            fact.name,
            leakWords.laterDate(fact.name, begin.name, percent(share), true),
            {
              share,
            },
          ),
        ];
    }
    return [];
  });
}

/** Share of the rows with both dates in which the second lies after the first; 0 where there are hardly any. */
function shareAfter(table: Table, first: ColumnFacts, second: ColumnFacts): number {
  const [a, b] = [columnNamed(table, first.name)!.codes, columnNamed(table, second.name)!.codes];
  let [both, later] = [0, 0];
  for (let row = 0; row < table.rows; row++) {
    const gap = second.numbers[b[row]!]! - first.numbers[a[row]!]!;
    if (Number.isNaN(gap)) continue;
    both += 1;
    if (gap > 0) later += 1;
  }
  return both < 10 ? 0 : later / both;
}
