// node engines/reliability/bench/weeks.bench.ts [--write]: half a year of proposals by producers whose truth is known, reviewed by people who err in
// three of a hundred cases. Does the threshold follow what is measured, is the over-confident one taken down, is the honest one left alone, and
// is "80 %" right 80 % of the time, or not known yet?
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, calibrate, followThreshold, judgePromise } from '../index.ts';

const DAYS = 180;
const A_DAY = 40;
const SAMPLED = 0.2;
const REVIEWER_ERRS = 0.03;
const BOUNDS = { target: 0.9, least: 0.7, most: 0.99 };
const HALF_YEARS = 400;

/** What a stated confidence is truly worth on a day. */
const producers: Readonly<Record<string, (stated: number, day: number) => number>> = {
  wellCalibrated: (stated) => stated,
  modest: (stated) => Math.min(0.995, stated + 0.1),
  overConfident: (stated) => stated - 0.15,
  // Honest for two months; then what it reads changes, and within a month it is 20 points too sure.
  drifting: (stated, day) => stated - 0.2 * Math.min(1, Math.max(0, (day - 60) / 30)),
};

let state = 20_261_121;
const random = (): number => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

interface HalfYear {
  readonly heldOn: number | null;
  readonly thresholds: readonly number[];
  readonly unseen: { readonly count: number; readonly right: number };
  /** Asked every week what 80 % is worth: the answer and the truth. */
  readonly answers: readonly {
    readonly low: number;
    readonly high: number;
    readonly share: number;
    readonly truth: number;
  }[];
  /** First day on which it could say what 80 % is worth. */
  readonly knownFrom: number;
}

function halfYear(worth: (stated: number, day: number) => number): HalfYear {
  const measured: Checked[] = [];
  const checks: Checked[] = [];
  const thresholds: number[] = [];
  const answers: HalfYear['answers'][number][] = [];
  let threshold = 0.8;
  let heldOn: number | null = null;
  let knownFrom = DAYS;
  const unseen = { count: 0, right: 0 };
  for (let day = 0; day < DAYS; day += 1) {
    for (let n = 0; n < A_DAY; n += 1) {
      // Most of what a producer proposes it is rather sure of.
      const stated = Math.round((1 - 0.5 * random() ** 1.5) * 0.99 * 100) / 100;
      const right = random() < worth(stated, day);
      const said = random() < REVIEWER_ERRS ? !right : right;
      if (heldOn === null && stated >= threshold) {
        unseen.count += 1;
        if (right) unseen.right += 1;
        if (random() >= SAMPLED) continue;
        checks.push({ stated, right: said });
        if (judgePromise(checks.slice(-500).reverse()).broken) heldOn = day;
      }
      measured.push({ stated, right: said });
    }
    if (heldOn === null) threshold = followThreshold(measured.slice(-2000), threshold, BOUNDS);
    if (day % 30 === 29) thresholds.push(threshold);
    if (day % 7 !== 6 && knownFrom < DAYS) continue;
    const answer = calibrate(measured.slice(-2000), 0.8);
    if (answer === null) continue;
    knownFrom = Math.min(knownFrom, day);
    answers.push({ ...answer, truth: worth(0.8, day) });
  }
  return { heldOn, thresholds, unseen, answers, knownFrom };
}

const round = (value: number) => Number(value.toFixed(3));
const mean = (values: readonly number[]) =>
  round(values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length));

const found = (truth: number): number => truth * (1 - REVIEWER_ERRS) + (1 - truth) * REVIEWER_ERRS;

const result = {
  at: '2026-11-21',
  halfYears: HALF_YEARS,
  proposalsADay: A_DAY,
  sampled: SAMPLED,
  reviewerErrs: REVIEWER_ERRS,
  bounds: BOUNDS,
  producers: Object.fromEntries(
    Object.entries(producers).map(([name, worth]) => {
      const runs = Array.from({ length: HALF_YEARS }, () => halfYear(worth));
      const held = runs.flatMap(({ heldOn }) => (heldOn === null ? [] : [heldOn])).sort((a, b) => a - b);
      const answers = runs.flatMap((run) => run.answers);
      return [
        name,
        {
          takenDown: round(held.length / HALF_YEARS),
          takenDownOnDay: held.length === 0 ? null : { median: held[held.length >> 1], latest: held.at(-1) },
          thresholdByMonth: Array.from({ length: 6 }, (_, month) =>
            mean(runs.map((run) => run.thresholds[month] ?? 0)),
          ),
          thresholdOutsideBounds: runs.filter((run) =>
            run.thresholds.some((one) => one < BOUNDS.least || one > BOUNDS.most),
          ).length,
          rightAmongUnseen: mean(runs.map(({ unseen }) => unseen.right / Math.max(1, unseen.count))),
          unseenInAll: Math.round(mean(runs.map(({ unseen }) => unseen.count))),
          worthOf80: {
            knownFromDay: mean(runs.map((run) => run.knownFrom)),
            said: mean(answers.map(({ share }) => share)),
            truth: mean(answers.map(({ truth }) => truth)),
            // Reviewers who err find a little less than the truth; that is all that can be measured.
            foundByReviewers: mean(answers.map(({ truth }) => found(truth))),
            coversWhatTheyFind: mean(
              answers.map(({ low, high, truth }) => Number(low <= found(truth) && found(truth) <= high)),
            ),
          },
        },
      ];
    }),
  ),
};
console.log(JSON.stringify(result, null, 2));
if (process.argv.includes('--write'))
  writeFileSync(join(import.meta.dirname, 'weeks.results.json'), `${JSON.stringify(result, null, 2)}\n`);
