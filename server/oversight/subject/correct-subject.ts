import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { findSubject } from './find-subject.ts';
import type { Ref } from './places.ts';

/**
 * Art. 16 GDPR: names the records to put right, and notes that it was done. The change itself is an edit like any other: an observation whose
 * source is the person, so it beats every machine and every later import. Nothing is changed from here: a second way to edit would be a second truth.
 *
 * @throws Failure `invalid-input`
 */
export async function correctSubject(
  app: App,
  actor: Actor,
  input: { readonly contact: string; readonly done: boolean; readonly recipientsTold: boolean },
): Promise<{ readonly records: readonly Ref[] }> {
  return app.db.transaction().execute(async (tx) => {
    const { refs, keys } = await findSubject(app, tx, input.contact);
    if (input.done) {
      const id = keys[0]?.toString('hex').slice(0, 24) ?? '';
      const facts = { records: refs.length, recipientsTold: input.recipientsTold };
      await audit(app, tx, { actor, action: 'subject.corrected', subject: { kind: 'contact_point', id }, facts });
    }
    return { records: refs };
  });
}
