import { sql } from 'kysely';
import type { Channel, Relation } from '#engines/contact-law/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { knownPoints, survivorOf } from '#server/records/identity/index.ts';

export interface Recipient {
  readonly relation: Relation;
  readonly knownBusiness: boolean;
  /** The company or the person has been deleted since. */
  readonly gone: boolean;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly example: boolean;
  readonly otherPoints: readonly { readonly channel: Channel; readonly contactPoint: string }[];
}

/** What records know about whom a message goes to; every other number and address of the person counts for an objection too. */
export async function findRecipient(
  db: Db,
  asked: { readonly companyId: string | null; readonly personId: string | null },
): Promise<Recipient | null> {
  // Somebody who was merged into another since the message was written is that other one, not gone.
  const companyId = asked.companyId === null ? null : await survivorOf(db, asked.companyId);
  const personId = asked.personId === null ? null : await survivorOf(db, asked.personId);
  const { rows } = await sql<{
    relation: Relation | null;
    knownBusiness: boolean | null;
    companyGone: boolean | null;
    personGone: boolean | null;
    ownerId: string | null;
    teamId: string | null;
    example: boolean | null;
    personEmail: string | null;
    personPhone: string | null;
    personMobile: string | null;
    email: string | null;
    phone: string | null;
  }>`
    select c.relation, coalesce(c.legal_form, c.vat_id, c.industry, c.domain) is not null or c.employees is not null as "knownBusiness",
      c.deleted_at is not null as "companyGone", p.deleted_at is not null as "personGone", coalesce(p.owner_id, c.owner_id) as "ownerId",
      coalesce(p.team_id, c.team_id) as "teamId", coalesce(c.example, p.example) as example,
      p.email as "personEmail", p.phone as "personPhone", p.mobile as "personMobile", c.email, c.phone
    from (select ${companyId}::uuid as company_id, ${personId}::uuid as person_id) q
    left join records.person p on p.id = q.person_id
    left join records.company c on c.id = coalesce(q.company_id, p.company_id)`.execute(db);
  const row = rows[0];
  if (!row || (companyId !== null && row.relation === null) || (personId !== null && row.personGone === null))
    return null;
  const points: readonly [Channel, string | null][] =
    personId === null
      ? [
          ['email', row.email],
          ['phone_human', row.phone],
        ]
      : [
          ['email', row.personEmail],
          ['phone_human', row.personPhone],
          ['phone_human', row.personMobile],
        ];
  return {
    relation: row.relation ?? 'none',
    knownBusiness: row.knownBusiness === true,
    gone: row.companyGone === true || row.personGone === true,
    ownerId: row.ownerId,
    teamId: row.teamId,
    example: row.example === true,
    otherPoints: [
      ...points.flatMap(([channel, contactPoint]) => (contactPoint === null ? [] : [{ channel, contactPoint }])),
      ...(await earlierPoints(db, personId ?? companyId)),
    ],
  };
}

/** What older sources or merged records said: an objection there is one of the same person. */
async function earlierPoints(db: Db, id: string | null): Promise<Recipient['otherPoints']> {
  const known = id === null ? [] : ((await knownPoints(db, [id])).get(id) ?? []);
  return known.map(({ channel, point }) => ({
    channel: channel === 'email' ? 'email' : 'phone_human',
    contactPoint: point,
  }));
}

/** Advertising mails to this contact point since a moment, whatever record they were for. */
export async function countSentTo(db: Db, contactKey: Buffer, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from action.message
    where contact_key = ${contactKey} and sent_at >= ${since} and purpose in ('marketing_similar', 'marketing_other', 'survey')`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Whether a backup was brought back after that moment. The log outlives a restore, the state of messages does not. */
export async function restoredSince(db: Db, at: Date): Promise<boolean> {
  const { rows } = await sql<{ restored: boolean }>`
    select exists (select from oversight.audit where action = 'backup.restored' and at > ${at}) as restored`.execute(
    db,
  );
  return rows[0]?.restored === true;
}

/** Whether we have ever been in touch: a contact, a sent message, or anything that came in from them. */
export async function knowsUs(
  db: Db,
  ask: { readonly companyId: string | null; readonly contactKey: Buffer | null },
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from action.message m where m.contact_key = ${ask.contactKey} and m.sent_at is not null)
      or exists (select from action.touch t where t.company_id = ${ask.companyId}::uuid and t.undone_at is null)
      or exists (select from records.activity a where a.company_id = ${ask.companyId}::uuid and a.deleted_at is null and a.kind <> 'note') as known`.execute(
    db,
  );
  return rows[0]?.known === true;
}
