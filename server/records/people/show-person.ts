import type { z } from 'zod';
import { personFieldsSchema } from '#contract/records/people.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fieldsIn, mayWith, readRecord } from '../editing/index.ts';
import { companyName } from './store.ts';

export interface ShownPerson {
  readonly id: string;
  readonly version: number;
  readonly fields: z.input<typeof personFieldsSchema>;
  readonly company: { id: string; name: string } | null;
  readonly may: string[];
}

/** @throws Failure `not-found` */
export async function showPerson(app: App, actor: Actor, id: string): Promise<ShownPerson> {
  const row = await readRecord(app, actor, 'person', id);
  const companyId = row['company_id'];
  return {
    id: row.id,
    version: row.version,
    fields: personFieldsSchema.parse({ ...fieldsIn('person', row), custom: row['custom'] }),
    company: typeof companyId === 'string' ? await companyName(app.db, companyId) : null,
    may: mayWith(actor),
  };
}
