import { keyText } from './keys.ts';
import type { LevelCode, LinkageModel } from './model.ts';
import { probabilityOf } from './model.ts';
import { normalise } from './normalise.ts';
import { buildValues, textOfValue, type Values, wordsOf } from './values.ts';
import { EXCHANGED_BITS, type ReadyField, type ReadyModel, readyModel } from './weights.ts';

export type RecordValues = Readonly<Record<string, string | null | undefined>>;

/** One record ready to be compared many times. */
export interface PreparedRecord {
  /** As written, by field of the model. */
  readonly shown: readonly string[];
  readonly values: readonly (Values | null)[];
}

export type ReasonCode = LevelCode | 'start' | 'same-rare' | 'exchanged';

/** One step of the waterfall: the weights of all reasons add up to the weight of the comparison. */
export interface Reason {
  /** Name of the field; '' for where every comparison starts (`start`: how rare matches are before anything is compared). */
  readonly field: string;
  readonly code: ReasonCode;
  readonly left: string;
  readonly right: string;
  /** Bits, for (+) or against (-). */
  readonly weight: number;
}

export interface RecordComparison {
  /** log2 of the odds that both are the same. */
  readonly weight: number;
  readonly probability: number;
  /** `start` first, then by weight, strongest first whatever its sign. Fields unknown on a side are left out: they say nothing. */
  readonly reasons: readonly Reason[];
}

const RARE_BITS = 10;

export const prepareModel = (model: LinkageModel): ReadyModel => readyModel(model);

/** Reads what the model's fields want of a record. Unknown keys are ignored; null, '' and placeholders ("-", "k. A.") are unknown values. */
export function prepareRecord(model: ReadyModel, record: RecordValues): PreparedRecord {
  const shown: string[] = [];
  const values = model.fields.map(({ field, wordWeightOf }) => {
    for (const column of field.from) {
      const raw = record[column];
      const text = typeof raw === 'string' ? normalise(field.role, raw) : '';
      if (text === '') continue;
      shown.push(raw ?? '');
      return buildValues(field.method, [text], wordWeightOf);
    }
    shown.push('');
    return null;
  });
  return { shown, values };
}

interface Part {
  at: number;
  level: number;
  code: ReasonCode;
  weight: number;
}

/** Symmetric; deterministic; the cost is a few microseconds. */
export function compareRecords(model: ReadyModel, a: PreparedRecord, b: PreparedRecord): RecordComparison {
  const parts: Part[] = [];
  model.fields.forEach((ready, at) => {
    const left = a.values[at] ?? null;
    const right = b.values[at] ?? null;
    if (left === null || right === null) return;
    parts.push(partOf(ready, at, left, right));
  });
  for (const [f, g] of model.exchanges) exchange(model, f, g, a, b, parts);
  dampBundles(model, parts);
  lowerToCeilings(model, parts);
  const reasons: Reason[] = parts
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || x.at - y.at)
    .map(({ at, code, weight }) => ({
      field: model.fields[at]!.field.name,
      code,
      left: a.shown[at] ?? '',
      right: b.shown[at] ?? '',
      weight,
    }));
  reasons.unshift({ field: '', code: 'start', left: '', right: '', weight: model.start });
  const weight = reasons.reduce((sum, reason) => sum + reason.weight, 0);
  return { weight, probability: probabilityOf(weight), reasons };
}

function partOf(ready: ReadyField, at: number, left: Values, right: Values): Part {
  const level = ready.levelOf(left, 0, right, 0);
  const code = ready.field.levels[level]?.code ?? 'other';
  if (level > 0) return { at, level, code, weight: ready.weights[level]! };
  const rarity = ready.rarityOf(textOfValue(left, 0));
  const rare = ready.field.frequency !== undefined && rarity >= RARE_BITS;
  return { at, level, code: rare ? 'same-rare' : code, weight: ready.sameBits + rarity };
}

/** Where two fields say more when read crosswise, that reading takes the place of both. */
function exchange(model: ReadyModel, f: number, g: number, a: PreparedRecord, b: PreparedRecord, parts: Part[]): void {
  const text = (record: PreparedRecord, at: number) => {
    const values = record.values[at];
    return values ? textOfValue(values, 0) : '';
  };
  const crossed = [
    [text(a, f), text(b, g)],
    [text(a, g), text(b, f)],
  ] as const;
  if (crossed.some(([x, y]) => x !== '' && y !== '' && x !== y) || crossed.every(([x, y]) => x === '' || y === ''))
    return;
  let weight = EXCHANGED_BITS;
  for (const [x, y] of crossed)
    if (x !== '' && y !== '') weight += Math.min(model.fields[f]!.rarityOf(x), model.fields[g]!.rarityOf(x));
  const straight = parts.filter((part) => part.at === f || part.at === g);
  if (straight.reduce((sum, part) => sum + part.weight, 0) >= weight) return;
  for (const part of straight) parts.splice(parts.indexOf(part), 1);
  parts.push({ at: f, level: 0, code: 'exchanged', weight });
}

function dampBundles(model: ReadyModel, parts: Part[]): void {
  const strongest = new Map<string, Part>();
  for (const part of parts) {
    const bundle = model.fields[part.at]!.field.bundle;
    if (bundle === undefined || part.weight <= 0) continue;
    const most = strongest.get(bundle);
    if (most === undefined) strongest.set(bundle, part);
    else if (part.weight > most.weight) {
      most.weight /= 2;
      strongest.set(bundle, part);
    } else part.weight /= 2;
  }
}

/** Takes what exceeds a ceiling off the disagreement that set it, so that the reasons still add up. */
function lowerToCeilings(model: ReadyModel, parts: readonly Part[]): void {
  for (const part of parts) {
    const { ceiling, levels } = model.fields[part.at]!.field;
    if (ceiling === undefined || part.level < levels.findIndex(({ code }) => code === ceiling.from)) continue;
    const excused = parts.some(
      (other) => other.level === 0 && ceiling.unless.includes(model.fields[other.at]!.field.name),
    );
    const excess = parts.reduce((sum, { weight }) => sum + weight, model.start) - ceiling.bits;
    if (!excused && excess > 0) part.weight -= excess;
  }
}

/**
 * Keys for an index that is kept up to date: two records should be compared when they share one. A key that thousands share ("GmbH", a
 * big city) belongs capped by whoever keeps the index: take the rarest keys first.
 */
export function blockKeysOf(model: ReadyModel, record: PreparedRecord): string[] {
  const keys = new Set<string>();
  model.model.rules.forEach((rule, number) => {
    let open = [`${number}`];
    for (const { field, key } of rule.parts) {
      const values = record.values[field];
      const text = values ? textOfValue(values, 0) : '';
      const ends = key === 'word' ? wordTexts(text) : [keyText(key, text)].filter((end) => end !== '');
      open = open.flatMap((head) => ends.map((end) => `${head}:${end}`));
    }
    for (const key of open) keys.add(key);
  });
  return [...keys];
}

const wordTexts = (text: string): string[] => [
  ...new Set(
    wordsOf(text)
      .map(({ from, to }) => text.slice(from, to))
      .filter((word) => word.length > 2),
  ),
];
