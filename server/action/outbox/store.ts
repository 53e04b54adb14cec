import { type SqlBool, sql } from 'kysely';
import type { Purpose } from '#engines/contact-law/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import type { Assistance } from './content.ts';

export const messageStates = ['drafted', 'approved', 'claimed', 'sent', 'failed', 'unknown'] as const;
export type MessageState = (typeof messageStates)[number];

export interface Problem {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface StoredMessage {
  readonly id: string;
  readonly messageId: string;
  readonly version: number;
  readonly state: MessageState;
  readonly discardedAt: Date | null;
  readonly companyId: string | null;
  readonly personId: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly contactKey: Buffer | null;
  readonly purpose: Purpose;
  readonly toAddress: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly body: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly groundNote: string | null;
  readonly userStarted: boolean;
  readonly ai: Assistance | null;
  readonly sendAfter: Date | null;
  readonly footer: string | null;
  readonly unsubscribeUrl: string | null;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly replyTo: string | null;
  readonly contentHash: Buffer | null;
  readonly approval: 'person' | 'policy' | null;
  readonly approvedRule: string | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: Date | null;
  readonly attempts: number;
  readonly notBefore: Date | null;
  readonly claimToken: string | null;
  readonly claimedAt: Date | null;
  readonly handedAt: Date | null;
  readonly sentAt: Date | null;
  readonly response: string | null;
  readonly problem: Problem | null;
  readonly law: Readonly<Record<string, unknown>> | null;
  readonly lookedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly example: boolean;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Date;
}

const columns = sql`m.id, m.message_id as "messageId", m.version, m.state, m.discarded_at as "discardedAt", m.company_id as "companyId",
  m.person_id as "personId", m.owner_id as "ownerId", m.team_id as "teamId", m.contact_key as "contactKey", m.purpose, m.to_address as "toAddress",
  m.to_name as "toName", m.subject, m.body, m.in_reply_to as "inReplyTo", m.reference_ids as references,
  m.ground_note as "groundNote", m.user_started as "userStarted", m.ai, m.send_after as "sendAfter", m.footer, m.unsubscribe_url as "unsubscribeUrl",
  m.from_name as "fromName", m.from_address as "fromAddress", m.reply_to as "replyTo", m.content_hash as "contentHash", m.approval,
  m.approved_rule as "approvedRule", m.approved_by as "approvedBy", m.approved_by_name as "approvedByName", m.approved_at as "approvedAt",
  m.attempts, m.not_before as "notBefore", m.claim_token as "claimToken", m.claimed_at as "claimedAt", m.handed_at as "handedAt",
  m.sent_at as "sentAt", m.response, m.problem, m.law, m.looked_at as "lookedAt", m.erased_at as "erasedAt", m.example,
  m.created_by as "createdBy", m.created_by_name as "createdByName", m.created_at as "createdAt"`;

export type NewMessage = Pick<
  StoredMessage,
  | 'messageId'
  | 'companyId'
  | 'personId'
  | 'ownerId'
  | 'teamId'
  | 'contactKey'
  | 'purpose'
  | 'toAddress'
  | 'toName'
  | 'subject'
  | 'body'
  | 'inReplyTo'
  | 'references'
  | 'groundNote'
  | 'userStarted'
  | 'ai'
  | 'sendAfter'
  | 'example'
  | 'createdBy'
  | 'createdByName'
  | 'createdAt'
>;

export async function insertMessage(tx: Db, row: NewMessage): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into action.message (message_id, company_id, person_id, owner_id, team_id, contact_key, purpose, to_address, to_name, subject, body,
      in_reply_to, reference_ids, ground_note, user_started, ai, send_after, example, created_by, created_by_name, created_at)
    values (${row.messageId}, ${row.companyId}, ${row.personId}, ${row.ownerId}, ${row.teamId}, ${row.contactKey}, ${row.purpose}, ${row.toAddress},
      ${row.toName}, ${row.subject}, ${row.body}, ${row.inReplyTo}, ${[...row.references]}::text[], ${row.groundNote},
      ${row.userStarted}, ${row.ai === null ? null : json(row.ai)}, ${row.sendAfter}, ${row.example}, ${row.createdBy}, ${row.createdByName},
      ${row.createdAt}) returning id`.execute(tx);
  return rows[0]!.id;
}

/** Locks the row until the transaction ends; null also where this actor may not see it. `actor` null: the machine's own work. */
export async function lockMessage(tx: Db, actor: Actor | null, id: string): Promise<StoredMessage | null> {
  const seen = actor === null ? sql`true` : visibleTo(actor, { owner: 'm.owner_id', team: 'm.team_id' });
  const { rows } = await sql<StoredMessage>`
    select ${columns} from action.message m where m.id = ${id} and ${seen} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function findMessage(db: Db, actor: Actor, id: string): Promise<ListedRow | null> {
  const { rows } = await sql<ListedRow>`
    select ${columns}, c.name as "companyName" from action.message m left join records.company c on c.id = m.company_id
    where m.id = ${id} and ${visibleTo(actor, { owner: 'm.owner_id', team: 'm.team_id' })}`.execute(db);
  return rows[0] ?? null;
}

export type ContentChange = Pick<
  StoredMessage,
  'contactKey' | 'purpose' | 'toAddress' | 'toName' | 'subject' | 'body' | 'groundNote' | 'sendAfter'
>;

/** A failed one becomes a draft again; the trigger takes an approval away. */
export async function changeContent(tx: Db, id: string, row: ContentChange): Promise<void> {
  await sql`
    update action.message set version = version + 1, state = 'drafted', problem = null, contact_key = ${row.contactKey}, purpose = ${row.purpose},
      to_address = ${row.toAddress}, to_name = ${row.toName}, subject = ${row.subject}, body = ${row.body}, ground_note = ${row.groundNote},
      send_after = ${row.sendAfter}
    where id = ${id}`.execute(tx);
}

export interface ApprovalRow {
  readonly footer: string;
  readonly unsubscribeUrl: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string | null;
  readonly contentHash: Buffer;
  readonly approval: 'person' | 'policy';
  readonly rule: string;
  readonly by: { readonly id: string; readonly name: string; readonly at: Date };
}

export async function setApproval(tx: Db, id: string, row: ApprovalRow): Promise<void> {
  await sql`
    update action.message set version = version + 1, state = 'approved', problem = null, attempts = 0, not_before = null, footer = ${row.footer},
      unsubscribe_url = ${row.unsubscribeUrl}, from_name = ${row.fromName}, from_address = ${row.fromAddress}, reply_to = ${row.replyTo},
      content_hash = ${row.contentHash}, approval = ${row.approval}, approved_rule = ${row.rule}, approved_by = ${row.by.id},
      approved_by_name = ${row.by.name}, approved_at = ${row.by.at}
    where id = ${id}`.execute(tx);
}

/** Back to a draft: nobody's approval counts any more. */
export async function takeApproval(tx: Db, id: string, problem: Problem | null): Promise<void> {
  await sql`
    update action.message set version = version + 1, state = 'drafted', content_hash = null, approval = null, approved_rule = null,
      approved_by = null, approved_by_name = null, approved_at = null, claim_token = null, problem = ${problem === null ? null : json(problem)}
    where id = ${id}`.execute(tx);
}

export async function setDiscarded(tx: Db, id: string, at: Date | null): Promise<void> {
  await sql`update action.message set version = version + 1, discarded_at = ${at} where id = ${id}`.execute(tx);
}

export async function setClaim(tx: Db, id: string, token: string, at: Date, law: unknown): Promise<void> {
  await sql`
    update action.message set version = version + 1, state = 'claimed', claim_token = ${token}, claimed_at = ${at}, handed_at = null,
      attempts = attempts + 1, problem = null, law = ${json(law)}
    where id = ${id}`.execute(tx);
}

/** The last step before the mail server hears of it. @returns false where the claim is no longer ours */
export async function markHanded(db: Db, id: string, token: string, at: Date, law: unknown): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update action.message set handed_at = ${at}, law = ${json(law)}
    where id = ${id} and state = 'claimed' and claim_token = ${token} and handed_at is null`.execute(db);
  return numAffectedRows === 1n;
}

export interface Settlement {
  readonly state: 'sent' | 'failed' | 'unknown' | 'approved';
  readonly problem: Problem | null;
  readonly response: string | null;
  readonly sentAt: Date | null;
  readonly notBefore: Date | null;
}

/** Ends an approved or claimed message that may not leave; its approval is used up. */
export async function setUnsendable(tx: Db, id: string, problem: Problem): Promise<void> {
  await sql`
    update action.message set version = version + 1, state = 'failed', claim_token = null, problem = ${json(problem)}, content_hash = null,
      approval = null, approved_rule = null, approved_by = null, approved_by_name = null, approved_at = null
    where id = ${id}`.execute(tx);
}

/** Only the claim's own holder may settle it. */
export async function settleClaim(tx: Db, id: string, token: string, row: Settlement): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update action.message set version = version + 1, state = ${row.state}, claim_token = null,
      problem = ${row.problem === null ? null : json(row.problem)}, response = ${row.response}, sent_at = ${row.sentAt},
      not_before = ${row.notBefore}
    where id = ${id} and state = 'claimed' and claim_token = ${token}`.execute(tx);
  return numAffectedRows === 1n;
}

