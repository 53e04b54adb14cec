import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Channel, channels } from '#engines/contact-law/index.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { contactKey } from './contact-point.ts';

/** What a link lets its holder do. */
export type LinkKind = 'unsubscribe' | 'opt-in';
const kinds: readonly LinkKind[] = ['unsubscribe', 'opt-in'];

export interface ContactLink {
  readonly kind: LinkKind;
  readonly channel: Channel;
  /** The keyed hash that objections are kept under; for `opt-in` the id of the request, padded. No address stands in a link. */
  readonly key: Buffer;
  readonly expiresAt: Date;
}

const BODY = 39;
const MAC = 32;
/** Two years: a mail may lie long, and a refused click would be a complaint. */
export const UNSUBSCRIBE_DAYS = 730;

type Keyed = Pick<App, 'secrets'>;

/** 71 bytes as base64url: version, kind, channel, end, key, and an HMAC-SHA-256 over all of it. */
export function writeLink(app: Keyed, link: ContactLink): string {
  const body = Buffer.alloc(BODY);
  body.writeUInt8(1, 0);
  body.writeUInt8(kinds.indexOf(link.kind), 1);
  body.writeUInt8(channels.indexOf(link.channel), 2);
  body.writeUInt32BE(Math.floor(link.expiresAt.getTime() / 1000), 3);
  link.key.copy(body, 7, 0, 32);
  return Buffer.concat([body, sign(app, body)]).toString('base64url');
}

/** Compared in constant time. @throws Failure `link-broken` for whatever was not signed here, `link-expired` */
export function readLink(app: Pick<App, 'secrets' | 'clock'>, token: string, kind: LinkKind): ContactLink {
  const bytes = /^[\w-]{95}$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
  // One more spelling of the same bytes would be harmless, but then two texts would be one link.
  if (bytes.length !== BODY + MAC || bytes.toString('base64url') !== token) return broken();
  const body = bytes.subarray(0, BODY);
  if (!timingSafeEqual(bytes.subarray(BODY), sign(app, body))) return broken();
  const found = kinds[body.readUInt8(1)];
  const channel = channels[body.readUInt8(2)];
  if (body.readUInt8(0) !== 1 || found !== kind || channel === undefined) return broken();
  const expiresAt = new Date(body.readUInt32BE(3) * 1000);
  if (expiresAt.getTime() < app.clock.now().getTime())
    fail('link-expired', { text: 'This link is no longer valid. Nothing was changed.' });
  return { kind: found, channel, key: Buffer.from(body.subarray(7)), expiresAt };
}

/** Path below the public address: show it, and a POST to it objects (RFC 8058). null where the contact point cannot be read. */
export function unsubscribePath(
  app: Pick<App, 'secrets' | 'clock'>,
  channel: Channel,
  contactPoint: string,
): string | null {
  const key = contactKey(app, channel, contactPoint);
  if (key === null) return null;
  const expiresAt = new Date(app.clock.now().getTime() + UNSUBSCRIBE_DAYS * 86_400_000);
  return `/abmelden/${writeLink(app, { kind: 'unsubscribe', channel, key, expiresAt })}`;
}

function sign(app: Keyed, body: Buffer): Buffer {
  return createHmac('sha256', app.secrets.of('contact-links')).update(body).digest();
}

function broken(): never {
  return fail('link-broken', { text: 'This link is incomplete or was changed. Nothing was changed.' });
}
