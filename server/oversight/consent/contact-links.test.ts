import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '#server/platform/failure.ts';
import { secretsFrom } from '#server/platform/secrets.ts';
import { type ContactLink, readLink, writeLink } from './contact-links.ts';
import { contactKey } from './contact-point.ts';

const secrets = secretsFrom('a root secret for tests only, thirty-two signs');
const now = new Date('2026-11-21T08:00:00Z');
const app = { secrets, clock: { now: () => now } };
const key = contactKey(app, 'email', 'einkauf@firma.de') ?? Buffer.alloc(32);
const link: ContactLink = { kind: 'unsubscribe', channel: 'email', key, expiresAt: new Date('2027-01-01T00:00:00Z') };

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'accepted';
}

test('a link says for which contact point and until when, without naming it', () => {
  const token = writeLink(app, link);
  expect(readLink(app, token, 'unsubscribe')).toEqual(link);
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('firma');
});

test('every changed character, every other length and every other spelling breaks a link', () => {
  const token = writeLink(app, link);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(refusal(() => readLink(app, token.slice(0, at) + other + token.slice(at + 1), 'unsubscribe'))).toBe(
      'link-broken',
    );
    expect(refusal(() => readLink(app, token.slice(0, at), 'unsubscribe'))).toBe('link-broken');
  }
  expect(refusal(() => readLink(app, `${token}A`, 'unsubscribe'))).toBe('link-broken');
  expect(refusal(() => readLink(app, token.replaceAll('-', '+'), 'unsubscribe'))).toMatch(/accepted|link-broken/);
  fc.assert(fc.property(fc.string(), (text) => refusal(() => readLink(app, text, 'unsubscribe')) === 'link-broken'));
});

test('a link of another kind, another installation or after its end is refused', () => {
  const token = writeLink(app, link);
  expect(refusal(() => readLink(app, token, 'opt-in'))).toBe('link-broken');
  const elsewhere = { ...app, secrets: secretsFrom('another root secret, also of thirty-two signs') };
  expect(refusal(() => readLink(elsewhere, token, 'unsubscribe'))).toBe('link-broken');
  const later = { ...app, clock: { now: () => new Date('2027-01-02T00:00:00Z') } };
  expect(refusal(() => readLink(later, token, 'unsubscribe'))).toBe('link-expired');
});
