import type { Block, Design } from './design.ts';
import { type Eliminated, effectsOf, eliminate, type Group, groupByAccount } from './eliminate.ts';
import { cholesky, inverse, solve } from './symmetric.ts';
import type { Prepared } from './touches.ts';

/** What an account adds to the common part: a level, and a slope by the centred log count. */
export interface AccountEffect {
  readonly level: number;
  readonly slope: number;
  readonly levelVariance: number;
  readonly slopeVariance: number;
  readonly covariance: number;
}

export interface PersonEffect {
  readonly level: number;
  readonly variance: number;
}

/** Variances between accounts (level, slope) and between people of one account. */
export interface Spread {
  readonly account: number;
  readonly slope: number;
  readonly person: number;
}

export interface Fit {
  readonly family: 'answer' | 'amount';
  readonly parameters: Float64Array;
  /** Lower triangle of the precision of the common parameters, accounts and people integrated out. */
  readonly precision: Float64Array;
  readonly size: number;
  readonly accounts: readonly AccountEffect[];
  readonly persons: readonly PersonEffect[];
  readonly spread: Spread;
  /** Centred log count, per count. */
  readonly centred: Float64Array;
}

/** Where the steps stand: the modes of the last step. */
export interface State {
  readonly beta: Float64Array;
  readonly accounts: readonly AccountEffect[];
  readonly persons: readonly PersonEffect[];
  readonly spread: Spread;
  readonly residual: number;
}

const STEPS = 40;
const NOTHING: AccountEffect = { level: 0, slope: 0, levelVariance: 0, slopeVariance: 0, covariance: 0 };
/** What variances usually are on the scale of log odds; held by two pseudo-observations, so few groups neither vanish nor run away. */
const USUAL: Spread = { account: 0.2, slope: 0.12, person: 0.1 };

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Mode and curvature of a generalised linear mixed model: common parameters with smoothness priors, accounts (level and slope) and people (level)
 * nested in them. Laplace's method, variances at the fixed point of the evidence (MacKay 1992; Breslow and Clayton 1993). Accounts are eliminated
 * one by one, so the cost grows with the touches and not with the cube of the accounts. Amounts are expected to vary by about 1.
 */
export function fitTouches(prepared: Prepared, design: Design): Fit {
  const { touches, most } = prepared;
  const { size, blocks } = design;
  const family = touches.every(({ response }) => response === 0 || response === 1) ? 'answer' : 'amount';
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  const centre = mean(touches.map(({ count }) => Math.log(count)));
  const centred = Float64Array.from({ length: most }, (_, at) => Math.log(at + 1) - centre);
  const average = mean(touches.map(({ response }) => response));
  const middle = family === 'answer' ? Math.log((average + 0.01) / (1.01 - average)) : average;
  const groups = groupByAccount(prepared);
  const beta = new Float64Array(size);
  beta[design.start.level] = middle;
  const tau = blocks.map(({ prior }) => prior.a / prior.b);
  let state: State = {
    beta,
    accounts: groups.map(() => NOTHING),
    persons: prepared.persons.map(() => ({ level: 0, variance: 0 })),
    spread: USUAL,
    residual: 1,
  };
  let precision: Float64Array = new Float64Array(0);
  for (let step = 0; step < STEPS; step++) {
    const matrix = new Float64Array(size * size);
    const right = new Float64Array(size);
    addPriors(matrix, right, blocks, tau, size);
    right[design.start.level]! += matrix[design.start.level * (size + 1)]! * middle;
    const work = { prepared, design, state, centred, moments: family === 'answer' ? answerMoments : amountMoments };
    const eliminated = groups.map((group, at) => eliminate(group, at, work, matrix, right));
    precision = cholesky(matrix, size);
    const next: Float64Array = solve(precision, size, right);
    const moved = next.reduce((far, one, at) => Math.max(far, Math.abs(one - state.beta[at]!)), 0);
    const turned = learnSmoothness(blocks, tau, next, inverse(precision, size), size);
    const before = state.spread;
    state = advance(state, groups, eliminated, next, touches.length);
    const spread = Math.max(
      ...(['account', 'slope', 'person'] as const).map((name) => Math.abs(Math.log(state.spread[name] / before[name]))),
    );
    if (step > 3 && moved < 0.01 && turned < 0.02 && spread < 0.02) break;
  }
  const { accounts, persons, spread } = state;
  return { family, parameters: state.beta, precision, size, accounts, persons, spread, centred };
}

interface Moments {
  readonly mean: number;
  readonly weight: number;
  readonly working: number;
}

function answerMoments(eta: number, response: number): Moments {
  const mean = sigmoid(Math.max(-9, Math.min(9, eta)));
  const weight = Math.max(1e-3, mean * (1 - mean));
  return { mean, weight, working: eta + (response - mean) / weight };
}

function amountMoments(eta: number, response: number, residual: number): Moments {
  return { mean: eta, weight: 1 / residual, working: response };
}

/** Effects at the new common parameters, and the variances that they speak for. */
function advance(
  state: State,
  groups: readonly Group[],
  eliminated: readonly Eliminated[],
  beta: Float64Array,
  rows: number,
): State {
  const sums = { account: 0, slope: 0, person: 0 };
  const free = { account: 0, slope: 0, person: 0 };
  const persons = [...state.persons];
  const accounts = eliminated.map((one, at) => {
    const { account, people } = effectsOf(one, beta);
    sums.account += account.level ** 2;
    free.account += 1 - account.levelVariance / state.spread.account;
    sums.slope += account.slope ** 2;
    free.slope += 1 - account.slopeVariance / state.spread.slope;
    for (const [place, effect] of people.entries()) {
      persons[groups[at]!.persons[place]!] = effect;
      sums.person += effect.level ** 2;
      free.person += 1 - effect.variance / state.spread.person;
    }
    return account;
  });
  const learn = (name: keyof Spread): number => (sums[name] + 2 * USUAL[name]) / (Math.max(0, free[name]) + 2);
  const squares = eliminated.reduce((sum, one) => sum + one.squares, 0);
  return {
    beta,
    accounts,
    persons,
    spread: { account: learn('account'), slope: learn('slope'), person: learn('person') },
    residual: Math.max(1e-9, squares / Math.max(1, rows - 1)),
  };
}

function addPriors(
  matrix: Float64Array,
  right: Float64Array,
  blocks: readonly Block[],
  tau: readonly number[],
  size: number,
): void {
  right.fill(0);
  for (const [at, { from, length, shape, ridge }] of blocks.entries()) {
    for (const [row, column, worth] of shape) matrix[(from + row) * size + from + column]! += tau[at]! * worth;
    for (let i = from; i < from + length; i++) matrix[i * size + i]! += ridge;
  }
}

/** One step of the precisions to their fixed point; how far the furthest moved, on the log scale. */
function learnSmoothness(
  blocks: readonly Block[],
  tau: number[],
  beta: Float64Array,
  covariance: Float64Array,
  size: number,
): number {
  let moved = 0;
  for (const [at, { from, length, shape, rank, prior, learnt }] of blocks.entries()) {
    if (!learnt || length === 0 || rank === 0) continue;
    let bent = 0;
    let open = 0;
    for (const [row, column, worth] of shape) {
      bent += worth * beta[from + row]! * beta[from + column]!;
      open += worth * covariance[(from + row) * size + from + column]!;
    }
    const free = Math.max(0, rank - tau[at]! * open);
    const next = (free + 2 * prior.a) / (bent + 2 * prior.b);
    moved = Math.max(moved, Math.abs(Math.log(next / tau[at]!)));
    tau[at] = next;
  }
  return moved;
}
