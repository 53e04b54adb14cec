import { randomUUID } from 'node:crypto';
import { audit } from '#server/oversight/audit/index.ts';
import { normaliseContactPoint } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { isHeaderSafe, type MailServer, type SentMailbox } from '#server/platform/mail/index.ts';
import { seal, unseal } from '#server/platform/sealed.ts';
import { findAccount, type MailAccountRow, putAccount } from './store-account.ts';

const smtpPurpose = 'mail-account';
const imapPurpose = 'sent-mailbox';

export interface MailAccountInput {
  /** The version that the person saw; 0 where there was none. */
  readonly version: number;
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly username: string;
  /** undefined: keep the one that is stored. */
  readonly password?: string | undefined;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string | null;
  readonly imprint: string;
  readonly imap: {
    readonly host: string;
    readonly port: number;
    readonly security: 'tls' | 'none';
    readonly username: string;
    readonly password?: string | undefined;
    readonly folder: string | null;
  } | null;
}

/** @throws Failure `invalid-input` with the field, `changed-meanwhile` */
export async function changeMailAccount(app: App, actor: Actor, input: MailAccountInput): Promise<{ version: number }> {
  const fromAddress = oneAddress(input.fromAddress, 'fromAddress');
  const replyTo = input.replyTo === null ? null : oneAddress(input.replyTo, 'replyTo');
  for (const [field, value] of Object.entries({ host: input.host, username: input.username, fromName: input.fromName }))
    if (!isHeaderSafe(value)) invalid(field, 'A line break cannot stand here.');
  for (const server of [input, ...(input.imap === null ? [] : [input.imap])])
    if (server.security === 'none' && server.username !== '' && !isLoopback(server.host))
      invalid('security', 'A password is never sent over an unencrypted connection. Choose TLS or STARTTLS.');
  return app.db.transaction().execute(async (tx) => {
    const before = await findAccount(tx);
    // Another server must not be handed the old one's password because a form left the field empty.
    const sameServer = before?.host === input.host && before.username === input.username;
    const sameMailbox = before?.imapHost === input.imap?.host && before?.imapUsername === input.imap?.username;
    const row: MailAccountRow & { changedBy: string } = {
      version: input.version + 1,
      host: input.host,
      port: input.port,
      security: input.security,
      username: input.username,
      secret: sealed(app, smtpPurpose, input.password, sameServer ? (before?.secret ?? null) : null),
      fromName: input.fromName,
      fromAddress,
      replyTo,
      imprint: input.imprint,
      imapHost: input.imap?.host ?? null,
      imapPort: input.imap?.port ?? null,
      imapSecurity: input.imap?.security ?? null,
      imapUsername: input.imap?.username ?? null,
      imapSecret:
        input.imap === null
          ? null
          : sealed(app, imapPurpose, input.imap.password, sameMailbox ? (before?.imapSecret ?? null) : null),
      imapFolder: input.imap?.folder ?? null,
      changedBy: actor.id,
      changedByName: actor.name,
      changedAt: app.clock.now(),
    };
    if ((before?.version ?? 0) !== input.version || !(await putAccount(tx, row)))
      fail('changed-meanwhile', { by: before?.changedByName ?? '', version: before?.version ?? 0 });
    const facts = { version: row.version, host: row.host, security: row.security, sentMailbox: row.imapHost !== null };
    await audit(app, tx, {
      actor,
      action: 'mail-account.changed',
      subject: { kind: 'mail-account', id: 'main' },
      facts,
    });
    return { version: row.version };
  });
}

function sealed(app: App, purpose: string, password: string | undefined, kept: Buffer | null): Buffer | null {
  if (password === undefined) return kept;
  return password === '' ? null : seal(app.secrets, purpose, password);
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function oneAddress(text: string, field: string): string {
  return normaliseContactPoint('email', text) ?? invalid(field, 'This is not one e-mail address.');
}

function invalid(field: string, text: string): never {
  return fail('invalid-input', { field, text: `${text} Nothing was changed.` });
}

export interface Account {
  readonly server: MailServer;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string | null;
  readonly imprint: string;
  readonly mailbox: SentMailbox | null;
}

/** The account with its passwords; null where none has been entered. @throws Failure `secret-unreadable` */
export async function readAccount(app: Pick<App, 'secrets'>, db: Db): Promise<Account | null> {
  const row = await findAccount(db);
  if (row === null) return null;
  const { imapHost, imapPort, imapSecurity, imapUsername } = row;
  return {
    server: {
      host: row.host,
      port: row.port,
      security: row.security,
      username: row.username,
      password: row.secret === null ? null : unseal(app.secrets, smtpPurpose, row.secret),
      name: row.fromAddress.slice(row.fromAddress.lastIndexOf('@') + 1),
    },
    fromName: row.fromName,
    fromAddress: row.fromAddress,
    replyTo: row.replyTo,
    imprint: row.imprint,
    mailbox:
      imapHost === null || imapPort === null || imapSecurity === null
        ? null
        : {
            host: imapHost,
            port: imapPort,
            security: imapSecurity,
            username: imapUsername ?? '',
            password: row.imapSecret === null ? '' : unseal(app.secrets, imapPurpose, row.imapSecret),
            folder: row.imapFolder,
          },
  };
}

/** What a form may show: never a password, only that there is one. */
export async function showMailAccount(app: App) {
  const row = await findAccount(app.db);
  if (row === null) return null;
  const { secret, imapSecret, changedAt, imapHost, imapPort, imapSecurity, imapUsername, imapFolder, ...rest } = row;
  return {
    ...rest,
    hasPassword: secret !== null,
    imap:
      imapHost === null || imapPort === null || imapSecurity === null
        ? null
        : {
            host: imapHost,
            port: imapPort,
            security: imapSecurity,
            username: imapUsername ?? '',
            hasPassword: imapSecret !== null,
            folder: imapFolder,
          },
    changedAt: changedAt.toISOString(),
  };
}

/** A Message-ID under the sender's own domain; unique by a random UUID, so that the same message is found again anywhere. */
export function newMessageId(fromAddress: string | null): string {
  const domain = fromAddress === null ? 'lotse.invalid' : fromAddress.slice(fromAddress.lastIndexOf('@') + 1);
  return `<${randomUUID()}@${domain}>`;
}
