import { measureDependence } from './dependence.ts';
import { addByLevel, matchCounter, type Patterns } from './patterns.ts';
import { identityOf, type PlannedField } from './plan-fields.ts';
import type { Prepared } from './prepare.ts';
import { PRIOR_M, PRIOR_U } from './prior-shares.ts';
import { type Dependence, exchangesOf, type ScoreTable, scoreTable } from './score-table.ts';
import type { RandomLevels, Survey } from './survey.ts';

export interface Estimate {
  readonly prior: number;
  /** By field and level. */
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  readonly dependence: Dependence;
  readonly table: ScoreTable;
  readonly rounds: number;
  readonly pairs: number;
}

/** The prior counts like this many matched pairs a field. */
const PRIOR_PAIRS = 25;
/** … and besides like this share of the matches found: however many pairs, a heap of half-agreeing strangers must not define what a match is. */
const PRIOR_SHARE = 0.1;
const ROUNDS = 40;

/**
 * Shares of agreement among matches (m) and other pairs (u) without any label. `u` from random pairs, cleared of the matches among them. `m` and the
 * prior by expectation maximisation over all pairs of the table: those that no search found are taken for certain non-matches, so no field needs to be
 * left out for having been searched by. Dirichlet priors keep rare levels, tables without duplicates and tables of five rows in sane bounds.
 */
export function estimate(
  prepared: Prepared,
  planned: readonly PlannedField[],
  { alike, random }: Survey,
  sample: Patterns,
): Estimate {
  const { split, records } = prepared;
  const rows = prepared.recordOf.length;
  const exchanges = exchangesOf(planned);
  const drawn = randomShares(prepared, random);
  let leftRows = 0;
  for (let record = 0; record < split; record++) leftRows += prepared.copies[record]!;
  const allPairs = Math.max(1, split < records ? leftRows * (rows - leftRows) : (rows * (rows - 1)) / 2);
  let m = prepared.fields.map(({ method }) => PRIOR_M[method].slice());
  let prior = Math.min(0.3, Math.max(1 / allPairs, (0.1 * rows) / allPairs));
  let u = clear(prepared, drawn, m, 0);
  const identity = identityOf(planned);
  const independent: Dependence = prepared.fields.map(() => []);
  let dependence = independent;
  let rounds = 0;
  for (; rounds < ROUNDS; rounds++) {
    // What may be a match when everything counts in full is no witness for what non-matches have in common.
    dependence = measureDependence(prepared, alike, scoreTable(planned, m, u, prior, dependence), u);
    const table = scoreTable(planned, m, u, prior, dependence);
    const same = prepared.fields.map(({ levels }) => new Array<number>(levels).fill(0));
    const found = matchCounter(table)(sample);
    const matches = found.reduce((sum, mass) => sum + mass, 0.5);
    addByLevel(sample, found, exchanges, same);
    const next = same.map((counts, f) => {
      const sum = counts.reduce((a, b) => a + b, 0);
      const trust = PRIOR_PAIRS + PRIOR_SHARE * sum;
      const shares = PRIOR_M[prepared.fields[f]!.method];
      const found = counts.map((count, level) => (count + trust * shares[level]!) / (sum + trust));
      return identity.includes(f) ? named(found) : found;
    });
    const nextPrior = Math.min(0.5, matches / (allPairs + 1));
    let moved = Math.abs(Math.log2(nextPrior / prior));
    for (const [f, list] of next.entries())
      for (const [level, share] of list.entries()) moved = Math.max(moved, Math.abs(share - m[f]![level]!) * 10);
    m = next;
    prior = nextPrior;
    u = clear(prepared, drawn, m, prior);
    if (moved < 0.002) break;
  }
  return { prior, m, u, dependence, table: scoreTable(planned, m, u, prior, dependence), rounds, pairs: sample.pairs };
}

/** Matches bear the same name more often than not: what is alike in all but the name (colleagues, tenants) is no match, however many there are. */
function named(shares: readonly number[]): number[] {
  const others = shares.at(-1)!;
  if (others <= MOST_RENAMED) return shares.slice();
  return shares.map((share, level) =>
    level === shares.length - 1 ? MOST_RENAMED : (share / (1 - others)) * (1 - MOST_RENAMED),
  );
}
const MOST_RENAMED = 0.25;

/** Shares of the levels among random pairs, those of both sides known. */
function randomShares({ fields }: Prepared, counts: RandomLevels): number[][] {
  return fields.map((field, f) => {
    const sum = counts[f]!.reduce((a, b) => a + b, 0);
    // Agreement as such is known exactly, from how often each value occurs; two of its own copies are one record.
    let same = 0;
    for (let code = 0; code < field.counts.length; code++) {
      const share = field.counts[code]! / Math.max(1, field.known);
      same += share * Math.max(0, share - 1 / Math.max(1, field.known));
    }
    const prior = PRIOR_U[field.method];
    const trust = 4;
    const rest = counts[f]!.map((count, level) => (count + prior[level]! * trust) / (sum + trust));
    const others = rest.slice(1).reduce((a, b) => a + b, 0);
    return rest.map((share, level) => (level === 0 ? Math.max(same, 1e-7) : (share / others) * (1 - same)));
  });
}

/** Takes the true matches among random pairs out: in a table full of duplicates they are most of the agreements. */
function clear(
  prepared: Prepared,
  drawn: readonly (readonly number[])[],
  m: readonly (readonly number[])[],
  prior: number,
): number[][] {
  return drawn.map((shares, f) => {
    const floor = PRIOR_U[prepared.fields[f]!.method];
    const left = shares.map((share, level) =>
      Math.max(share - prior * m[f]![level]!, share * 0.1, floor[level]! * 1e-5),
    );
    const sum = left.reduce((a, b) => a + b, 0);
    return left.map((share) => share / sum);
  });
}
