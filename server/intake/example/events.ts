import type { Actor } from '#server/platform/actor.ts';

declare module '#server/platform/events.ts' {
  interface Facts {
    /** The last sheet of the example company is in. */
    'example-loaded': Record<never, never>;
    /** Everything of the example company goes: each stage deletes its own rows of it. Intake's own go last. */
    'example-removed': { readonly actor: Actor };
  }
}
