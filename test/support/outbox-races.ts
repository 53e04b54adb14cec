import { sql } from 'kysely';
import { sendApproved } from '#server/action/outbox/index.ts';
import { recordObjections } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { approve, putCustomer, putDraft } from './outbox.ts';
import type { SmtpServer } from './smtp-server.ts';

export interface Race {
  readonly outcome: 'sent-before' | 'stopped';
  /** null where all is well. */
  readonly fault: string | null;
}

/**
 * One message and one objection at once, `delayMs` apart (below zero: the objection first). Judged strictly: no DATA may reach the server after the
 * objection's transaction has done its work and is about to commit, which is before the commit itself.
 */
export async function raceObjection(app: App, actor: Actor, smtp: SmtpServer, delayMs: number): Promise<Race> {
  const customer = await putCustomer(app, actor);
  const id = await putDraft(app, actor, customer);
  await approve(app, actor, id);
  let committing = Number.POSITIVE_INFINITY;
  const object = async () => {
    await wait(delayMs);
    await app.db.transaction().execute(async (tx) => {
      const objection = { channel: 'email', contactPoint: customer.email, scope: 'channel' } as const;
      await recordObjections(app, actor, tx, [{ ...objection, source: 'link', at: null }]);
      committing = performance.now();
    });
  };
  const send = async () => {
    await wait(-delayMs);
    await sendApproved(app, id);
  };
  await Promise.all([object(), send()]);
  const mail = smtp.accepted.find(({ to }) => to.includes(customer.email));
  const { rows } = await sql<{ state: string }>`select state from action.message where id = ${id}`.execute(app.db);
  const state = rows[0]?.state;
  if (mail !== undefined && mail.dataAt > committing)
    return { outcome: 'sent-before', fault: `DATA ${(mail.dataAt - committing).toFixed(2)} ms after the objection` };
  if ((mail !== undefined) !== (state === 'sent'))
    return { outcome: 'stopped', fault: `mail and state ${state} differ` };
  return { outcome: mail === undefined ? 'stopped' : 'sent-before', fault: null };
}

function wait(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

/** What must keep a message from leaving, put into the database past every door. Some facts: law; some: what an attacker or a fault could leave behind. */
export const forbiddenStates: Readonly<Record<string, (app: App, at: ForbiddenPlace) => Promise<void>>> = {
  'not approved': ({ db }, { id }) =>
    run(db, sql`update action.message set state = 'drafted', approval = null, content_hash = null where id = ${id}`),
  'state set by hand': ({ db }, { id }) =>
    run(
      db,
      sql`update action.message set state = 'approved', approval = 'person', content_hash = decode(repeat('ab', 32), 'hex') where id = ${id}`,
    ),
  'approval without hash': ({ db }, { id }) =>
    run(db, sql`update action.message set content_hash = null where id = ${id}`),
  'text changed': ({ db }, { id }) => run(db, sql`update action.message set body = body || ' mehr' where id = ${id}`),
  'recipient changed': ({ db }, { id }) =>
    run(db, sql`update action.message set to_address = 'x' || to_address where id = ${id}`),
  'footer changed': ({ db }, { id }) => run(db, sql`update action.message set footer = '' where id = ${id}`),
  'way out taken': ({ db }, { id }) => run(db, sql`update action.message set unsubscribe_url = null where id = ${id}`),
  discarded: ({ db }, { id }) => run(db, sql`update action.message set discarded_at = now() where id = ${id}`),
  'later than now': ({ db }, { id }) =>
    run(db, sql`update action.message set not_before = now() + interval '1 day' where id = ${id}`),
  'claimed by another': ({ db }, { id }) =>
    run(
      db,
      sql`update action.message set state = 'claimed', claim_token = gen_random_uuid(), claimed_at = now() where id = ${id}`,
    ),
  unknown: ({ db }, { id }) =>
    run(db, sql`update action.message set state = 'unknown', handed_at = now() where id = ${id}`),
  'sent already': ({ db }, { id }) =>
    run(db, sql`update action.message set state = 'sent', sent_at = now() where id = ${id}`),
  'person deleted': ({ db }, { personId }) =>
    run(db, sql`update records.person set deleted_at = now() where id = ${personId}`),
  'company deleted': ({ db }, { companyId }) =>
    run(db, sql`update records.company set deleted_at = now() where id = ${companyId}`),
  'no address': ({ db }, { id }) => run(db, sql`update action.message set to_address = 'niemand' where id = ${id}`),
};

/** Facts of the law; these hold whoever approves, so approving anew must not help. */
export const forbiddenFacts: Readonly<Record<string, (app: App, actor: Actor, at: ForbiddenPlace) => Promise<void>>> = {
  'objection to the channel': (app, actor, { email }) => objected(app, actor, email, 'channel'),
  'objection to all': (app, actor, { email }) => objected(app, actor, email, 'all_marketing'),
  'objection on the phone': async (app, actor, { personId }) => {
    const mobile = `+49170${String(1_000_000 + Math.floor(Math.random() * 8_999_999))}`;
    await run(app.db, sql`update records.person set mobile = ${mobile} where id = ${personId}`);
    await app.db
      .transaction()
      .execute((tx) =>
        recordObjections(app, actor, tx, [
          { channel: 'phone_human', contactPoint: mobile, scope: 'all_marketing', source: 'phone', at: null },
        ]),
      );
  },
  'too many contacts': async ({ db }, _actor, { companyId, personId }) =>
    run(
      db,
      sql`insert into action.touch (company_id, person_id, channel, purpose, ground, decision, outcome, at, by_id, by_name)
        select ${companyId}, ${personId}, 'phone_human', 'contract', 'R04', 'allowed', 'reached', now(), 'b', 'b' from generate_series(1, 4)`,
    ),
};

export interface ForbiddenPlace {
  readonly id: string;
  readonly companyId: string;
  readonly personId: string;
  readonly email: string;
}

async function objected(
  app: App,
  actor: Actor,
  contactPoint: string,
  scope: 'channel' | 'all_marketing',
): Promise<void> {
  await app.db
    .transaction()
    .execute((tx) =>
      recordObjections(app, actor, tx, [{ channel: 'email', contactPoint, scope, source: 'mail', at: null }]),
    );
}

async function run(db: App['db'], statement: ReturnType<typeof sql>): Promise<void> {
  await statement.execute(db);
}
