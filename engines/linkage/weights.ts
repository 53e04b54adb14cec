import { LEVEL_OF, type LevelOf } from './levels.ts';
import type { Field, LinkageModel } from './model.ts';
import { log2odds } from './model.ts';
import { hashOf, isWordy, wordsOf } from './values.ts';

/** A field made ready for comparing. */
export interface ReadyField {
  readonly field: Field;
  readonly levelOf: LevelOf;
  /** log2(m / u) by level; the first without the rarity of the value. */
  readonly weights: Float64Array;
  /** log2(m) of the first level: the value's rarity is added where frequencies are known. */
  readonly sameBits: number;
  /** -log2 of the share of records that have this value. */
  readonly rarityOf: (text: string) => number;
  /** Bits a word tells, by its hash. */
  readonly wordWeightOf: (hash: number) => number;
}

export interface ReadyModel {
  readonly model: LinkageModel;
  readonly start: number;
  readonly fields: readonly ReadyField[];
  /** Pairs of fields that are entered in each other's place. */
  readonly exchanges: readonly (readonly [number, number])[];
}

/** Two values in each other's place: one true pair in about 130 (own counts on lists of people); rarer than that nobody would see it. */
export const EXCHANGED_BITS = -7;
const LEAST = 1e-9;

export function levelWeights(field: Field): Float64Array {
  return Float64Array.from(field.levels, ({ m, u }) => Math.log2(Math.max(m, LEAST) / Math.max(u, LEAST)));
}

export function readyField(field: Field): ReadyField {
  const weights = levelWeights(field);
  const sameBits = Math.log2(Math.max(field.levels[0]?.m ?? 1, LEAST));
  const { frequency } = field;
  const usual = weights[0]! - sameBits;
  const rarityOf =
    frequency === undefined
      ? () => usual
      : (text: string) => Math.log2(frequency.rows / Math.max(0.5, frequency.values[text] ?? frequency.rest));
  return { field, levelOf: LEVEL_OF[field.method], weights, sameBits, rarityOf, wordWeightOf: wordWeights(field) };
}

/** Words of frequent values tell less. Without frequencies every word tells the same. */
function wordWeights(field: Field): (hash: number) => number {
  const { frequency } = field;
  if (!isWordy(field.method) || frequency === undefined) return () => 1;
  const counts = new Map<number, number>();
  for (const [text, count] of Object.entries(frequency.words ?? {})) counts.set(hashOf(text), count);
  if (frequency.words === undefined)
    for (const [text, count] of Object.entries(frequency.values))
      for (const { hash } of wordsOf(text)) counts.set(hash, (counts.get(hash) ?? 0) + count);
  const most = Math.log2(Math.max(4, frequency.rows / Math.max(1, frequency.rest)));
  return (hash) => {
    const count = counts.get(hash);
    return count === undefined ? most : Math.max(0.3, Math.log2(frequency.rows / count));
  };
}

export function readyModel(model: LinkageModel): ReadyModel {
  const exchanges: (readonly [number, number])[] = [];
  model.fields.forEach((field, at) => {
    if (field.exchange === undefined) return;
    for (let other = at + 1; other < model.fields.length; other++)
      if (model.fields[other]!.exchange === field.exchange) exchanges.push([at, other]);
  });
  return { model, start: log2odds(model.prior), fields: model.fields.map(readyField), exchanges };
}
