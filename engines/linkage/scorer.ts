import { LEVEL_OF } from './levels.ts';
import type { Prepared } from './prepare.ts';
import type { ScoreTable } from './score-table.ts';
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
const OPEN = 253;

export function createScorer(prepared: Prepared, table: ScoreTable): Scorer {
  const { cells, fields } = prepared;
  const width = fields.length;
  const levels = new Uint8Array(width);
  const added = new Float64Array(width);
  const pending = new Int32Array(width);
  const set = new Uint8Array(width);
  const levelOf = fields.map(({ method }) => LEVEL_OF[method]);
  const values = fields.map((field) => field.values);
  // Per field one set of weights for its own and one for each field it depends on.
  const given = table.fields.map((field) => Int32Array.from(field.given, (one) => one.field));
  const above = table.fields.map((field) => Uint8Array.from(field.given, (one) => (one.above ? 1 : 0)));
  const weights = table.fields.map((field) => [field, ...field.given].map((one) => Float64Array.from(one.weights)));
  const sameBits = Float64Array.from(table.fields, (field) => field.sameBits);
  const mostRarity = Float64Array.from(table.fields, (field) => field.mostRarity);
  const rarity = fields.map((field) => field.rarity);
  const lifts = table.fields.map((field) => Float64Array.from([0, ...field.given.map(({ lift }) => lift)]));
  const best = weights.map((sets) =>
    sets.map((list) => list.slice(1).reduce((most, one) => Math.max(most, one), -1e9)),
  );
  // What parts pairs best comes first: most pairs end at the first or second field.
  const order = weights
    .map(([list], f) => ({
      f,
      spread:
        best[f]![0]! - list!.at(-1)! - (fields[f]!.method === 'company' ? 6 : fields[f]!.method === 'words' ? 3 : 0),
    }))
    .sort((a, b) => b.spread - a.spread || a.f - b.f)
    .map(({ f }) => f);
  const agrees = Uint8Array.from(table.fields, ({ agreesUpTo }) => agreesUpTo);
  const hasCeiling = table.fields.some(({ ceiling }) => ceiling !== null);

  const crossed = (left: number, right: number, f: number, g: number): number => {
    const af = cells[left * width + f]!;
    const ag = cells[left * width + g]!;
    const bf = cells[right * width + f]!;
    const bg = cells[right * width + g]!;
    const one = af >= 0 && bg >= 0;
    const two = ag >= 0 && bf >= 0;
    if ((!one && !two) || (one && af !== bg) || (two && ag !== bf)) return Number.NEGATIVE_INFINITY;
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
    return level > 1 ? 0 : weights[f]![0]![1]!;
  };

  let held = false;
  const weigh = (left: number, right: number, least: number): number => {
    const a = left * width;
    const b = right * width;
    let total = table.start;
    let hope = 0;
    let open = 0;
    for (let f = 0; f < width; f++) {
      const x = cells[a + f]!;
      const y = cells[b + f]!;
      levels[f] = x < 0 || y < 0 ? UNKNOWN : x === y ? 0 : OPEN;
    }
    for (let at = 0; at < width; at++) {
      const f = order[at]!;
      const level = levels[f]!;
      added[f] = 0;
      if (level === UNKNOWN) continue;
      const parents = given[f]!;
      let which = 0;
      for (let k = 0; k < parents.length; k++)
        if (levels[parents[k]!] === 0 && (level > 0 || above[f]![k] === 1)) {
          which = k + 1;
          break;
        }
      if (level === 0) {
        const bits = sameBits[f]! + Math.min(rarity[f]![cells[a + f]!]!, mostRarity[f]!);
        const less = bits - lifts[f]![which]!;
        added[f] = which === 0 ? bits : Math.min(bits, Math.max(0, less));
        total += added[f]!;
      } else {
        set[f] = which;
        pending[open++] = f;
        hope += best[f]![which]!;
      }
    }
    let exchange = -1;
    let gain = 0;
    for (let e = 0; e < table.exchanges.length; e++) {
      const [f, g] = table.exchanges[e]!;
      const weight = crossed(left, right, f, g);
      if (weight > gain) {
        exchange = e;
        gain = weight;
      }
    }
    if (exchange < 0 && total + hope < least) return Number.NEGATIVE_INFINITY;
    for (let at = 0; at < open; at++) {
      const f = pending[at]!;
      const level = levelOf[f]!(values[f]!, cells[a + f]!, values[f]!, cells[b + f]!);
      levels[f] = level;
      added[f] = weights[f]![set[f]!]![level]!;
      total += added[f]!;
      hope -= best[f]![set[f]!]!;
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
