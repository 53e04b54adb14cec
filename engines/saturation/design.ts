import type { Prepared } from './touches.ts';

/** A run of parameters with one normal prior, whose precision `tau` is learnt: precision matrix tau x shape + ridge. */
export interface Block {
  readonly name: 'level' | 'count' | 'segment' | 'segment-count' | 'channel' | 'channel-count' | 'gap' | 'trait';
  readonly from: number;
  readonly length: number;
  /** Entries of the shape matrix, both triangles, relative to `from`. */
  readonly shape: readonly (readonly [row: number, column: number, value: number])[];
  readonly rank: number;
  readonly ridge: number;
  /** Gamma prior of tau, as pseudo-observations: `a` of them with mean square `b / a`. */
  readonly prior: { readonly a: number; readonly b: number };
  readonly learnt: boolean;
}

export interface Design {
  readonly size: number;
  readonly blocks: readonly Block[];
  /** Parameters per touch: `width` indices each, -1 where there is none, with their values. */
  readonly width: number;
  readonly index: Int32Array;
  readonly value: Float64Array;
  readonly start: Readonly<Record<Block['name'], number>>;
}

/** Upper ends of the classes of days since the last contact. */
export const GAPS = [1, 3, 5, 8, 12, 18, 30, 60, Number.POSITIVE_INFINITY] as const;

export function gapClass(gap: number | null): number {
  return gap === null ? GAPS.length - 1 : GAPS.findIndex((end) => gap <= end);
}

type Shape = Block['shape'];

/** Squared differences of the given order, as a matrix (Rue and Held 2005, section 3.4). */
function differences(length: number, order: 1 | 2, base = 0): Shape {
  const step = order === 1 ? [-1, 1] : [1, -2, 1];
  return Array.from({ length: Math.max(0, length - order) }, (_, at) => at).flatMap((at) =>
    step.flatMap((left, i) => step.map((right, j) => [base + at + i, base + at + j, left * right] as const)),
  );
}

const diagonal = (length: number, value = 1): Shape => Array.from({ length }, (_, at) => [at, at, value] as const);

/** Deviations of each group from the common curve: neighbours alike, all near nothing. */
function deviations(groups: number, length: number): Shape {
  return Array.from({ length: groups }, (_, group) => group * length).flatMap((base) => [
    ...differences(length, 1, base),
    ...Array.from({ length }, (_, at) => [base + at, base + at, 0.1] as const),
  ]);
}

/** Which parameters stand for which touch. A level or group that has no other beside it gets none of its own. */
export function designOf(prepared: Prepared, spacing: boolean): Design {
  const { touches, most } = prepared;
  const segments = prepared.segments.length > 1 ? prepared.segments.length : 0;
  const channels = prepared.channels.length > 1 ? prepared.channels.length : 0;
  const blocks: Block[] = [];
  const start = {} as Record<Block['name'], number>;
  const add = (
    name: Block['name'],
    length: number,
    shape: Shape,
    rank: number,
    ridge: number,
    prior: Block['prior'],
    learnt = true,
  ): void => {
    const last = blocks.at(-1);
    const from = last === undefined ? 0 : last.from + last.length;
    start[name] = from;
    blocks.push({ name, from, length, shape, rank, ridge, prior, learnt });
  };
  add('level', 1, diagonal(1), 1, 0, { a: 1, b: 20 }, false);
  add('count', most, differences(most, 2), Math.max(0, most - 2), 0.1, { a: 1, b: 0.15 });
  add('segment', segments, diagonal(segments), segments, 0, { a: 1, b: 0.1 });
  add('segment-count', segments * most, deviations(segments, most), segments * most, 0, { a: 2, b: 0.15 });
  add('channel', channels, diagonal(channels), channels, 0, { a: 1, b: 0.1 });
  add('channel-count', channels * most, deviations(channels, most), channels * most, 0, { a: 2, b: 0.15 });
  const gaps = spacing ? GAPS.length : 0;
  add('gap', gaps, differences(gaps, 1), Math.max(0, gaps - 1), 0.2, { a: 1, b: 0.05 });
  add('trait', 2, diagonal(2), 2, 0, { a: 1, b: 1 }, false);
  const end = blocks.at(-1)!;
  const width = 9;
  const index = new Int32Array(touches.length * width).fill(-1);
  const value = new Float64Array(touches.length * width);
  for (const [row, touch] of touches.entries()) {
    let at = row * width;
    const put = (parameter: number, worth = 1): void => {
      index[at] = parameter;
      value[at] = worth;
      at += 1;
    };
    put(start.level);
    put(start.count + touch.count - 1);
    if (segments > 0) {
      put(start.segment + touch.segment);
      put(start['segment-count'] + touch.segment * most + touch.count - 1);
    }
    if (channels > 0) {
      put(start.channel + touch.channel);
      put(start['channel-count'] + touch.channel * most + touch.count - 1);
    }
    if (spacing) put(start.gap + gapClass(touch.gap));
    put(start.trait, touch.habit);
    put(start.trait + 1, touch.answeredBefore ? 1 : 0);
  }
  return { size: end.from + end.length, blocks, width, index, value, start };
}
