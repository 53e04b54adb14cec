import { LEVEL_OF } from './levels.ts';
import type { Method } from './model.ts';
import type { Prepared } from './prepare.ts';
import { type ScoreTable, weightsGiven } from './score-table.ts';
import { EXCHANGED_BITS } from './weights.ts';

export interface Scorer {
  /** @returns the weight, or -Infinity as soon as it is certain that it stays below `least` */
  weigh(left: number, right: number, least: number): number;
  /** Level of every field in the pair weighed last, where it was weighed to its end; UNKNOWN and EXCHANGED are none. */
  readonly levels: Uint8Array;
  /** Whether the pair weighed last was held down by a ceiling: something in it rules a match out. */
  ruledOut(): boolean;
  /** What every field added. */
  readonly added: Float64Array;
}

export const UNKNOWN = 255;
export const EXCHANGED = 254;

/** Weights by field where certain fields have equal values. */
interface Row {
  /** By field and level. */
  readonly weights: Float64Array;
  /** By field: the most that values which are not equal can weigh. */
  readonly best: Float64Array;
  /** By field: bits by which agreement is more usual there, 0 where it depends on nothing. */
  readonly lift: Float64Array;
  readonly depends: Uint8Array;
  /** Sum of `best` over the fields that are not equal. */
  readonly mostBest: number;
}
const STRIDE = 8;
/** Bits that a field has to part better than another before it is compared first: what comparing it costs. */
const METHOD_COST: Readonly<Partial<Record<Method, number>>> = { company: 6, words: 3 };

function rowOf({ fields }: ScoreTable, same: number): Row {
  const row = {
    weights: new Float64Array(fields.length * STRIDE),
    best: new Float64Array(fields.length),
    lift: new Float64Array(fields.length),
    depends: new Uint8Array(fields.length),
  };
  const isSame = (field: number) => ((same >>> field) & 1) === 1;
  let mostBest = 0;
  for (const [f, field] of fields.entries()) {
    const given = weightsGiven(field, isSame(f) ? 0 : 1, isSame);
    const { weights } = given ?? field;
    row.weights.set(weights, f * STRIDE);
    row.best[f] = weights.slice(1).reduce((most, one) => Math.max(most, one), -1e9);
    row.lift[f] = given?.lift ?? 0;
    row.depends[f] = given === null ? 0 : 1;
    if (!isSame(f)) mostBest += row.best[f]!;
  }
  return { ...row, mostBest };
}

