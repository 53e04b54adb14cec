import type { Actor } from '#server/platform/actor.ts';

/** Something that a source tells of a company: news, or a change of an entry that is a known record. */
export interface Told {
  /** Number of the change in the source. */
  readonly change: number;
  /** Known where the entry is tied to a record; else the company is to be found by what the source calls it. */
  readonly recordId: string | null;
  readonly company: string | null;
  readonly person: string | null;
  /** A kind of news, or `gone`. */
  readonly kind: string;
  /** YYYY-MM-DD */
  readonly day: string | null;
  /** As it stands on the page. */
  readonly sentence: string;
  readonly url: string;
  readonly confidence: number;
}

declare module '#server/platform/events.ts' {
  interface Facts {
    /** Records subscribes: finds the company, writes it on its timeline, and adds to `found` which record each change speaks of. */
    'source-told': {
      readonly told: readonly Told[];
      readonly source: { readonly id: string; readonly label: string; readonly trust: number };
      readonly actor: Actor;
      readonly found: Map<number, string>;
    };
  }
}
