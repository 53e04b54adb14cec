import { keyText } from './keys.ts';
import { LEVEL_OF } from './levels.ts';
import type { LevelCode, LinkageModel } from './model.ts';
import { probabilityOf } from './model.ts';
import { normalise } from './normalise.ts';
import { buildValues, textOfValue, type Values, wordsOf } from './values.ts';
import { EXCHANGED_BITS, type ReadyModel, readyModel } from './weights.ts';

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
  const levels = model.fields.map((ready, at) => {
    const left = a.values[at];
    const right = b.values[at];
    return left && right ? ready.levelOf(left, 0, right, 0) : UNKNOWN;
  });
  const parts = levels.flatMap((level, at) => (level === UNKNOWN ? [] : [partOf(model, levels, at, a.values[at]!)]));
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

const UNKNOWN = -1;

function partOf({ fields }: ReadyModel, levels: readonly number[], at: number, left: Values): Part {
  const ready = fields[at]!;
  const level = levels[at]!;
  const code = ready.field.levels[level]?.code ?? 'other';
  const given = ready.given.find((one) => (level > 0 || one.above) && levels[one.at] === 0);
  if (level > 0) return { at, level, code, weight: (given?.weights ?? ready.weights)[level]! };
  const bits = ready.sameBits + ready.rarityOf(textOfValue(left, 0));
  const weight = given === undefined ? bits : Math.min(bits, Math.max(0, bits - Math.max(0, given.lift)));
  const rare = ready.field.frequency !== undefined && weight >= RARE_BITS;
  return { at, level, code: rare ? 'same-rare' : code, weight };
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
  const straight = parts.filter((part) => part.at === f || part.at === g);
  const weight = crossed.some(([x, y]) => x !== '' && y !== '' && x !== y)
    ? nearlyCrossed(model, f, g, a, b, straight)
    : crossed.every(([x, y]) => x === '' || y === '')
      ? Number.NEGATIVE_INFINITY
      : crossed.reduce(
          (sum, [x, y]) =>
            sum + (x === '' || y === '' ? 0 : Math.min(model.fields[f]!.rarityOf(x), model.fields[g]!.rarityOf(x))),
          EXCHANGED_BITS,
        );
  if (straight.reduce((sum, part) => sum + part.weight, 0) >= weight) return;
  for (const part of straight) parts.splice(parts.indexOf(part), 1);
  parts.push({ at: f, level: 0, code: 'exchanged', weight });
}

/** Both plainly other, and nearly the same crosswise: swapped, with a slip in it. */
function nearlyCrossed(
  model: ReadyModel,
  f: number,
  g: number,
  a: PreparedRecord,
  b: PreparedRecord,
  straight: readonly Part[],
): number {
  const apart =
    straight.length === 2 && straight.every(({ at, level }) => level === model.fields[at]!.weights.length - 1);
  const near = (x: Values | null | undefined, y: Values | null | undefined) => x && y && LEVEL_OF.name(x, 0, y, 0) <= 1;
  if (!apart || !near(a.values[f], b.values[g]) || !near(a.values[g], b.values[f])) return Number.NEGATIVE_INFINITY;
  return EXCHANGED_BITS + model.fields[f]!.weights[1]! + model.fields[g]!.weights[1]!;
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
      (other) =>
        other.level <= model.fields[other.at]!.agreesUpTo &&
        ceiling.unless.includes(model.fields[other.at]!.field.name),
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
