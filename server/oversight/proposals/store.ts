import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Mode, PolicyReason } from '#server/oversight/policy/index.ts';
import type { Actor, Role } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export type ProposalState = 'open' | 'later' | 'unsure' | 'applied' | 'rejected' | 'superseded';

export interface StoredProposal {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly payload: unknown;
  readonly payloadHash: Buffer;
  readonly evidence: readonly Evidence[];
  readonly confidence: number | null;
  readonly producer: string;
  readonly producerVersion: string;
  readonly route: Mode;
  readonly routeReason: PolicyReason;
  readonly policyVersion: number | null;
  readonly state: ProposalState;
  readonly laterUntil: Date | null;
  readonly checkWanted: boolean;
  readonly checkedRight: boolean | null;
  /** Whose policy answered. */
  readonly role: string;
  readonly appliedUnseen: boolean;
  readonly assignedTo: string | null;
  readonly dueOn: string | null;
  readonly edits: Readonly<Record<string, unknown>> | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly fault: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly dedupeKey: string | null;
  readonly version: number;
  readonly example: boolean;
  readonly createdAt: Date;
}

/** One thing that speaks for (or against) the proposal, with where it stands. */
export interface Evidence {
  readonly label: string;
  readonly value: string;
  /** Where it was read: an observation, a cell, an address. */
  readonly place?: string;
  readonly observationId?: number;
  /** What it adds to the confidence; below zero it speaks against. */
  readonly weight?: number;
}

const columns = sql`id, kind, subject_kind as "subjectKind", subject_id as "subjectId", owner_id as "ownerId", team_id as "teamId", payload,
  payload_hash as "payloadHash", evidence, confidence, producer, producer_version as "producerVersion", route, route_reason as "routeReason",
  policy_version as "policyVersion", state, later_until as "laterUntil", check_wanted as "checkWanted", checked_right as "checkedRight", role,
  applied_unseen as "appliedUnseen", assigned_to as "assignedTo", due_on::text as "dueOn", edits,
  result, fault, decided_by_name as "decidedByName", decided_at as "decidedAt", reason, dedupe_key as "dedupeKey", version, example,
  created_at as "createdAt"`;

const waiting = sql<SqlBool>`state in ('open', 'later', 'unsure')`;

/** The proposals of a kind about the same matter: what waits, and what a person has refused. */
export async function findAlike(tx: Db, kind: string, dedupeKey: string): Promise<readonly StoredProposal[]> {
  const { rows } = await sql<StoredProposal>`
    select ${columns} from oversight.proposal
    where kind = ${kind} and dedupe_key = ${dedupeKey} and state in ('open', 'later', 'unsure', 'rejected')
    order by created_at desc limit 20`.execute(tx);
  return rows;
}

export type NewProposal = Omit<
  StoredProposal,
  | 'id'
  | 'laterUntil'
  | 'checkedRight'
  | 'edits'
  | 'decidedByName'
  | 'decidedAt'
  | 'reason'
  | 'version'
  | 'result'
  | 'fault'
  | 'checkWanted'
  | 'appliedUnseen'
  | 'assignedTo'
  | 'dueOn'
  | 'state'
>;

export async function insertProposal(tx: Db, row: NewProposal): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into oversight.proposal (kind, subject_kind, subject_id, owner_id, team_id, payload, payload_hash, evidence, confidence, producer,
      producer_version, route, route_reason, policy_version, role, state, dedupe_key, example, created_at)
    values (${row.kind}, ${row.subjectKind}, ${row.subjectId}, ${row.ownerId}, ${row.teamId}, ${json(row.payload)}, ${row.payloadHash},
      ${json(row.evidence)}, ${row.confidence}, ${row.producer}, ${row.producerVersion}, ${row.route}, ${row.routeReason}, ${row.policyVersion},
      ${row.role}, 'open', ${row.dedupeKey}, ${row.example}, ${row.createdAt})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('an insert returns its row');
  return id;
}