export function createScorer(prepared: Prepared, table: ScoreTable): Scorer {
  const { cells, fields } = prepared;
  const width = fields.length;
  const all = 2 ** width - 1;
  const levels = new Uint8Array(width);
  const added = new Float64Array(width);
  const levelOf = fields.map(({ method }) => LEVEL_OF[method]);
  const values = fields.map((field) => field.values);
  const sameBits = Float64Array.from(table.fields, (field) => field.sameBits);
  const mostRarity = Float64Array.from(table.fields, (field) => field.mostRarity);
  const rarity = fields.map((field) => field.rarity);
  // One row of weights for each set of fields found equal, made when first met.
  const rows: Row[] = [];
  const rowAt = new Int32Array(2 ** width).fill(-1);
  const rowFor = (same: number): Row => {
    if (rowAt[same]! < 0) rowAt[same] = rows.push(rowOf(table, same)) - 1;
    return rows[rowAt[same]!]!;
  };
  // What parts pairs best comes first: most pairs end at the first or second field.
  const { best: bestAlone } = rowFor(0);
  const order = Uint8Array.from(
    table.fields
      .map(({ weights }, f) => ({
        f,
        spread: bestAlone[f]! - weights.at(-1)! - (METHOD_COST[fields[f]!.method] ?? 0),
      }))
      .sort((a, b) => b.spread - a.spread || a.f - b.f)
      .map(({ f }) => f),
  );
  const agrees = Uint8Array.from(table.fields, ({ agreesUpTo }) => agreesUpTo);
  const hasCeiling = table.fields.some(({ ceiling }) => ceiling !== null);

  const crossings = table.exchanges.length;
  const firsts = Uint8Array.from(table.exchanges, ([f]) => f);
  const seconds = Uint8Array.from(table.exchanges, ([, g]) => g);
  /** What the records from places a and b in `cells` share when two fields are read crosswise; -Infinity where they do not. */
  const crossed = (a: number, b: number, f: number, g: number): number => {
    const af = cells[a + f]!;
    const bg = cells[b + g]!;
    const one = af >= 0 && bg >= 0;
    if (one && af !== bg) return Number.NEGATIVE_INFINITY;
    const ag = cells[a + g]!;
    const bf = cells[b + f]!;
    const two = ag >= 0 && bf >= 0;
    if ((!one && !two) || (two && ag !== bf)) return Number.NEGATIVE_INFINITY;
    let weight = EXCHANGED_BITS;
    if (one) weight += Math.min(rarity[f]![af]!, rarity[g]![af]!);
    if (two) weight += Math.min(rarity[f]![ag]!, rarity[g]![ag]!);
    return weight;
  };

  /** Both names plainly other, and nearly the same when read crosswise: swapped, with a slip in it. @returns what that adds */
  const crossedNearly = (left: number, right: number): number => {
    for (const [f, g] of table.exchanges) {
      const last = (at: number) => levels[at] === table.fields[at]!.weights.length - 1;
      if (!last(f) || !last(g)) continue;
      const x = likeName(f, cells[left * width + f]!, cells[right * width + g]!);
      const y = likeName(g, cells[left * width + g]!, cells[right * width + f]!);
      const gain = EXCHANGED_BITS + x + y;
      if (x <= 0 || y <= 0 || gain <= added[f]! + added[g]!) continue;
      const more = gain - added[f]! - added[g]!;
      levels[f] = EXCHANGED;
      levels[g] = UNKNOWN;
      added[f] = gain;
      added[g] = 0;
      return more;
    }
    return 0;
  };

  const likeName = (f: number, x: number, y: number): number => {
    const level = LEVEL_OF.name(values[f]!, x, values[f]!, y);
    return level > 1 ? 0 : table.fields[f]!.weights[1]!;
  };

  let held = false;
  const weigh = (left: number, right: number, least: number): number => {
    const a = left * width;
    const b = right * width;
    let open = 0;
    let unknown = 0;
    // Without a branch: which of them agree is anybody's guess, the processor's too.
    for (let f = 0; f < width; f++) {
      const x = cells[a + f]!;
      const y = cells[b + f]!;
      const differ = x ^ y;
      const known = ~((x | y) >> 31);
      open |= (((differ | -differ) >>> 31) & known) << f;
      unknown |= (~known & 1) << f;
    }
    const same = all & ~open & ~unknown;
    const { weights, best, lift, depends, mostBest } = rowFor(same);
    let total = table.start;
    for (let rest = same; rest !== 0; rest &= rest - 1) {
      const f = 31 - Math.clz32(rest & -rest);
      const bits = sameBits[f]! + Math.min(rarity[f]![cells[a + f]!]!, mostRarity[f]!);
      added[f] = depends[f] === 0 ? bits : Math.min(bits, Math.max(0, bits - lift[f]!));
      total += added[f]!;
    }
    let hope = mostBest;
    for (let rest = unknown; rest !== 0; rest &= rest - 1) hope -= best[31 - Math.clz32(rest & -rest)]!;
    let exchange = -1;
    let gain = 0;
    for (let e = 0; e < crossings; e++) {
      const weight = crossed(a, b, firsts[e]!, seconds[e]!);
      if (weight > gain) {
        exchange = e;
        gain = weight;
      }
    }
    if (exchange < 0 && total + hope < least) return Number.NEGATIVE_INFINITY;
    for (let at = 0; at < width; at++) {
      const f = order[at]!;
      if (((open >>> f) & 1) === 0) {
        if (((same >>> f) & 1) === 0) {
          levels[f] = UNKNOWN;
          added[f] = 0;
        } else levels[f] = 0;
        continue;
      }
      const level = levelOf[f]!(values[f]!, cells[a + f]!, values[f]!, cells[b + f]!);
      levels[f] = level;
      added[f] = weights[f * STRIDE + level]!;
      total += added[f]!;
      hope -= best[f]!;
      if (exchange < 0 && total + hope < least) return Number.NEGATIVE_INFINITY;
    }
    if (exchange >= 0) {
      const [f, g] = table.exchanges[exchange]!;
      if (gain > added[f]! + added[g]!) {
        total += gain - added[f]! - added[g]!;
        levels[f] = EXCHANGED;
        levels[g] = UNKNOWN;
        added[f] = gain;
        added[g] = 0;
      }
    }
    total += crossedNearly(left, right);
    held = false;
    if (!hasCeiling) return total;
    const lowered = lower(total);
    held = lowered < total;
    return lowered;
  };

  const lower = (total: number): number => {
    let lowered = total;
    for (let f = 0; f < width; f++) {
      const { ceiling } = table.fields[f]!;
      if (ceiling === null || levels[f]! < ceiling.from || levels[f]! >= EXCHANGED || lowered <= ceiling.bits) continue;
      if (ceiling.unless.some((other) => levels[other]! <= agrees[other]!)) continue;
      added[f]! -= lowered - ceiling.bits;
      lowered = ceiling.bits;
    }
    return lowered;
  };

  return { weigh, levels, added, ruledOut: () => held };
}
