import { createHash, randomBytes } from 'node:crypto';
import type { App } from '../app.ts';
import type { Db } from '../db/index.ts';
import { fail } from '../failure.ts';
import { findLink, insertLink, isSetUp, type LinkPurpose } from './store-links.ts';

const HOURS: Record<LinkPurpose, number> = { 'first-start': 24, invitation: 7 * 24, reset: 24 };
const PATH: Record<LinkPurpose, string> = {
  'first-start': '/anmelden/erster-start',
  invitation: '/anmelden/einladung',
  reset: '/anmelden/passwort',
};

export interface OneTimeLink {
  /** Path and query; the caller knows the address of this installation. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** Makes a link that works once. The token is in the answer only; the database keeps its hash. */
export async function makeLink(app: App, tx: Db, purpose: LinkPurpose, userId: string | null): Promise<OneTimeLink> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(app.clock.now().getTime() + HOURS[purpose] * 3_600_000);
  await insertLink(tx, { tokenHash: hashToken(token), purpose, userId, expiresAt });
  return { path: `${PATH[purpose]}?token=${token}`, expiresAt };
}

/** The link for the first admin, or null once anybody exists. Made anew at every start until it was used. */
export async function makeFirstStartLink(app: App): Promise<OneTimeLink | null> {
  if (await isSetUp(app.db)) return null;
  return makeLink(app, app.db, 'first-start', null);
}

/** @throws Failure `link-expired` for a link that is unknown, used or too old: an outsider cannot tell which */
export async function readLink(app: App, db: Db, token: string) {
  const link = await findLink(db, hashToken(token));
  if (!link || link.usedAt !== null || link.expiresAt <= app.clock.now()) {
    fail('link-expired', {
      text: 'This link is no longer valid: it works once and for a limited time. Ask for a new one.',
    });
  }
  return link;
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
