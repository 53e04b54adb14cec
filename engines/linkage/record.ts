import { keyText } from './keys.ts';
import { LEVEL_OF } from './levels.ts';
import type { LevelCode, LinkageModel } from './model.ts';
import { probabilityOf } from './model.ts';
import { normalise } from './normalise.ts';
import { oneValue, type Values, wordsOf } from './values.ts';
import { EXCHANGED_BITS, type ReadyModel, readyModel } from './weights.ts';

export type RecordValues = Readonly<Record<string, string | null | undefined>>;

/** One record ready to be compared many times. */
export interface PreparedRecord {
  /** As written, by field of the model. */
  readonly shown: readonly string[];
  /** One form for all spellings, by field of the model; '' where nothing is known. */
  readonly texts: readonly string[];
  /** Made when first compared: most records of an index are only ever asked for their keys. */
  readonly values: (Values | undefined)[];
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
  const texts: string[] = [];
  for (const { field } of model.fields) {
    let text = '';
    let raw: string | null | undefined;
    for (const column of field.from) {
      raw = record[column];
      text = typeof raw === 'string' ? normalise(field.role, raw) : '';
      if (text !== '') break;
    }
    shown.push(text === '' ? '' : (raw ?? ''));
    texts.push(text);
  }
  return { shown, texts, values: [] };
}

/** The value of a field as it is compared; undefined where it is unknown. */
export function comparedValue(model: ReadyModel, record: PreparedRecord, at: number): Values | undefined {
  const text = record.texts[at];
  if (text === undefined || text === '') return undefined;
  const { field, wordWeightOf } = model.fields[at]!;
  const value = record.values[at] ?? oneValue(field.method, text, wordWeightOf);
  record.values[at] = value;
  return value;
}

interface Part {
  at: number;
  level: number;
  code: ReasonCode;
  weight: number;
}

/** Symmetric; deterministic; the cost is a few microseconds. */
export function compareRecords(model: ReadyModel, a: PreparedRecord, b: PreparedRecord): RecordComparison {
  const parts = weighed(
    model,
    a,
    b,
    model.fields.map((_, at) => levelAt(model, a, b, at)),
  );
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

/**
 * False only where `compareRecords` comes out below `bits`: all fields are compared but names of companies, which cost more than all others
 * together and are taken to agree as well as unequal names can.
 */
export function canReach(model: ReadyModel, a: PreparedRecord, b: PreparedRecord, bits: number): boolean {
  const dear = model.fields.findIndex(({ field }) => field.method === 'company');
  if (dear < 0 || a.texts[dear] === b.texts[dear]) return true;
  const levels = model.fields.map((_, at) => (at === dear ? UNKNOWN : levelAt(model, a, b, at)));
  if (a.texts[dear] !== '' && b.texts[dear] !== '') levels[dear] = bestUnequal(model, levels, dear);
  return weighed(model, a, b, levels).reduce((sum, part) => sum + part.weight, model.start) >= bits;
}

function bestUnequal(model: ReadyModel, levels: readonly number[], at: number): number {
  let best = 1;
  let most = Number.NEGATIVE_INFINITY;
  for (let level = 1; level < model.fields[at]!.weights.length; level++) {
    const { weight } = partOf(model, levels.with(at, level), at, '');
    if (weight <= most) continue;
    most = weight;
    best = level;
  }
  return best;
}

function weighed(model: ReadyModel, a: PreparedRecord, b: PreparedRecord, levels: readonly number[]): Part[] {
  const parts: Part[] = [];
  for (const [at, level] of levels.entries())
    if (level !== UNKNOWN) parts.push(partOf(model, levels, at, a.texts[at]!));
  for (const [f, g] of model.exchanges) exchange(model, f, g, a, b, parts);
  dampBundles(model, parts);
  lowerToCeilings(model, parts);
  return parts;
}

const UNKNOWN = -1;

function levelAt(model: ReadyModel, a: PreparedRecord, b: PreparedRecord, at: number): number {
  const text = a.texts[at];
  if (text === '' || b.texts[at] === '') return UNKNOWN;
  // Level 0 is the same text whatever the method.
  if (text === b.texts[at]) return 0;
  const left = comparedValue(model, a, at);
  const right = comparedValue(model, b, at);
  return left && right ? model.fields[at]!.levelOf(left, 0, right, 0) : UNKNOWN;
}

function partOf({ fields }: ReadyModel, levels: readonly number[], at: number, text: string): Part {
  const ready = fields[at]!;
  const level = levels[at]!;
  const code = ready.field.levels[level]?.code ?? 'other';
  const given = ready.given.find((one) => (level > 0 || one.above) && levels[one.at] === 0);
  if (level > 0) return { at, level, code, weight: (given?.weights ?? ready.weights)[level]! };
  const bits = ready.sameBits + ready.rarityOf(text);
  const weight = given === undefined ? bits : Math.min(bits, Math.max(0, bits - Math.max(0, given.lift)));
  const rare = ready.field.frequency !== undefined && weight >= RARE_BITS;
  return { at, level, code: rare ? 'same-rare' : code, weight };
}

/** Where two fields say more when read crosswise, that reading takes the place of both. */
function exchange(model: ReadyModel, f: number, g: number, a: PreparedRecord, b: PreparedRecord, parts: Part[]): void {
  const crossed = [
    [a.texts[f]!, b.texts[g]!],
    [a.texts[g]!, b.texts[f]!],
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
  const near = (one: number, other: number) => {
    const x = comparedValue(model, a, one);
    const y = comparedValue(model, b, other);
    return x !== undefined && y !== undefined && LEVEL_OF.name(x, 0, y, 0) <= 1;
  };
  if (!apart || !near(f, g) || !near(g, f)) return Number.NEGATIVE_INFINITY;
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
      const text = record.texts[field] ?? '';
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
