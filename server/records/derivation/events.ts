import type { Actor } from '#server/platform/actor.ts';
import type { RecordKind } from '../fields/index.ts';

declare module '#server/platform/events.ts' {
  interface Facts {
    /** Rows of records changed, were made, deleted, restored or merged; in the same transaction. */
    'records-changed': {
      readonly kind: RecordKind;
      readonly ids: readonly string[];
      readonly how: 'derived' | 'deleted' | 'restored' | 'merged';
      readonly actor: Actor;
    };
  }
}
