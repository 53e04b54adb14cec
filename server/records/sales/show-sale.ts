import type { z } from 'zod';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fieldsIn, mayWith, readRecord } from '../editing/index.ts';
import { companyName } from '../people/index.ts';
import { linesOf, type OrderLine } from './store.ts';

export type SaleKind = 'product' | 'order' | 'quote';

export interface ShownSale<Fields> {
  readonly id: string;
  readonly version: number;
  readonly fields: Fields;
  readonly company: { id: string; name: string } | null;
  readonly lines: OrderLine[];
  readonly may: string[];
}

/** @throws Failure `not-found` */
export async function showSale<Fields>(
  app: App,
  actor: Actor,
  kind: SaleKind,
  id: string,
  schema: z.ZodType<Fields>,
): Promise<ShownSale<Fields>> {
  const row = await readRecord(app, actor, kind, id);
  const companyId = row['company_id'];
  return {
    id: row.id,
    version: row.version,
    fields: schema.parse({ ...fieldsIn(kind, row), custom: row['custom'] }),
    company: typeof companyId === 'string' ? await companyName(app.db, companyId) : null,
    lines: kind === 'order' ? await linesOf(app.db, row.id) : [],
    may: mayWith(actor),
  };
}
