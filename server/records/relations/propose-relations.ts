import { z } from 'zod';
import { registerKind } from '#server/oversight/proposals/index.ts';
import { relate } from './relate.ts';
import { endRelation, findRelation } from './store.ts';
import { relationKindWords, whyWords } from './words.ts';

const payload = z.object({
  kind: z.enum(['subsidiary_of', 'branch_of', 'successor_of']),
  fromId: z.uuid(),
  toId: z.uuid(),
  fromName: z.string(),
  toName: z.string(),
  /** Code of the rule that saw it. */
  why: z.enum(['partner-pair', 'same-domain', 'other-town', 'same-address']),
});

/** Near-misses of the search for duplicates: two, but not strangers. A person says whether they belong together. */
export function registerRelationKind(): void {
  registerKind({
    kind: 'relate-companies',
    words: { de: 'Firmen als verbunden kennzeichnen', en: 'Mark companies as related' },
    payload,
    ceiling: 'approve',
    right: 'records.write',
    apply: async ({ app, tx, actor, payload: { kind, fromId, toId } }) => ({
      relationId: await relate(app, tx, actor, { kind, fromId, toId }),
    }),
    revert: async ({ app, tx, actor, applied }) => {
      const id = String(applied['relationId']);
      if ((await findRelation(tx, id)) !== null) await endRelation(tx, id, actor.id, app.clock.now());
    },
    describe: ({ kind, fromName, toName, why }, language) => {
      const title = `${fromName} ${relationKindWords[kind][language]} ${toName}?`;
      return { title, text: whyWords[why][language], lines: [fromName, toName] };
    },
  });
}
