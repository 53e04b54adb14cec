import { log2odds, probabilityOf } from './model.ts';
import type { Prepared } from './prepare.ts';
import { PRIOR_U } from './prior-shares.ts';
import type { Pairs } from './score-units.ts';
import type { Scorer } from './scorer.ts';

export interface Clusters {
  /** By record: the smallest record of its cluster. */
  readonly clusterOf: Int32Array;
  /** By record: 1 where two rows that say this are one. What only says "Berlin" is not enough. */
  readonly selfEvident: Uint8Array;
  /** Both tables were free of duplicates: every record has at most one partner. */
  readonly oneToOne: boolean;
}

/** Groups up to this size are judged by all their pairs; larger ones are first parted at their weakest links. */
const JUDGED_WHOLE = 80;
/** A pair that is ruled out (GmbH here, GmbH & Co. KG there) outweighs one that is certain, so that a row which leaves the form out joins one side only. */
const RULED_OUT = -1;
const TELLING_BITS = 16;
/** Share of conflicts that are duplicates of one table, up to which that table counts as free of them. */
const FEW_DUPLICATES = 0.05;

/**
 * Records that are one. Links above the threshold make groups; within a group the two parts whose pairs have the highest mean probability are joined
 * until no two parts' mean reaches one half. So one strong link does not pull two strangers together when the other pairs speak against it
 * (average linkage; Hassanzadeh et al. 2009 compare it with transitive closure).
 */
export function clusterPairs(prepared: Prepared, pairs: Pairs, scorer: Scorer, threshold: number): Clusters {
  const { records, split } = prepared;
  const bits = log2odds(threshold);
  const selfEvident = new Uint8Array(records).fill(1);
  for (let record = 0; record < records; record++)
    if (prepared.copies[record]! > 1 && scorer.weigh(record, record, bits) < bits && !isCopied(prepared, record))
      selfEvident[record] = 0;
  if (split < records && isOneToOne(pairs, scorer, bits))
    return { clusterOf: assign(records, pairs, bits), selfEvident, oneToOne: true };
  const clusterOf = eachItsOwn(records);
  const parents = eachItsOwn(records);
  for (let at = 0; at < pairs.left.length; at++)
    if (pairs.weight[at]! >= bits) join(parents, pairs.left[at]!, pairs.right[at]!);
  const groups = new Map<number, number[]>();
  for (let record = 0; record < records; record++) {
    const root = find(parents, record);
    if (root !== record || groups.has(root)) addTo(groups, root, record);
  }
  const edges = new Map<number, number[]>();
  for (let at = 0; at < pairs.left.length; at++) {
    if (pairs.weight[at]! < bits) continue;
    const root = find(parents, pairs.left[at]!);
    if ((groups.get(root)?.length ?? 0) + 1 > JUDGED_WHOLE) addTo(edges, root, at);
  }
  for (const [root, rest] of groups) {
    // Two that are linked are one: no ceiling lets a pair reach even odds.
    if (rest.length === 1 && rest[0] !== root && bits >= 0) {
      clusterOf[rest[0]!] = root;
      continue;
    }
    const members = [root, ...rest.filter((one) => one !== root)].sort((a, b) => a - b);
    for (const part of partsOf(members, edges.get(root) ?? [], pairs, bits))
      for (const cluster of judge(part, scorer, threshold))
        for (const record of cluster) clusterOf[record] = cluster[0]!;
  }
  return { clusterOf, selfEvident, oneToOne: false };
}

function eachItsOwn(records: number): Int32Array {
  const own = new Int32Array(records);
  for (let record = 0; record < records; record++) own[record] = record;
  return own;
}

function addTo(groups: Map<number, number[]>, key: number, value: number): void {
  const list = groups.get(key);
  if (list) list.push(value);
  else groups.set(key, [value]);
}

function find(parents: Int32Array, record: number): number {
  let root = record;
  while (parents[root] !== root) root = parents[root]!;
  let at = record;
  while (parents[at] !== root) {
    const next = parents[at]!;
    parents[at] = root;
    at = next;
  }
  return root;
}

/** The smaller record leads, so that the outcome does not depend on the order of links. */
function join(parents: Int32Array, a: number, b: number): void {
  const x = find(parents, a);
  const y = find(parents, b);
  if (x < y) parents[y] = x;
  else if (y < x) parents[x] = y;
}