/** Locks the row until the transaction ends; null also where this actor may not see it. */
export async function lockProposal(tx: Db, actor: Actor, id: string): Promise<StoredProposal | null> {
  const { rows } = await sql<StoredProposal>`
    select ${columns} from oversight.proposal
    where id = ${id} and ${visibleTo(actor, { owner: 'owner_id', team: 'team_id' })} for update`.execute(tx);
  return rows[0] ?? null;
}

export interface Change {
  readonly state: ProposalState;
  readonly laterUntil?: Date | null;
  readonly edits?: unknown;
  readonly result?: unknown;
  readonly fault?: string | null;
  readonly reason?: string | null;
  readonly checkWanted?: boolean;
  /** Set when the machine applies it; stays, so that a taking back counts as a wrong one. */
  readonly appliedUnseen?: boolean;
  /** null: no longer decided. */
  readonly decided: { readonly id: string; readonly name: string; readonly at: Date } | null;
}

export async function changeProposal(tx: Db, id: string, change: Change): Promise<void> {
  const object = (value: unknown) => (value === undefined || value === null ? null : json(value));
  await sql`
    update oversight.proposal set state = ${change.state}, later_until = ${change.laterUntil ?? null}, edits = ${object(change.edits)},
      result = ${object(change.result)}, fault = ${change.fault ?? null}, reason = ${change.reason ?? null},
      check_wanted = ${change.checkWanted ?? false}, applied_unseen = applied_unseen or ${change.appliedUnseen ?? false}, decided_by = ${change.decided?.id ?? null},
      decided_by_name = ${change.decided?.name ?? null}, decided_at = ${change.decided?.at ?? null}, version = version + 1
    where id = ${id}`.execute(tx);
}

