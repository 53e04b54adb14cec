import { writeFileSync } from 'node:fs';
import { featuresOf } from '../news/classifier.ts';
import { NEWS_KINDS } from '../news/kinds.ts';
import { rulesOf } from '../news/rules/rules-of.ts';
import { newsSentences } from './corpus/news.ts';

// node engines/extraction/bench/train-news.ts: multinomial logistic regression with L2, gradient descent with AdaGrad steps; writes
// ../news/weights.json. Only the sentences that are not held out are seen; strength of shrinking is chosen by five folds of them.
const kinds = ['none', ...NEWS_KINDS];
const TODAY = '2026-11-21';
interface Sample {
  readonly target: number;
  readonly features: readonly (readonly [string, number])[];
  readonly ruled: ReadonlySet<string>;
}
const samples: Sample[] = newsSentences()
  .filter((one) => !one.held)
  .map((one) => ({
    target: kinds.indexOf(one.kind),
    features: [...featuresOf(one.sentence, TODAY)],
    ruled: new Set(rulesOf(one.sentence).keys()),
  }));

type Weights = Map<string, number[]>;
function train(set: readonly Sample[], shrink: number, rounds: number): Weights {
  const counts = new Map<string, number>();
  for (const { features } of set) for (const [feature] of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const weights: Weights = new Map();
  const squares: Weights = new Map();
  for (const [feature, count] of counts) {
    if (count < 2 && !feature.includes(':')) continue;
    weights.set(
      feature,
      kinds.map(() => 0),
    );
    squares.set(
      feature,
      kinds.map(() => 0.1),
    );
  }
  for (let round = 0; round < rounds; round++) {
    for (const { target, features } of set) {
      const p = probabilities(weights, features);
      for (const [feature, strength] of features) {
        const row = weights.get(feature);
        const square = squares.get(feature);
        if (!row || !square) continue;
        // Words are shrunk harder than rules: a rule was written for more sentences than are here.
        const pull = feature.includes(':') || feature === 'bias' ? shrink * 0.1 : shrink;
        for (let kind = 0; kind < kinds.length; kind++) {
          const gradient = ((p[kind] ?? 0) - (kind === target ? 1 : 0)) * strength + pull * (row[kind] ?? 0);
          square[kind] = (square[kind] ?? 0) + gradient * gradient;
          row[kind] = (row[kind] ?? 0) - (0.15 * gradient) / Math.sqrt(square[kind] ?? 1);
        }
      }
    }
  }
  return weights;
}

function probabilities(weights: Weights, features: Sample['features']): number[] {
  const sums = kinds.map(() => 0);
  for (const [feature, strength] of features) {
    const row = weights.get(feature);
    if (row)
      for (let kind = 0; kind < kinds.length; kind++) sums[kind] = (sums[kind] ?? 0) + (row[kind] ?? 0) * strength;
  }
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

function folds(shrink: number, rounds: number): { macro: number; precision: number } {
  const count = kinds.map(() => ({ right: 0, wrong: 0, missed: 0 }));
  for (let fold = 0; fold < 5; fold++) {
    const weights = train(
      samples.filter((_, at) => at % 5 !== fold),
      shrink,
      rounds,
    );
    for (const { target, features, ruled } of samples.filter((_, at) => at % 5 === fold)) {
      const p = probabilities(weights, features);
      let best = kinds.slice(1).reduce((top, _, at) => ((p[at + 1] ?? 0) > (p[top] ?? 0) ? at + 1 : top), 1);
      if ((p[best] ?? 0) < 0.5 || !ruled.has(kinds[best] ?? '')) best = 0;
      if (best === target) (count[best] as { right: number }).right++;
      else {
        (count[best] as { wrong: number }).wrong++;
        (count[target] as { missed: number }).missed++;
      }
    }
  }
  const signals = count.slice(1);
  const f1 = signals.map(({ right, wrong, missed }) => (2 * right) / (2 * right + wrong + missed || 1));
  const right = signals.reduce((sum, one) => sum + one.right, 0);
  return {
    macro: f1.reduce((a, b) => a + b, 0) / f1.length,
    precision: right / (right + signals.reduce((sum, one) => sum + one.wrong, 0)),
  };
}

let chosen = { shrink: 0.02, rounds: 40, macro: 0, precision: 0 };
for (const shrink of [0.003, 0.01, 0.03, 0.1])
  for (const rounds of [10, 25, 60]) {
    const { macro, precision } = folds(shrink, rounds);
    console.log(JSON.stringify({ shrink, rounds, macro: macro.toFixed(3), precision: precision.toFixed(3) }));
    if (macro + precision > chosen.macro + chosen.precision) chosen = { shrink, rounds, macro, precision };
  }
const weights = train(samples, chosen.shrink, chosen.rounds);
const features = Object.fromEntries(
  [...weights]
    .map(([feature, row]) => [feature, row.map((weight) => Math.round(weight * 100) / 100)] as const)
    .filter(([, row]) => row.some((weight) => Math.abs(weight) > 0.05)),
);
writeFileSync(new URL('../news/weights.json', import.meta.url), `${JSON.stringify({ version: 1, kinds, features })}\n`);
console.log(JSON.stringify({ sentences: samples.length, features: Object.keys(features).length, ...chosen }));
