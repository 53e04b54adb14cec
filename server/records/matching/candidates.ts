import type { PreparedRecord } from '#engines/linkage/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { printOf } from './decide-pair.ts';
import { type Comparison, judge, mayBeOne, preparedOf } from './judge.ts';
import { type BlockKey, keysOf, WORTH_COMPARING } from './keys.ts';
import { type ModelInUse, modelInUse } from './model.ts';
import { type Apart, findApart, type PairKind, pairKey } from './store-decisions.ts';
import { BLOCK_LIMIT, findKnown, type Known, OF_BIGGER } from './store-keys.ts';
import { textOf, type Values } from './subjects.ts';

/** A description; prepared for comparing only when it is compared, and once. */
interface Entry {
  readonly id: string;
  readonly values: Values;
  prepared?: PreparedRecord;
}

export interface Subject {
  readonly values: Values;
  readonly prepared: PreparedRecord;
  readonly keys: readonly BlockKey[];
}

/** A few records of a kind, found again by their block keys; and what people hold apart among them. */
export class Neighbours {
  private readonly blocks = new Map<number, Entry[]>();
  private readonly apartIds = new Set<string>();
  private readonly apartPrints = new Set<string>();
  private readonly entries = new Map<string, Entry[]>();
  private model: ModelInUse | undefined;

  use(model: ModelInUse): void {
    this.model ??= model;
  }

  subject(values: Values): Subject {
    const model = this.known();
    const prepared = preparedOf(model, values);
    return { values, prepared, keys: keysOf(model, prepared) };
  }

  add(id: string, { values, prepared, keys }: Subject): void {
    this.enter(
      { id, values, prepared },
      keys.flatMap(({ key, use }) => (use === 'sought' ? [] : [key])),
    );
  }

  /** A company is known under each of its customer numbers. */
  addKnown({ id, values, numbers, keys }: Known): void {
    const own = textOf(values, 'customer_number');
    for (const number of new Set([own, ...numbers]))
      this.enter({ id, values: number === own ? values : { ...values, customer_number: number } }, keys);
  }

  private enter(entry: Entry, keys: readonly number[]): void {
    for (const key of keys) {
      const block = this.blocks.get(key);
      if (block === undefined) this.blocks.set(key, [entry]);
      else if (block.length <= BLOCK_LIMIT) block.push(entry);
    }
    const own = this.entries.get(entry.id);
    if (own === undefined) this.entries.set(entry.id, [entry]);
    else own.push(entry);
  }

  addApart({ ids, prints }: Apart): void {
    for (const pair of ids) this.apartIds.add(pair);
    for (const pair of prints) this.apartPrints.add(pair);
  }

  /** Whether a person said that these two are two: by their ids, or by what they are known as. */
  apart(a: { readonly id: string } | { readonly values: Values }, b: string): boolean {
    if ('id' in a && this.apartIds.has(pairKey(a.id, b))) return true;
    if (this.apartPrints.size === 0) return false;
    const own = 'id' in a ? this.prints(a.id) : [this.print(a.values)];
    const others = this.prints(b);
    return own.some((one) => others.some((other) => this.apartPrints.has(pairKey(one, other))));
  }

  private prints(id: string): string[] {
    return (this.entries.get(id) ?? []).map((entry) => this.print(entry.values));
  }

  private print(values: Values): string {
    return printOf(this.known().kind, values).toString('hex');
  }

  /** The best comparison with each record that shares a block; `ones`: without most of those that are somebody else. */
  compare({ prepared, keys }: Subject, wanted: 'all' | 'ones' = 'all'): Map<string, Comparison> {
    const model = this.known();
    const shared = new Map<Entry, number>();
    for (const { key, says, use } of keys) {
      if (use === 'kept') continue;
      const block = this.blocks.get(key) ?? [];
      for (const entry of block.length > BLOCK_LIMIT ? block.slice(0, OF_BIGGER) : block)
        shared.set(entry, (shared.get(entry) ?? 0) + says);
    }
    const best = new Map<string, Comparison>();
    for (const [entry, says] of shared) {
      if (says < WORTH_COMPARING) continue;
      entry.prepared ??= preparedOf(model, entry.values);
      if (wanted === 'ones' && !mayBeOne(model, prepared, entry.prepared)) continue;
      const comparison = judge(model, prepared, entry.prepared);
      const before = best.get(entry.id);
      if (before === undefined || isBetter(comparison, before)) best.set(entry.id, comparison);
    }
    return best;
  }

  get modelVersion(): number | null {
    return this.known().version;
  }

  private known(): ModelInUse {
    if (this.model === undefined) throw new Error('neighbours are asked before they have a model');
    return this.model;
  }
}

const RANK = { same: 2, doubtful: 1, different: 0 } as const;
export const isBetter = (a: Comparison, b: Comparison): boolean =>
  RANK[a.verdict] !== RANK[b.verdict] ? RANK[a.verdict] > RANK[b.verdict] : a.weight > b.weight;

/** Reads whatever may be one with a subject, and what people said of it, in a fixed number of statements. */
export async function loadNeighbours(
  db: Db,
  kind: PairKind,
  neighbours: Neighbours,
  candidates: readonly Values[],
): Promise<Subject[]> {
  neighbours.use(await modelInUse(db, kind));
  const subjects = candidates.map((values) => neighbours.subject(values));
  const known = await findKnown(
    db,
    kind,
    new Map(
      subjects.flatMap(({ keys }) =>
        keys.flatMap(({ key, says, use }) => (use === 'kept' ? [] : [[key, says] as const])),
      ),
    ),
  );
  for (const one of known) neighbours.addKnown(one);
  const ids = [...new Set(known.map((one) => one.id))];
  neighbours.addApart(await findApart(db, kind, ids, () => candidates.map((values) => printOf(kind, values))));
  return subjects;
}
