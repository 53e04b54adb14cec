// Names against labels, plain and cross-validated, and the weights that fit: node engines/linkage/names/bench/company-names.ts --data DIR
// DIR holds linkage/company-names/pairs.csv (nomenklatura, MIT). German pairs come from the generator: fitted on half A, reported on half B.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '#engines/example-company/random.ts';
import { BELIEF, COMPANY_WEIGHTS, PERSON_WEIGHTS, SPREAD } from '../calibration.ts';
import { featuresOf, measure } from '../compare-names.ts';
import { prepareName } from '../prepare-name.ts';
import { type Case, figuresOf, fitWeights, scoreOf } from './fit.ts';
import { generatedPairs } from './generated.ts';
import { type LabelledPair, readPairs } from './labelled.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, write: { type: 'boolean' } },
});
if (!values.data) throw new Error('say --data FOLDER');

const casesOf = (pairs: readonly LabelledPair[], share: number): (Case & { readonly pair: LabelledPair })[] =>
  pairs.flatMap((pair) => {
    const measures = measure(prepareName(pair.left, pair.kind), prepareName(pair.right, pair.kind), {});
    return measures ? [{ pair, features: featuresOf(measures), same: pair.same, share }] : [];
  });

/** Pairs that a rule decides (numbers, legal forms, generations) teach nothing about the other weights. */
const undecided = <T extends Case>(cases: readonly T[]): T[] =>
  cases.filter(
    ({ features }) => features.numbers + features.oneNumber + features.formOther + features.generations === 0,
  );

const labelled = readPairs(values.data);
const GROUPS = {
  company: {
    pick: (pair: LabelledPair) => pair.kind !== 'person',
    weights: COMPANY_WEIGHTS,
    belief: BELIEF.company,
    spread: SPREAD.company,
  },
  person: {
    pick: (pair: LabelledPair) => pair.kind === 'person',
    weights: PERSON_WEIGHTS,
    belief: BELIEF.person,
    spread: SPREAD.person,
  },
} as const;

const results: Record<string, unknown> = {};
for (const [name, { pick, weights, belief, spread }] of Object.entries(GROUPS)) {
  const cases = casesOf(labelled.filter(pick), 1);
  const GENERATED = 1500;
  const generated = casesOf(generatedPairs('A', 7, GENERATED).filter(pick), cases.length / GENERATED);
  const unseen = casesOf(generatedPairs('B', 2026, GENERATED).filter(pick), 1);
  const scored = (some: readonly (Case & { pair: LabelledPair })[], by = weights) =>
    some.map((one) => ({ probability: scoreOf(by, one.features), same: one.same, schema: one.pair.schema }));
  const narrow = (all: readonly { probability: number; same: boolean; schema: string }[]) =>
    figuresOf(all.filter(({ schema }) => name === 'person' || schema === 'Company' || schema === 'Organization'));
  // Ten folds, five times shuffled: each pair is judged by weights that never saw it.
  const outOfFold: { probability: number; same: boolean; schema: string }[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const random = createRandom(100 + turn);
    const folds = cases.map(() => random.whole(0, 9));
    for (let fold = 0; fold < 10; fold++) {
      const fitted = fitWeights(
        undecided([...cases.filter((_, at) => folds[at] !== fold), ...generated]),
        belief,
        spread,
      );
      outOfFold.push(
        ...scored(
          cases.filter((_, at) => folds[at] === fold),
          fitted,
        ),
      );
    }
  }
  const fitted = fitWeights(undecided([...cases, ...generated]), belief, spread);
  results[name] = {
    labelled: narrow(scored(cases)),
    labelledAllSchemas: figuresOf(scored(cases)),
    beliefOnly: narrow(scored(cases, belief)),
    crossValidated: narrow(outOfFold),
    germanUnseen: figuresOf(scored(unseen)),
    germanUnseenBeliefOnly: figuresOf(scored(unseen, belief)),
    calibration: [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97].map((from, at, all) => {
      const to = all[at + 1] ?? 1.01;
      const bin = [...outOfFold, ...scored(unseen)].filter(
        ({ probability }) => probability >= from && probability < to,
      );
      const mean = (list: readonly number[]) =>
        Math.round((list.reduce((sum, one) => sum + one, 0) / (list.length || 1)) * 100) / 100;
      return {
        from,
        pairs: bin.length,
        said: mean(bin.map((one) => one.probability)),
        true: mean(bin.map((one) => (one.same ? 1 : 0))),
      };
    }),
    fitted: Object.fromEntries(
      Object.entries(fitted).map(([feature, weight]) => [feature, Math.round(Number(weight) * 100) / 100]),
    ),
  };
}
const names = generatedPairs('B', 2026, 1500);
const started = performance.now();
for (const pair of names) measure(prepareName(pair.left, pair.kind), prepareName(pair.right, pair.kind), {});
const report = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? ''}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  pairsPerSecond: Math.round(names.length / ((performance.now() - started) / 1000)),
  ...results,
};
if (values.write)
  writeFileSync(join(import.meta.dirname, 'company-names.result.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 1));
