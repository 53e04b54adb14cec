import { sql } from 'kysely';
import type { Person } from '#test/support/app.ts';
import { enterSmtp } from '#test/support/outbox.ts';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';
import { startSmtp } from '#test/support/smtp-server.ts';
import { draftMessage } from './draft-message.ts';

const content = {
  to: 'einkauf@werk.example',
  subject: 'Ihre Bestellung',
  body: 'Guten Tag, Ihre Bestellung ist unterwegs.',
  purpose: 'contract',
} as const;

async function drafted(w: ProbeWorld, whose: Whose, caller: Person): Promise<{ id: string; version: number }> {
  if (whose === 'missing') return { id: NOBODY, version: 1 };
  const { ownerId, teamId } = w.ownership(whose, caller);
  const company = await w.db
    .insertInto('records.company')
    .values({
      name: 'Werk GmbH',
      sort_name: 'werk gmbh',
      name_key: 'werk',
      relation: 'customer',
      owner_id: ownerId,
      team_id: teamId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { actor } = await w.person('admin');
  const { id } = await draftMessage(w.app, actor, { companyId: company.id, personId: null, ...content });
  return { id, version: 1 };
}

async function inState(w: ProbeWorld, whose: Whose, caller: Person, state: string) {
  const made = await drafted(w, whose, caller);
  await sql`update action.message set state = ${state} where id = ${made.id}`.execute(w.db);
  return made;
}

async function withAccount(w: ProbeWorld): Promise<void> {
  const { actor } = await w.person('admin');
  await enterSmtp(w.app, actor, 9);
}

const account = {
  host: 'mail.werk.example',
  port: 465,
  security: 'tls',
  username: 'vertrieb',
  password: 'geheim',
  fromName: 'Werk',
  fromAddress: 'vertrieb@werk.example',
  replyTo: null,
  imprint: 'Werk GmbH, Kiel',
  imap: null,
} as const;

export const probes: Probes = {
  'action.outbox.list': { input: () => ({}) },
  'action.outbox.get': {
    about: 'owned',
    input: async (w, whose, caller) => ({ id: (await drafted(w, whose, caller)).id }),
  },
  'action.outbox.draft': { input: () => ({ companyId: null, ...content }) },
  'action.outbox.change': {
    about: 'owned',
    input: async (w, whose, caller) => ({ ...(await drafted(w, whose, caller)), ...content, body: 'Neu' }),
  },
  'action.outbox.approve': {
    about: 'owned',
    input: async (w, whose, caller) => {
      await withAccount(w);
      return drafted(w, whose, caller);
    },
  },
  'action.outbox.withdraw': { about: 'owned', input: (w, whose, caller) => inState(w, whose, caller, 'approved') },
  'action.outbox.discard': { about: 'owned', input: drafted },
  'action.outbox.resolve': {
    about: 'owned',
    input: async (w, whose, caller) => ({ ...(await inState(w, whose, caller, 'unknown')), sent: false }),
  },
  'action.outbox.look': {
    about: 'owned',
    input: async (w, whose, caller) => ({ id: (await inState(w, whose, caller, 'unknown')).id }),
  },
  'action.outbox.account': { input: () => undefined },
  'action.outbox.changeAccount': {
    input: async (w) => {
      const row = await w.db.selectFrom('action.mail_account').select('version').executeTakeFirst();
      return { ...account, version: row?.version ?? 0 };
    },
  },
  'action.outbox.testAccount': {
    input: async (w) => {
      const { actor } = await w.person('admin');
      await enterSmtp(w.app, actor, (await startSmtp({ unref: true })).port);
      return undefined;
    },
  },
};