/** What waits and has become pointless, since what it asks has come about in another way. */
export async function supersede(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update oversight.proposal set state = 'superseded', decided_by = null, decided_by_name = null, decided_at = null, version = version + 1
    where id = any(${[...ids]}::uuid[]) and ${waiting}`.execute(tx);
}

export async function markChecked(
  tx: Db,
  id: string,
  right: boolean,
  by: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await sql`
    update oversight.proposal set checked_right = ${right}, checked_by = ${by.id}, checked_by_name = ${by.name}, checked_at = ${by.at},
      version = version + 1
    where id = ${id}`.execute(tx);
}

/** Without a new version: who is to look at it changes nothing of what it says. @returns how many of them this actor sees and still wait */
export async function assignProposals(
  tx: Db,
  actor: Actor,
  ids: readonly string[],
  to: { readonly userId: string | null; readonly dueOn: string | null },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update oversight.proposal set assigned_to = ${to.userId}::uuid, due_on = ${to.dueOn}::date
    where id = any(${[...ids]}::uuid[]) and ${waiting} and ${visibleTo(actor, { owner: 'owner_id', team: 'team_id' })}`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Active people who may decide. */
export async function findDeciders(db: Db): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from platform."user" where active and role <> 'reader' order by name limit 500`.execute(db);
  return rows;
}

/** `waiting`: to be decided now. `later`: put off. `checks`: applied unseen and drawn. `decided`: the rest, newest first. */
export type Shelf = 'waiting' | 'later' | 'checks' | 'decided';

export interface ProposalFilter {
  readonly shelf: Shelf;
  readonly kind?: string | undefined;
  readonly state?: ProposalState | undefined;
  readonly subjectId?: string | undefined;
  /** Only those of the actor: assigned to them, or about their records and assigned to nobody. */
  readonly mine?: boolean | undefined;
  readonly assignedTo?: string | undefined;
  /** Due before today. */
  readonly overdue?: string | undefined;
  readonly producer?: string | undefined;
  /** Made before this moment. */
  readonly before?: Date | undefined;
}

function conditions(actor: Actor, filter: ProposalFilter, now: Date): RawBuilder<SqlBool> {
  const shelf: Readonly<Record<Shelf, RawBuilder<SqlBool>>> = {
    waiting: sql`${waiting} and (state <> 'later' or later_until <= ${now})`,
    later: sql`${waiting} and state = 'later' and later_until > ${now}`,
    checks: sql`check_wanted and checked_right is null`,
    decided: sql`decided_at is not null and state in ('applied', 'rejected')`,
  };
  const parts = [shelf[filter.shelf], visibleTo(actor, { owner: 'owner_id', team: 'team_id' })];
  if (filter.kind !== undefined) parts.push(sql`kind = ${filter.kind}`);
  if (filter.state !== undefined) parts.push(sql`state = ${filter.state}`);
  if (filter.subjectId !== undefined) parts.push(sql`subject_id = ${filter.subjectId}`);
  if (filter.mine === true)
    parts.push(sql`(assigned_to::text = ${actor.id} or (assigned_to is null and owner_id::text = ${actor.id}))`);
  if (filter.assignedTo !== undefined) parts.push(sql`assigned_to = ${filter.assignedTo}::uuid`);
  if (filter.overdue !== undefined) parts.push(sql`due_on < ${filter.overdue}::date`);
  if (filter.producer !== undefined) parts.push(sql`producer = ${filter.producer}`);
  if (filter.before !== undefined) parts.push(sql`created_at < ${filter.before}`);
  return sql.join(parts, sql` and `);
}

export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** Oldest first, decided ones newest first, behind `after`. */
export async function findProposals(
  db: Db,
  actor: Actor,
  filter: ProposalFilter,
  page: { readonly after: Place | null; readonly limit: number; readonly now: Date },
): Promise<readonly StoredProposal[]> {
  const decided = filter.shelf === 'decided';
  const { after } = page;
  const order = decided ? sql`decided_at desc, id desc` : sql`created_at, id`;
  const behind = decided
    ? sql<SqlBool>`(decided_at, id) < (${after?.at}, ${after?.id})`
    : sql<SqlBool>`(created_at, id) > (${after?.at}, ${after?.id})`;
  const { rows } = await sql<StoredProposal>`
    select ${columns} from oversight.proposal
    where ${conditions(actor, filter, page.now)} and ${after === null ? sql`true` : behind}
    order by ${order} limit ${page.limit}`.execute(db);
  return rows;
}

export async function findProposal(db: Db, actor: Actor, id: string): Promise<StoredProposal | null> {
  const { rows } = await sql<StoredProposal>`
    select ${columns} from oversight.proposal
    where id = ${id} and ${visibleTo(actor, { owner: 'owner_id', team: 'team_id' })}`.execute(db);
  return rows[0] ?? null;
}

export async function countProposals(
  db: Db,
  actor: Actor,
  now: Date,
): Promise<
  readonly { readonly kind: string; readonly shelf: 'waiting' | 'later' | 'checks'; readonly count: number }[]
> {
  const seen = visibleTo(actor, { owner: 'owner_id', team: 'team_id' });
  const { rows } = await sql<{ kind: string; shelf: 'waiting' | 'later' | 'checks'; count: number }>`
    select kind, case when state = 'later' and later_until > ${now} then 'later' else 'waiting' end as shelf, count(*) as count
    from oversight.proposal where ${waiting} and ${seen} group by 1, 2
    union all
    select kind, 'checks', count(*) from oversight.proposal where check_wanted and checked_right is null and ${seen} group by 1
    order by 1, 2`.execute(db);
  return rows;
}

/** What was proposed about invented records goes with them. */
export async function deleteExampleProposals(tx: Db): Promise<void> {
  await tx.deleteFrom('oversight.proposal').where('example', '=', true).execute();
}

/** Runs the work so that its failure leaves the transaction usable and the database as it was before. */
export async function withSavepoint<T>(tx: Db, work: () => Promise<T>): Promise<T> {
  await sql`savepoint proposal_apply`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint proposal_apply`.execute(tx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint proposal_apply`.execute(tx);
    throw error;
  }
}

/** The role of whoever owns the subject; null for nobody, and for somebody who is gone. */
export async function roleOf(tx: Db, ownerId: string | null): Promise<Role | null> {
  if (ownerId === null) return null;
  const row = await tx.selectFrom('platform.user').select('role').where('id', '=', ownerId).executeTakeFirst();
  return (row?.role as Role | undefined) ?? null;
}

export async function clearTeam(tx: Db, teamId: string): Promise<void> {
  await tx.updateTable('oversight.proposal').set({ team_id: null }).where('team_id', '=', teamId).execute();
}
