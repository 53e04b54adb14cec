import { fold } from '#engines/text/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { type CustomField, changeCustomField, insertCustomField, lockCustomField } from './store.ts';

type Input = Pick<CustomField, 'kind' | 'label' | 'type' | 'choices'> & { readonly id?: string | undefined };

/**
 * Adds an own field or changes its label and choices. Kind, key and type stay: values and origins are kept under them.
 *
 * @throws Failure `not-found`, `invalid-input` (`problem`: choices-missing, fixed, exists)
 */
export async function saveCustomField(app: App, actor: Actor, input: Input): Promise<CustomField> {
  if (input.type === 'choice' && input.choices.length === 0)
    fail('invalid-input', { field: 'choices', problem: 'choices-missing' });
  return app.db.transaction().execute(async (tx) => {
    const saved =
      input.id === undefined
        ? await insertCustomField(tx, { ...input, key: keyFor(input.label) })
        : await change(input.id);
    if (saved === null) return fail('invalid-input', { field: 'label', problem: 'exists' });
    await audit(app, tx, {
      actor,
      action: 'custom-field.saved',
      subject: { kind: 'custom-field', id: saved.id },
      facts: { kind: saved.kind, key: saved.key },
    });
    return saved;

    async function change(id: string): Promise<CustomField> {
      const field = (await lockCustomField(tx, id)) ?? fail('not-found', { kind: 'custom-field' });
      if (field.type !== input.type || field.kind !== input.kind)
        fail('invalid-input', { field: 'type', problem: 'fixed' });
      return changeCustomField(tx, { ...field, label: input.label, choices: input.choices });
    }
  });
}

/** @throws Failure `not-found` */
export async function archiveCustomField(app: App, actor: Actor, id: string, archived: boolean): Promise<CustomField> {
  return app.db.transaction().execute(async (tx) => {
    const field = (await lockCustomField(tx, id)) ?? fail('not-found', { kind: 'custom-field' });
    const changed = await changeCustomField(tx, { ...field, archived });
    await audit(app, tx, {
      actor,
      action: archived ? 'custom-field.archived' : 'custom-field.shown',
      subject: { kind: 'custom-field', id },
    });
    return changed;
  });
}

function keyFor(label: string): string {
  return (
    fold(label)
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 40) || fail('invalid-input', { field: 'label', problem: 'no-letters' })
  );
}
