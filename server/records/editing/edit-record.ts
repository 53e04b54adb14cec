import {
  type ObservedFields,
  type Outcome,
  recordObservations,
  type Source,
} from '#server/intake/observations/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { fieldsOf, type RecordKind } from '../fields/index.ts';
import { survivorOf } from '../identity/index.ts';
import { cleanFields, fieldName, type Input } from './clean-fields.ts';
import { activeUser, existsVisible, lockVisible, numberTaken, type Row, versionOf } from './store.ts';

export interface Written {
  readonly id: string;
  readonly version: number;
}

/** An edit is an observation like any other; its source is who made it. What a program or the command line writes is no person's word. */
export function sourceOf(actor: Actor): Source {
  if (actor.kind === 'person') return { id: `person:${actor.id}`, kind: 'person', label: actor.name, trust: 100 };
  return { id: `${actor.kind}:${actor.id}`, kind: 'command', label: actor.name, trust: 70 };
}

export interface Edit {
  readonly kind: RecordKind;
  readonly id: string;
  /** The version that the person saw. */
  readonly version: number;
  readonly fields: Input;
  /** Action in the log; default `<kind>.edited`. */
  readonly action?: string;
}

/**
 * Changes a record by hand.
 *
 * @throws Failure `not-found` (missing, deleted or foreign), `conflict` with the current version and values (somebody was faster), `invalid-input`
 */
export async function editRecord(app: App, actor: Actor, edit: Edit): Promise<Written> {
  return app.db.transaction().execute((tx) => editIn(app, tx, actor, edit));
}

export async function editIn(app: App, tx: Db, actor: Actor, edit: Edit): Promise<Written> {
  const { kind } = edit;
  // An id that was merged away means who it became; the observation keeps the id that was spoken of, so that parting gives it back.
  const id = await survivorOf(tx, edit.id);
  const [row] = await lockVisible(tx, actor, kind, [id]);
  if (row === undefined) return fail('not-found', { kind });
  const fields = cleanFields(kind, edit.fields, countryOf(row));
  if (row.version !== edit.version)
    fail('conflict', { kind, version: row.version, current: currentOf(row, Object.keys(fields)) });
  if (Object.keys(fields).length === 0) return { id, version: row.version };
  await checkReferences(tx, actor, fields);
  await requireFreeNumber(tx, kind, edit.id, fields['number']?.value);
  const [outcome] = await observe(app, tx, actor, kind, [{ id: edit.id, fields: await withTeam(tx, kind, fields) }]);
  refuseUnfit(outcome);
  // Lines are no value of the row: what they were before is not compared.
  if (outcome?.verdict !== 'unchanged' || fields['lines'] !== undefined) {
    await audit(app, tx, {
      actor,
      action: edit.action ?? `${kind}.edited`,
      subject: { kind, id },
      facts: { fields: Object.keys(fields) },
    });
  }
  return { id, version: await versionOf(tx, kind, id) };
}

export async function observe(
  app: App,
  tx: Db,
  actor: Actor,
  kind: RecordKind,
  edits: readonly { readonly id: string; readonly fields: ObservedFields; readonly create?: true }[],
): Promise<readonly Outcome[]> {
  return recordObservations(app, tx, actor, {
    source: sourceOf(actor),
    observations: edits.map(({ id, fields, create }) => ({
      kind,
      fields,
      hint: { recordId: id, ...(create && { create }) },
    })),
  });
}

/** Records leaves out what does not fit; whoever types is told instead, and the transaction is rolled back. */
export function refuseUnfit(outcome: Outcome | undefined): void {
  const refused = outcome?.reasons.find((reason) => reason.code === 'value-refused');
  if (refused) fail('invalid-input', { field: refused.facts['field'], problem: 'does-not-fit' });
  if (outcome?.verdict === 'faulty')
    fail('invalid-input', { missing: outcome.reasons.flatMap((reason) => reason.facts['missing'] ?? []) });
}

/** With a new owner the team changes to theirs, unless it is said otherwise: else the old team would keep seeing the record. */
export async function withTeam(tx: Db, kind: RecordKind, fields: ObservedFields): Promise<ObservedFields> {
  const owner = fields[kind === 'task' ? 'assigned_to' : 'owner_id'];
  if (owner === undefined || fields['team_id'] !== undefined || fieldsOf[kind]['team_id'] === undefined) return fields;
  const teamId = typeof owner.value === 'string' ? ((await activeUser(tx, owner.value))?.teamId ?? null) : null;
  return { ...fields, team_id: { value: teamId, place: 'von Hand', confidence: 1 } };
}

/** A record can only be tied to one that its editor may see, and given only to a user who exists. */
export async function checkReferences(tx: Db, actor: Actor, fields: ObservedFields): Promise<void> {
  for (const kind of ['company', 'person', 'deal'] as const) {
    const id = fields[`${kind}_id`]?.value;
    if (typeof id === 'string' && !(await existsVisible(tx, actor, kind, id))) fail('not-found', { kind });
  }
  for (const field of ['owner_id', 'assigned_to']) {
    const id = fields[field]?.value;
    if (typeof id !== 'string') continue;
    const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
    if (!uuid || (await activeUser(tx, id)) === null) fail('invalid-input', { field, problem: 'unknown-user' });
  }
}

/** @throws Failure `invalid-input`: another living record has this number */
export async function requireFreeNumber(tx: Db, kind: RecordKind, id: string, number: unknown): Promise<void> {
  if (typeof number === 'string' && (await numberTaken(tx, kind, number, id)))
    fail('invalid-input', { field: 'number', problem: 'taken' });
}

export function countryOf(row: Row | null): string {
  return typeof row?.['country'] === 'string' ? row['country'] : 'DE';
}

function currentOf(row: Row, columns: readonly string[]): Record<string, unknown> {
  const custom = row['custom'] as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    columns.map((column) =>
      column.startsWith('custom.')
        ? [column, custom[column.slice(7)] ?? null]
        : [fieldName(column), row[column] ?? null],
    ),
  );
}

/**
 * Locks records for a change.
 *
 * @throws Failure `not-found` unless all are there and may be seen
 */
export async function requireVisible(tx: Db, actor: Actor, kind: RecordKind, ids: readonly string[]): Promise<void> {
  if ((await lockVisible(tx, actor, kind, ids)).length < new Set(ids).size) fail('not-found', { kind });
}