/** What was `unknown` is known now. */
export async function resolveUnknown(tx: Db, id: string, sent: boolean, problem: Problem | null): Promise<void> {
  await sql`
    update action.message set version = version + 1, state = ${sent ? 'sent' : 'failed'}, sent_at = ${sent ? sql`handed_at` : null},
      problem = ${problem === null ? null : json(problem)}
    where id = ${id} and state = 'unknown'`.execute(tx);
}

export async function setTouch(tx: Db, id: string, touchId: string): Promise<void> {
  await sql`update action.message set touch_id = ${touchId} where id = ${id}`.execute(tx);
}

export async function setLooked(db: Db, id: string, at: Date): Promise<void> {
  await sql`update action.message set looked_at = ${at} where id = ${id}`.execute(db);
}

export interface EventRow {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly byName: string;
}

export async function insertEvent(tx: Db, id: string, event: EventRow & { readonly byId: string }): Promise<void> {
  await sql`
    insert into action.message_event (message_id, at, kind, facts, by_id, by_name)
    values (${id}, ${event.at}, ${event.kind}, ${json(event.facts)}, ${event.byId}, ${event.byName})`.execute(tx);
}

export async function readEvents(db: Db, id: string): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select kind, facts, at, by_name as "byName" from action.message_event where message_id = ${id} order by id limit 500`.execute(
    db,
  );
  return rows;
}

/** Claims whose process has not settled them within the time that a sending may take at most. */
export async function findLostClaims(db: Db, before: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from action.message where state = 'claimed' and claimed_at < ${before} order by claimed_at limit 500`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Approved, due, and no job has taken them yet. */
export async function findDue(db: Db, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from action.message
    where state = 'approved' and discarded_at is null and coalesce(not_before, approved_at) <= ${now} and coalesce(send_after, approved_at) <= ${now}
    order by approved_at, id limit 500`.execute(db);
  return rows.map(({ id }) => id);
}

export async function findUnknown(db: Db, lookedBefore: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from action.message where state = 'unknown' and (looked_at is null or looked_at < ${lookedBefore}) order by claimed_at limit 50`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

export type MessageShelf = 'drafts' | 'waiting' | 'trouble' | 'sent' | 'discarded';

/** Trouble first: what needs a person stands on a shelf of its own. */
function shelfCondition(shelf: MessageShelf) {
  switch (shelf) {
    case 'drafts':
      return sql<SqlBool>`m.state = 'drafted' and m.discarded_at is null`;
    case 'waiting':
      return sql<SqlBool>`m.state in ('approved', 'claimed')`;
    case 'trouble':
      return sql<SqlBool>`m.state in ('failed', 'unknown') and m.discarded_at is null`;
    case 'sent':
      return sql<SqlBool>`m.state = 'sent'`;
    case 'discarded':
      return sql<SqlBool>`m.discarded_at is not null`;
  }
}

export interface MessageFilter {
  readonly shelf: MessageShelf;
  readonly companyId?: string | undefined;
  readonly personId?: string | undefined;
}

export type ListedRow = StoredMessage & { readonly companyName: string | null };

/** Newest first, behind `after`. */
export async function findMessages(
  db: Db,
  actor: Actor,
  filter: MessageFilter,
  page: { readonly after: { readonly at: Date; readonly id: string } | null; readonly limit: number },
): Promise<readonly ListedRow[]> {
  const parts = [shelfCondition(filter.shelf), visibleTo(actor, { owner: 'm.owner_id', team: 'm.team_id' })];
  if (filter.companyId !== undefined) parts.push(sql<SqlBool>`m.company_id = ${filter.companyId}`);
  if (filter.personId !== undefined) parts.push(sql<SqlBool>`m.person_id = ${filter.personId}`);
  if (page.after !== null) parts.push(sql<SqlBool>`(m.created_at, m.id) < (${page.after.at}, ${page.after.id})`);
  const { rows } = await sql<ListedRow>`
    select ${columns}, c.name as "companyName" from action.message m left join records.company c on c.id = m.company_id
    where ${sql.join(parts, sql` and `)} order by m.created_at desc, m.id desc limit ${page.limit}`.execute(db);
  return rows;
}

export async function countShelves(db: Db, actor: Actor): Promise<Readonly<Record<MessageShelf, number>>> {
  const count = (shelf: MessageShelf) => sql`count(*) filter (where ${shelfCondition(shelf)})::int`;
  const { rows } = await sql<Record<MessageShelf, number>>`
    select ${count('drafts')} as drafts, ${count('waiting')} as waiting, ${count('trouble')} as trouble, ${count('sent')} as sent,
      ${count('discarded')} as discarded
    from action.message m where ${visibleTo(actor, { owner: 'm.owner_id', team: 'm.team_id' })}`.execute(db);
  return rows[0]!;
}

/** For the number beside the menu: only what a person must look at, from the index by state. */
export async function countTrouble(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from action.message m
    where m.state in ('failed', 'unknown') and m.discarded_at is null and ${visibleTo(actor, { owner: 'm.owner_id', team: 'm.team_id' })}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
