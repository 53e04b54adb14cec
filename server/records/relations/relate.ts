import { randomUUID } from 'node:crypto';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { requireVisible } from '../editing/index.ts';
import { mergedFrom, survivorOf } from '../identity/index.ts';
import {
  endRelation,
  findRelation,
  type GroupCompany,
  groupOf,
  insertRelation,
  type RelationKind,
  type RelationRow,
  relationsOf,
} from './store.ts';

export interface RelationInput {
  readonly kind: RelationKind;
  /** The company that is a subsidiary, branch or successor, or that employs. */
  readonly fromId: string;
  readonly toId: string;
  readonly since?: string | null | undefined;
  readonly note?: string | undefined;
}

/** In the caller's transaction, without log entry. @throws Failure `not-found`, `invalid-input` (itself), `conflict` (related so already) */
export async function relate(app: App, tx: Db, actor: Actor, input: RelationInput): Promise<string> {
  const toKind = input.kind === 'employs' ? 'person' : 'company';
  const [fromId, toId] = [await survivorOf(tx, input.fromId), await survivorOf(tx, input.toId)];
  if (fromId === toId) fail('invalid-input', { problem: 'same-record' });
  await requireVisible(tx, actor, 'company', toKind === 'company' ? [fromId, toId] : [fromId]);
  if (toKind === 'person') await requireVisible(tx, actor, 'person', [toId]);
  const by = { id: actor.id, name: actor.name, at: app.clock.now() };
  const { kind, since = null, note = '' } = input;
  const id = randomUUID();
  if (!(await insertRelation(tx, { id, kind, fromId, toKind, toId, since, note, by })))
    fail('conflict', { reason: 'related-already' });
  return id;
}

export async function addRelation(app: App, actor: Actor, input: RelationInput): Promise<{ readonly id: string }> {
  return app.db.transaction().execute(async (tx) => {
    const id = await relate(app, tx, actor, input);
    const { kind, toId } = input;
    await audit(app, tx, {
      actor,
      action: 'relation.added',
      subject: { kind: 'company', id: input.fromId },
      facts: { id, kind, toId },
    });
    return { id };
  });
}

/** @throws Failure `not-found` (no such relation, or of a record that this person may not see) */
export async function removeRelation(app: App, actor: Actor, id: string): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const relation = (await findRelation(tx, id)) ?? fail('not-found', { kind: 'relation' });
    await requireVisible(tx, actor, 'company', [relation.fromId]);
    await endRelation(tx, id, actor.id, app.clock.now());
    await audit(app, tx, {
      actor,
      action: 'relation.ended',
      subject: { kind: 'company', id: relation.fromId },
      facts: { id, kind: relation.kind, toId: relation.toId },
    });
  });
}

const TOTALS = ['openDeals', 'openDealsCents', 'orders', 'revenue12mCents'] as const;

/** @throws Failure `not-found` */
export async function showRelations(
  app: App,
  actor: Actor,
  recordId: string,
): Promise<{
  readonly rows: readonly RelationRow[];
  readonly group: readonly GroupCompany[];
  readonly total: Record<(typeof TOTALS)[number], number>;
  readonly may: string[];
}> {
  const id = await survivorOf(app.db, recordId);
  return app.db.transaction().execute(async (tx) => {
    const company = await isCompany(tx, actor, id);
    const rows = await relationsOf(tx, actor, (await mergedFrom(tx, [id])).get(id) ?? [id]);
    const related = company && rows.some((row) => row.other.kind === 'company');
    const group = related ? await groupOf(tx, actor, id) : [];
    const total = Object.fromEntries(
      TOTALS.map((key) => [key, group.reduce((sum, one) => sum + one[key], 0)]),
    ) as Record<(typeof TOTALS)[number], number>;
    return { rows, group, total, may: may(actor, 'records.write') ? ['edit'] : [] };
  });
}

async function isCompany(tx: Db, actor: Actor, id: string): Promise<boolean> {
  try {
    await requireVisible(tx, actor, 'company', [id]);
    return true;
  } catch {
    await requireVisible(tx, actor, 'person', [id]);
    return false;
  }
}
