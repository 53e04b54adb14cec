import { approveMessage, changeMailAccount, draftMessage } from '#server/action/outbox/index.ts';
import { recordConsent } from '#server/oversight/consent/change-gate.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';

export async function enterSmtp(app: App, actor: Actor, port: number, facts: { readonly imapPort?: number } = {}) {
  const rows = await app.db.selectFrom('action.mail_account').select('version').execute();
  await changeMailAccount(app, actor, {
    version: rows[0]?.version ?? 0,
    host: '127.0.0.1',
    port,
    security: 'none',
    username: '',
    fromName: 'Nordlicht Antriebe',
    fromAddress: 'vertrieb@nordlicht.example',
    replyTo: null,
    imprint: 'Nordlicht Antriebe GmbH, Hafenstraße 4, 24103 Kiel, HRB 4711 Kiel, Geschäftsführerin: Ida Holm',
    imap:
      facts.imapPort === undefined
        ? null
        : { host: '127.0.0.1', port: facts.imapPort, security: 'none', username: 'probe', password: '', folder: null },
  });
}

let counter = 0;
export function newAddress(): string {
  counter += 1;
  return `kunde${counter}@werk-${counter}.example`;
}

/** A business customer with one person; the mail address has a documented consent unless said otherwise. */
export async function putCustomer(
  app: App,
  actor: Actor,
  facts: { readonly email?: string; readonly consent?: boolean; readonly relation?: string } = {},
): Promise<{ companyId: string; personId: string; email: string }> {
  const email = facts.email ?? newAddress();
  const company = await app.db
    .insertInto('records.company')
    .values({
      name: 'Werk GmbH',
      sort_name: 'werk gmbh',
      name_key: 'werk',
      legal_form: 'GmbH',
      relation: facts.relation ?? 'customer',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const person = await app.db
    .insertInto('records.person')
    .values({ company_id: company.id, last_name: 'Kunz', sort_name: 'kunz', name_key: 'kunz', email })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (facts.consent !== false) await testMailCustomer(app, actor, email);
  return { companyId: company.id, personId: person.id, email };
}

export async function putDraft(
  app: App,
  actor: Actor,
  customer: { readonly companyId: string; readonly personId: string; readonly email: string },
  facts: Partial<Parameters<typeof draftMessage>[2]> = {},
): Promise<string> {
  const { id } = await draftMessage(app, actor, {
    companyId: customer.companyId,
    personId: customer.personId,
    to: customer.email,
    toName: 'Herr Kunz',
    subject: 'Neue Getriebemotoren ab Januar',
    body: 'Guten Tag Herr Kunz,\n\nab Januar gibt es die neue Baureihe.\n\nFreundliche Grüße',
    purpose: 'marketing_other',
    ...facts,
  });
  return id;
}

export async function approve(app: App, actor: Actor, id: string): Promise<void> {
  const { version } = await app.db
    .selectFrom('action.message')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await approveMessage(app, actor, id, { version });
}

export async function stateOf(app: App, id: string) {
  return app.db
    .selectFrom('action.message')
    .select(['state', 'problem', 'approval', 'attempts', 'message_id', 'version', 'touch_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** A documented consent to advertising by mail, given yesterday. */
export async function testMailCustomer(app: App, actor: Actor, email: string): Promise<void> {
  await recordConsent(app, actor, {
    kind: 'given',
    channel: 'email',
    contactPoint: email,
    purposes: ['marketing_similar', 'marketing_other', 'survey'],
    source: 'web_form',
    at: new Date(app.clock.now().getTime() - 86_400_000),
    wording: 'Ja, ich möchte Neues per E-Mail erfahren.',
    wordingVersion: '1',
    proof: { ip: '192.0.2.7', form: 'newsletter' },
  });
}