/** A group too large to be judged whole, parted by asking ever more of a link. What stays too large at the end is what it is: hundreds of copies. */
function partsOf(members: readonly number[], edges: readonly number[], pairs: Pairs, bits: number): number[][] {
  let open = [members.slice()];
  const done: number[][] = [];
  for (let least = bits; open.length > 0; least += 3) {
    const next: number[][] = [];
    for (const group of open) {
      if (group.length <= JUDGED_WHOLE) done.push(group);
      else if (least > bits + 30) done.push(group);
      else next.push(...connected(group, edges, pairs, least + 3));
    }
    open = next;
  }
  return done;
}

function connected(group: readonly number[], edges: readonly number[], pairs: Pairs, least: number): number[][] {
  const place = new Map(group.map((record, at) => [record, at]));
  const parents = Int32Array.from(group, (_, at) => at);
  for (const edge of edges) {
    if (pairs.weight[edge]! < least) continue;
    const a = place.get(pairs.left[edge]!);
    const b = place.get(pairs.right[edge]!);
    if (a !== undefined && b !== undefined) join(parents, a, b);
  }
  const parts = new Map<number, number[]>();
  for (const [at, record] of group.entries()) addTo(parts, find(parents, at), record);
  return [...parts.values()];
}

function judge(members: readonly number[], scorer: Scorer, threshold: number): number[][] {
  const n = members.length;
  if (n === 1) return [[members[0]!]];
  if (n > JUDGED_WHOLE * 4) return [members.slice()];
  const share = new Float64Array(n * n);
  // Below one half two members speak against each other; the threshold moves what counts as neutral.
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const weight = scorer.weigh(members[i]!, members[j]!, Number.NEGATIVE_INFINITY);
      const p = scorer.ruledOut() ? RULED_OUT : probabilityOf(weight);
      share[i * n + j] = p;
      share[j * n + i] = p;
    }
  const parts: number[][] = members.map((_, at) => [at]);
  const neutral = Math.min(0.5, threshold);
  for (;;) {
    let best = neutral;
    let pair: [number, number] | null = null;
    for (let a = 0; a < parts.length; a++)
      for (let b = a + 1; b < parts.length; b++) {
        let sum = 0;
        for (const i of parts[a]!) for (const j of parts[b]!) sum += share[i * n + j]!;
        const mean = sum / (parts[a]!.length * parts[b]!.length);
        if (mean > best) {
          best = mean;
          pair = [a, b];
        }
      }
    if (!pair) break;
    parts[pair[0]]!.push(...parts[pair[1]]!);
    parts.splice(pair[1], 1);
  }
  return parts.map((part) => part.map((at) => members[at]!).sort((a, b) => a - b));
}

/** Two records of one table that both fit one of the other: where they hardly ever are the same themselves, the tables hold everything once. */
function isOneToOne(pairs: Pairs, scorer: Scorer, bits: number): boolean {
  const partners = new Map<number, number>();
  let linked = 0;
  let twins = 0;
  for (let at = 0; at < pairs.left.length; at++) {
    if (pairs.weight[at]! < bits) continue;
    for (const [one, other] of [
      [pairs.left[at]!, pairs.right[at]!],
      [pairs.right[at]!, pairs.left[at]!],
    ] as const) {
      const before = partners.get(one);
      if (before === undefined) {
        partners.set(one, other);
        linked += 1;
      } else if (scorer.weigh(before, other, bits) >= bits) twins += 1;
    }
  }
  return twins <= linked * FEW_DUPLICATES;
}

/** Best pairs first, each record once. */
function assign(records: number, pairs: Pairs, bits: number): Int32Array {
  const clusterOf = eachItsOwn(records);
  const taken = new Uint8Array(records);
  const order = Uint32Array.from(pairs.left, (_, at) => at)
    .filter((at) => pairs.weight[at]! >= bits)
    .sort((a, b) => pairs.weight[b]! - pairs.weight[a]! || a - b);
  for (const at of order) {
    const left = pairs.left[at]!;
    const right = pairs.right[at]!;
    if (taken[left] === 1 || taken[right] === 1) continue;
    taken[left] = 1;
    taken[right] = 1;
    clusterOf[right] = left;
  }
  return clusterOf;
}

/**
 * A row that makes up a fifth of the table was copied: its values are common for that reason, and how telling such values usually are decides.
 */
function isCopied({ copies, fields, cells, recordOf }: Prepared, record: number): boolean {
  if (copies[record]! < Math.max(2, recordOf.length / 5)) return false;
  let bits = 0;
  fields.forEach(({ method }, f) => {
    if (cells[record * fields.length + f]! >= 0) bits -= Math.log2(PRIOR_U[method][0]!);
  });
  return bits >= TELLING_BITS;
}
