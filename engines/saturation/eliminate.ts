import type { Design } from './design.ts';
import type { AccountEffect, PersonEffect, State } from './fit.ts';
import { cholesky, inverse, solve } from './symmetric.ts';
import type { Prepared } from './touches.ts';

/** Touches of one account, and its people. */
export interface Group {
  readonly rows: readonly number[];
  readonly persons: readonly number[];
}

export function groupByAccount({ touches, accounts }: Prepared): Group[] {
  const groups = accounts.map(() => ({ rows: [] as number[], persons: [] as number[] }));
  for (const [row, { account, person }] of touches.entries()) {
    const group = groups[account]!;
    group.rows.push(row);
    if (!group.persons.includes(person)) group.persons.push(person);
  }
  return groups;
}

interface Work {
  readonly prepared: Prepared;
  readonly design: Design;
  readonly state: State;
  readonly centred: Float64Array;
  readonly moments: (
    eta: number,
    response: number,
    residual: number,
  ) => { readonly mean: number; readonly weight: number; readonly working: number };
}

/** What is needed to find an account's effects once the common parameters are known. */
export interface Eliminated {
  /** Common parameters that its touches meet. */
  readonly places: readonly number[];
  /** Per such parameter, how the account's effects follow it. */
  readonly along: Float64Array;
  readonly own: Float64Array;
  readonly lower: Float64Array;
  /** Effects: level, slope, then a level per person. */
  readonly effects: number;
  readonly squares: number;
}

/** Adds an account's touches to the equations of the common parameters, its own effects integrated out (Schur complement). */
export function eliminate(
  { rows, persons }: Group,
  account: number,
  { prepared, design, state, centred, moments }: Work,
  matrix: Float64Array,
  right: Float64Array,
): Eliminated {
  const { size, width, index, value } = design;
  const { spread } = state;
  const effects = 2 + persons.length;
  const inner = new Float64Array(effects * effects);
  for (let i = 0; i < effects; i++)
    inner[i * (effects + 1)] = 1 / (i === 0 ? spread.account : i === 1 ? spread.slope : spread.person);
  const innerRight = new Float64Array(effects);
  const places: number[] = [];
  const local = new Map<number, number>();
  for (const row of rows) {
    for (let k = row * width; k < (row + 1) * width && index[k]! >= 0; k++)
      if (!local.has(index[k]!)) local.set(index[k]!, places.push(index[k]!) - 1);
  }
  const outer = new Float64Array(places.length * effects);
  const own = state.accounts[account]!;
  let squares = 0;
  for (const row of rows) {
    const touch = prepared.touches[row]!;
    const slope = centred[touch.count - 1]!;
    const who = 2 + persons.indexOf(touch.person);
    let end = row * width;
    let eta = own.level + own.slope * slope + state.persons[touch.person]!.level;
    for (; end < (row + 1) * width && index[end]! >= 0; end++) eta += state.beta[index[end]!]! * value[end]!;
    const { mean, weight, working } = moments(eta, touch.response, state.residual);
    squares += (touch.response - mean) ** 2;
    for (let k = row * width; k < end; k++) {
      const left = index[k]!;
      const scaled = weight * value[k]!;
      right[left]! += scaled * working;
      for (let l = row * width; l < end; l++) matrix[left * size + index[l]!]! += scaled * value[l]!;
      const place = local.get(left)! * effects;
      outer[place]! += scaled;
      outer[place + 1]! += scaled * slope;
      outer[place + who]! += scaled;
    }
    const met = [
      [0, 1],
      [1, slope],
      [who, 1],
    ] as const;
    for (const [i, a] of met) {
      innerRight[i]! += weight * a * working;
      for (const [j, b] of met) inner[i * effects + j]! += weight * a * b;
    }
  }
  const lower = cholesky(inner, effects);
  const along = new Float64Array(outer.length);
  for (let place = 0; place < places.length; place++)
    along.set(solve(lower, effects, outer.subarray(place * effects, (place + 1) * effects)), place * effects);
  for (let i = 0; i < places.length; i++) {
    for (let r = 0; r < effects; r++) right[places[i]!]! -= along[i * effects + r]! * innerRight[r]!;
    for (let j = 0; j < places.length; j++) {
      let sum = 0;
      for (let r = 0; r < effects; r++) sum += along[i * effects + r]! * outer[j * effects + r]!;
      matrix[places[i]! * size + places[j]!]! -= sum;
    }
  }
  return { places, along, own: solve(lower, effects, innerRight), lower, effects, squares };
}

/** An account's effects and those of its people, given the common parameters. */
export function effectsOf(
  { places, along, own, lower, effects }: Eliminated,
  beta: Float64Array,
): { readonly account: AccountEffect; readonly people: readonly PersonEffect[] } {
  const found = own.slice();
  for (let i = 0; i < places.length; i++)
    for (let r = 0; r < effects; r++) found[r]! -= along[i * effects + r]! * beta[places[i]!]!;
  const variance = inverse(lower, effects);
  return {
    account: {
      level: found[0]!,
      slope: found[1]!,
      levelVariance: variance[0]!,
      slopeVariance: variance[effects + 1]!,
      covariance: variance[1]!,
    },
    people: Array.from({ length: effects - 2 }, (_, at) => ({
      level: found[at + 2]!,
      variance: variance[(at + 2) * (effects + 1)]!,
    })),
  };
}
