import { createRandom } from '#engines/example-company/random.ts';
import { generate, type Row } from '../../bench/german/generate.ts';
import type { Half } from '../../bench/german/words.ts';
import type { LabelledPair } from './labelled.ts';

/**
 * Pairs of German names from the generator: the same one written again, and the hardest strangers — same family name or same trade — one for
 * one. Only pairs whose names differ as text; pairs that only the address could tell apart (branch, namesake, renamed) are left out.
 */
export function generatedPairs(half: Half, seed: number, count: number): LabelledPair[] {
  const { companies, people } = generate({ seed, half, companyRows: count * 14, personRows: count * 14 });
  const random = createRandom(seed);
  const companyName = ({ values }: (typeof companies.rows)[number]) =>
    [values.name, values.name2].filter(Boolean).join(' ');
  const personName = ({ values }: (typeof people.rows)[number]) =>
    [values.title, values.first, values.last].filter(Boolean).join(' ');
  const pairsOf = <T>(
    rows: readonly Row<T>[],
    name: (row: Row<T>) => string,
    kind: 'company' | 'person',
    truth: readonly { left: string; right: string; same: boolean; relation: string; dirt: readonly string[] }[],
  ) => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const same = truth
      .filter(
        (pair) =>
          pair.same &&
          pair.relation !== 'renamed' &&
          !pair.dirt.some((one) => ['wrong-column', 'former-name', 'po-box', 'swapped'].includes(one)),
      )
      .map((pair) => ({ left: name(byId.get(pair.left)!), right: name(byId.get(pair.right)!), same: true }));
    const different = truth
      .filter(
        (pair) =>
          !pair.same &&
          ['subsidiary', 'gmbh-and-kg', 'father-and-son', 'same-surname-colleague', 'successor'].includes(
            pair.relation,
          ),
      )
      .map((pair) => ({ left: name(byId.get(pair.left)!), right: name(byId.get(pair.right)!), same: false }));
    const byWord = Map.groupBy(
      rows.flatMap((row) =>
        name(row)
          .split(/[\s-]+/)
          .filter((word) => word.length > 4)
          .map((word) => ({ word, row })),
      ),
      ({ word }) => word,
    );
    const strangers = [...byWord.values()].flatMap((group) => {
      const [one, two] = [random.pick(group).row, random.pick(group).row];
      return one.entity === two.entity ? [] : [{ left: name(one), right: name(two), same: false }];
    });
    const usable = (pair: { left: string; right: string }) => pair.left !== pair.right;
    const pick = <P>(from: readonly P[], n: number) =>
      Array.from({ length: Math.min(n, from.length) }, (_, at) => from[Math.floor((at * from.length) / n)]!);
    return [
      ...pick(same.filter(usable), count / 2),
      ...pick(different.filter(usable), count / 4),
      ...pick(strangers.filter(usable), count / 4),
    ].map((pair) => ({
      ...pair,
      kind,
      schema: kind === 'company' ? 'Company' : 'Person',
    }));
  };
  return [
    ...pairsOf(companies.rows, companyName, 'company', companies.truth),
    ...pairsOf(people.rows, personName, 'person', people.truth),
  ];
}
