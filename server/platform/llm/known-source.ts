import { Known, type KnownEntry } from '#engines/pseudonym/index.ts';
import type { Db } from '../db/index.ts';

/** Where names and numbers come from that must not leave. The stages to the right know them; platform only asks. */
export interface KnownSource {
  readonly name: string;
  /** Changes whenever `load` would answer otherwise; cheap, asked before every call to a cloud. */
  readonly fingerprint: (db: Db) => Promise<string>;
  readonly load: (db: Db) => Promise<readonly KnownEntry[]>;
}

const sources = new Map<string, KnownSource>();
export function registerKnownSource(source: KnownSource): void {
  sources.set(source.name, source);
}

const compiled = new WeakMap<
  Db,
  { readonly fingerprint: string; readonly entries: readonly KnownEntry[]; readonly known: Known }
>();

/** Everything known, compiled; null where nobody has said what is known: then nothing may leave. */
export async function knownOf(db: Db, more: readonly KnownEntry[]): Promise<Known | null> {
  if (sources.size === 0) return null;
  const marks = await Promise.all(
    [...sources.values()].map(async (source) => `${source.name}:${await source.fingerprint(db)}`),
  );
  const fingerprint = marks.join('|');
  let held = compiled.get(db);
  if (held?.fingerprint !== fingerprint) {
    const entries = (await Promise.all([...sources.values()].map((source) => source.load(db)))).flat();
    held = { fingerprint, entries, known: new Known(entries) };
    compiled.set(db, held);
  }
  return more.length === 0 ||
    more.every(({ kind, value }) => held.entries.some((entry) => entry.kind === kind && entry.value === value))
    ? held.known
    : new Known([...held.entries, ...more]);
}
