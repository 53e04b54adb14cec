import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secretsFrom } from '#server/platform/secrets.ts';
import { contactKey, normaliseContactPoint } from './index.ts';

test.each([
  ['email', ' Max.Muster@Firma.DE ', 'max.muster@firma.de'],
  ['email', 'Max Muster <max@firma.de>', 'max@firma.de'],
  ['email', 'mailto:max@firma.de', 'max@firma.de'],
  ['email', 'info@müller-söhne.de', 'info@xn--mller-shne-kcb9d.de'],
  ['email', 'info@firma.de.', 'info@firma.de'],
  ['email', 'nicht vorhanden', null],
  ['email', 'a@b', null],
  ['email', '@firma.de', null],
  ['email', 'a@b.de, c@d.de', null],
  ['phone_human', '0049 (0)731/123-45', '+4973112345'],
  ['phone_human', '+49 (0) 731 / 12345', '+4973112345'],
  ['sms_messenger', '0731 12345', '+4973112345'],
  ['fax', 'tel:+4973112345', '+4973112345'],
  ['phone_auto', '+43 1 5880058', '+4315880058'],
  ['phone_human', 'auf Anfrage', null],
  ['phone_human', '12', null],
  ['post', 'Müller GmbH, Hauptstraße 5, 89073 Ulm', 'mueller gmbh hauptstr 5 89073 ulm'],
  ['post', 'MUELLER GmbH\nHauptstr. 5\n89073  Ulm', 'mueller gmbh hauptstr 5 89073 ulm'],
  ['social_dm', 'https://www.linkedin.com/in/Max-Muster/?trk=x', 'linkedin.com/in/max-muster'],
  ['chat_reply', ' visitor-1 ', 'visitor-1'],
  ['email', '', null],
] as const)('%s: %j is %j', (channel, raw, expected) => {
  expect(normaliseContactPoint(channel, raw)).toBe(expected);
});

test('normalising twice changes nothing, and no input breaks it', () => {
  const channel = fc.constantFrom('email', 'phone_human', 'post', 'social_dm', 'chat_reply' as const);
  const spelled = fc.oneof(fc.emailAddress(), fc.string(), fc.string({ unit: 'binary' }), fc.webUrl());
  fc.assert(
    fc.property(channel, spelled, (by, raw) => {
      const once = normaliseContactPoint(by, raw);
      return once === null || by === 'social_dm' || normaliseContactPoint(by, once) === once;
    }),
  );
});

test('one number is one key on every channel that dials it, another kind or another installation is another key', () => {
  const here = { secrets: secretsFrom('here') };
  const key = contactKey(here, 'phone_human', '0731 12345')?.toString('hex');
  expect(contactKey(here, 'sms_messenger', '+49 731 12345')?.toString('hex')).toBe(key);
  expect(contactKey(here, 'chat_reply', '+4973112345')?.toString('hex')).not.toBe(key);
  expect(contactKey({ secrets: secretsFrom('there') }, 'phone_human', '0731 12345')?.toString('hex')).not.toBe(key);
});
