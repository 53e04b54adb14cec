import type { Actor } from '../actor.ts';

declare module '#server/platform/events.ts' {
  interface Facts {
    'setting-changed': { readonly actor: Actor; readonly key: string; readonly from: unknown; readonly to: unknown };
  }
}
