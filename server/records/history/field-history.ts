import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { columnName, fieldName, readRecord } from '../editing/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { type Said, whatWasSaid } from './store.ts';

export interface FieldValue extends Omit<Said, 'field' | 'value' | 'observedAt' | 'source'> {
  readonly value: string | number | boolean | null;
  readonly source: { id: string; kind: string; label: string };
  readonly observedAt: string;
  /** The record shows this one. */
  readonly current: boolean;
}

/**
 * Every value a field ever had, by its name in the contract (`postalCode`, `custom.<key>`), newest first, with who said it, when and where it stands.
 *
 * @throws Failure `not-found`
 */
export async function fieldHistory(
  app: App,
  actor: Actor,
  input: { readonly kind: RecordKind; readonly id: string; readonly field?: string | undefined },
): Promise<Record<string, FieldValue[]>> {
  const row = await readRecord(app, actor, input.kind, input.id);
  const origin = row['origin'] as Readonly<Record<string, number>>;
  const fields: Record<string, FieldValue[]> = {};
  const asked = input.field === undefined ? null : isOwn(input.field) ? input.field : columnName(input.field);
  for (const { field: column, ...said } of await whatWasSaid(app.db, row.id, asked)) {
    const field = isOwn(column) ? column : fieldName(column);
    fields[field] ??= [];
    fields[field].push({
      ...said,
      value: scalar(said.value),
      source: { ...said.source },
      observedAt: said.observedAt.toISOString(),
      current: String(origin[column]) === said.observationId,
    });
  }
  return fields;
}

const isOwn = (field: string) => field.startsWith('custom.');

function scalar(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
