import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface MailAccountRow {
  readonly version: number;
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly username: string;
  readonly secret: Buffer | null;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string | null;
  readonly imprint: string;
  readonly imapHost: string | null;
  readonly imapPort: number | null;
  readonly imapSecurity: 'tls' | 'none' | null;
  readonly imapUsername: string | null;
  readonly imapSecret: Buffer | null;
  readonly imapFolder: string | null;
  readonly changedByName: string;
  readonly changedAt: Date;
}

export async function findAccount(db: Db): Promise<MailAccountRow | null> {
  const { rows } = await sql<MailAccountRow>`
    select version, host, port, security, username, secret, from_name as "fromName", from_address as "fromAddress", reply_to as "replyTo", imprint,
      imap_host as "imapHost", imap_port as "imapPort", imap_security as "imapSecurity", imap_username as "imapUsername",
      imap_secret as "imapSecret", imap_folder as "imapFolder", changed_by_name as "changedByName", changed_at as "changedAt"
    from action.mail_account where id = 'main'`.execute(db);
  return rows[0] ?? null;
}

/** @returns false where somebody else changed it since `row.version - 1` was read */
export async function putAccount(tx: Db, row: MailAccountRow & { readonly changedBy: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into action.mail_account (id, version, host, port, security, username, secret, from_name, from_address, reply_to, imprint, imap_host,
      imap_port, imap_security, imap_username, imap_secret, imap_folder, changed_by, changed_by_name, changed_at)
    values ('main', ${row.version}, ${row.host}, ${row.port}, ${row.security}, ${row.username}, ${row.secret}, ${row.fromName},
      ${row.fromAddress}, ${row.replyTo}, ${row.imprint}, ${row.imapHost}, ${row.imapPort}, ${row.imapSecurity}, ${row.imapUsername},
      ${row.imapSecret}, ${row.imapFolder}, ${row.changedBy}, ${row.changedByName}, ${row.changedAt})
    on conflict (id) do update set version = excluded.version, host = excluded.host, port = excluded.port, security = excluded.security,
      username = excluded.username, secret = excluded.secret, from_name = excluded.from_name, from_address = excluded.from_address,
      reply_to = excluded.reply_to, imprint = excluded.imprint, imap_host = excluded.imap_host, imap_port = excluded.imap_port,
      imap_security = excluded.imap_security, imap_username = excluded.imap_username, imap_secret = excluded.imap_secret,
      imap_folder = excluded.imap_folder, changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name,
      changed_at = excluded.changed_at
    where action.mail_account.version = excluded.version - 1`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findUserAddress(db: Db, userId: string): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`
    select email from platform."user" where id::text = ${userId} and active`.execute(db);
  return rows[0]?.email ?? null;
}
