import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor, Role } from '../actor.ts';
import type { App } from '../app.ts';
import { hashToken } from './one-time-link.ts';
import { signInOptions } from './open-sign-in.ts';
import { mayHoldKey } from './rights.ts';
import { findKey, noteKeyUse } from './store-keys.ts';
import { findSession, noteSeen } from './store-users.ts';

/** How often "last seen" is written down at most. */
const NOTE_EVERY_MS = 300_000;

export interface Authenticated {
  readonly actor: Actor | null;
  /** `cookie`: sent by a browser unasked, so writes need proof that our own page sent them. */
  readonly by: 'cookie' | 'key' | 'nothing';
}

/**
 * Who sends this request. Sessions and keys are looked up each time, by index, and never cached: a deactivated person is out with
 * the next request. The cookie is the sign-in library's (token and HMAC-SHA-256); checking it here spares its three queries.
 */
export async function authenticate(app: App, headers: Headers): Promise<Authenticated> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return { actor: await actorOfKey(app, authorization), by: 'key' };
  const token = sessionToken(app, headers.get('cookie'));
  if (token === null) return { actor: null, by: 'nothing' };
  const now = app.clock.now();
  const row = await findSession(app.db, token, now);
  if (!row) return { actor: null, by: 'nothing' };
  if (due(row.last_seen_at, now)) await noteSeen(app.db, row.id, now);
  const actor: Actor = {
    kind: 'person',
    id: row.id,
    name: row.name,
    role: row.role as Role,
    teamId: row.team_id,
    language: row.language === 'en' ? 'en' : 'de',
  };
  return { actor, by: 'cookie' };
}

async function actorOfKey(app: App, authorization: string): Promise<Actor | null> {
  const key = /^Bearer (lotse_[A-Za-z0-9_-]{43})$/.exec(authorization)?.[1];
  if (!key) return null;
  const row = await findKey(app.db, hashToken(key));
  const now = app.clock.now();
  if (!row || !keyWorks(row, now)) return null;
  if (due(row.last_used_at, now)) await noteKeyUse(app.db, row.id, now);
  return {
    kind: 'machine',
    id: row.owner_id,
    name: row.name,
    role: row.role as Role,
    teamId: row.team_id,
    language: row.language === 'en' ? 'en' : 'de',
  };
}

interface KeyState {
  readonly role: string;
  readonly owner_role: string;
  readonly active: boolean;
  readonly expires_at: Date | null;
}

export function keyWorks(key: KeyState, now: Date): boolean {
  const fresh = key.expires_at === null || key.expires_at > now;
  return key.active && fresh && mayHoldKey(key.owner_role as Role, key.role as Role);
}

export function sessionToken(app: App, cookies: string | null): string | null {
  const secure = signInOptions(app).url.startsWith('https:') ? '__Secure-' : '';
  const name = `${secure}lotse.session_token=`;
  const found = (cookies ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(name));
  if (!found) return null;
  const value = safeDecode(found.slice(name.length));
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const expected = createHmac('sha256', app.secrets.of('sessions')).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function due(last: Date | null, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() > NOTE_EVERY_MS;
}
