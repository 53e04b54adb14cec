import type { Actor } from '#server/platform/actor.ts';
import type { RecordKind } from '../fields/index.ts';
import type { Doubts } from './apply-observations.ts';

declare module '#server/platform/events.ts' {
  interface Facts {
    /** Rows of records changed, were made, deleted, restored or merged; in the same transaction. */
    'records-changed': {
      readonly kind: RecordKind;
      readonly ids: readonly string[];
      readonly how: 'derived' | 'deleted' | 'restored' | 'merged';
      readonly actor: Actor;
    };
    /** Derived, but not sure: a person should look. */
    'records-doubted': { readonly doubts: Doubts; readonly example: boolean };
  }
}
