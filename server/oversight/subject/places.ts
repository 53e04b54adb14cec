import type { PointKind } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';

export interface Point {
  readonly kind: PointKind;
  /** Normalised. */
  readonly value: string;
}

export interface Ref {
  readonly kind: 'person' | 'company';
  readonly id: string;
}

/** Whom it is about: every contact point that is known to be theirs, the keyed hashes of these, and the records that carry them. */
export interface Subject {
  readonly points: readonly Point[];
  readonly keys: readonly Buffer[];
  readonly refs: readonly Ref[];
}

export interface Erased {
  readonly erased: number;
  readonly kept: number;
  /** Why something was kept: the blocked minimum that the law demands, or what cannot be reached. */
  readonly why?: { readonly de: string; readonly en: string };
}

/** One feature's data about people. Every table with personal columns belongs to a place (subject.test.ts). */
export interface Place {
  readonly name: string;
  readonly words: { readonly de: string; readonly en: string };
  readonly tables: readonly string[];
  /** Records and further contact points of the same person, found by the points known so far. Records only. */
  readonly find?: (db: Db, points: readonly Point[]) => Promise<{ refs: readonly Ref[]; points: readonly Point[] }>;
  /** Rows as they are, for the person to read. */
  readonly collect: (db: Db, subject: Subject) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Everything happens in this transaction. Absent: only read (staff, keyed hashes). */
  readonly erase?: (app: App, tx: Db, actor: Actor, subject: Subject) => Promise<Erased>;
}

/**
 * PostgreSQL patterns that find a person's addresses and numbers in lower-cased text, whole: not `kunz@werk.de` in `e.kunz@werk.de`, and not a
 * switchboard's number in somebody's extension.
 */
export function patternsOf({ points }: Subject): readonly string[] {
  return points.flatMap(({ kind, value }) => {
    const text = value.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    if (kind === 'email') return [`(^|[^a-z0-9._%+-])${text}(?![a-z0-9-]|\\.[a-z0-9])`];
    return kind === 'phone' ? [`${text}(?![0-9])`] : [];
  });
}

const places = new Map<string, Place>();

/** From a feature's `register(app)`. Erased in the order of registration reversed: what points at records goes before them. */
export function registerPlace(place: Place): void {
  // Anew at the end: the order is that of the last to register, not of whoever came first in this process.
  places.delete(place.name);
  places.set(place.name, place);
}

export function allPlaces(): readonly Place[] {
  return [...places.values()];
}
