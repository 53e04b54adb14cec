import { LEVEL_OF, type LevelOf } from './levels.ts';
import type { Field, LinkageModel } from './model.ts';
import { log2odds } from './model.ts';
import { AGREES_UP_TO } from './score-table.ts';
import { hashOf } from './units.ts';
import { isWordy, wordsOf } from './values.ts';

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
  readonly given: readonly {
    readonly at: number;
    readonly above: boolean;
    readonly weights: readonly number[];
    readonly lift: number;
  }[];
  readonly agreesUpTo: number;
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
const MOST_RARITY = 20;

function rarityIn({ rows, rest, values, trust }: NonNullable<Field['frequency']>, text: string): number {
  const count = values[text] ?? rest;
  if (trust === undefined) return Math.log2(rows / Math.max(0.5, count));
  return -Math.log2((Math.max(0.7, count - 1) + trust.rows * trust.share) / (rows + trust.rows));
}

export function levelWeights(field: Field): Float64Array {
  return Float64Array.from(field.levels, ({ m, u }) => Math.log2(Math.max(m, LEAST) / Math.max(u, LEAST)));
}

export function readyField(field: Field, fields: readonly Field[]): ReadyField {
  const weights = levelWeights(field);
  const sameBits = Math.log2(Math.max(field.levels[0]?.m ?? 1, LEAST));
  const { frequency } = field;
  const usual = weights[0]! - sameBits;
  const rarityOf =
    frequency === undefined ? () => usual : (text: string) => Math.min(MOST_RARITY, rarityIn(frequency, text));
  const given = (field.given ?? []).map(({ field: name, above, u }) => ({
    at: fields.findIndex((other) => other.name === name),
    above,
    weights: field.levels.map(({ m }, level) => Math.log2(Math.max(m, LEAST) / Math.max(u[level] ?? 1, LEAST))),
    lift: Math.log2(Math.max(u[0] ?? 1, LEAST) / Math.max(field.levels[0]?.u ?? 1, LEAST)),
  }));
  return {
    field,
    levelOf: LEVEL_OF[field.method],
    weights,
    sameBits,
    rarityOf,
    wordWeightOf: wordWeights(field),
    given,
    agreesUpTo: AGREES_UP_TO[field.method],
  };
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
  return {
    model,
    start: log2odds(model.prior),
    fields: model.fields.map((field) => readyField(field, model.fields)),
    exchanges,
  };
}
