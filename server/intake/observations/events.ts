import type { Actor } from '#server/platform/actor.ts';
import type { ObservationKind, ObservedFields } from './observed.ts';

/** What an observation says of its subject. Numbers are those of observations recorded in the same call or before. */
export interface Hint {
  /** The record itself is known: an edit by hand. With `create`, it is made under this id. */
  readonly recordId?: string;
  readonly create?: true;
  /** The observation of the company, person or deal that this one belongs to, or the record itself. */
  readonly company?: number | string;
  readonly person?: number | string;
  readonly deal?: number | string;
}

export interface Observation {
  readonly id: number;
  readonly kind: ObservationKind;
  readonly hint: Hint;
  readonly fields: ObservedFields;
  readonly sourceId: string;
  readonly byPerson: boolean;
  readonly trust: number;
  readonly importId: string | null;
  readonly rowNo: number | null;
  readonly part: number;
  /** Milliseconds since 1970. */
  readonly observedAt: number;
  readonly recordedBy: string;
}

export type Verdict = 'new' | 'updated' | 'unchanged' | 'doubtful' | 'faulty';

/** What became of one observation. A faulty one is kept as an observation, but no record follows from it. */
export interface Outcome {
  readonly observation: number;
  readonly kind: ObservationKind;
  readonly rowNo: number | null;
  readonly part: number;
  readonly verdict: Verdict;
  readonly recordId: string | null;
  /** Of an updated record: what it shows now and showed before. */
  readonly changes?: readonly { readonly field: string; readonly old: unknown; readonly new: unknown }[];
  readonly reasons: readonly { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }[];
}

declare module '#server/platform/events.ts' {
  interface Facts {
    /** Records subscribes, derives its rows in this transaction and adds what became of each observation to `outcomes`. */
    'observation-recorded': {
      readonly observations: readonly Observation[];
      readonly actor: Actor;
      readonly example: boolean;
      readonly outcomes: Outcome[];
    };
    /** A source speaks of fields that only this company has. Records makes those it does not know yet, as text. */
    'own-fields-named': {
      readonly fields: readonly { readonly kind: ObservationKind; readonly key: string; readonly label: string }[];
    };
    /** These observations no longer count: whatever rested on them is derived anew. */
    'observations-retracted': { readonly observationIds: readonly number[]; readonly actor: Actor };
  }
}
