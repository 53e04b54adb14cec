import { createHmac } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Channel } from '#engines/contact-law/index.ts';
import type { App } from '#server/platform/app.ts';

/** What a contact point is, whatever is done with it: a number that is called and one that is texted are the same number. */
export type PointKind = 'email' | 'phone' | 'post' | 'social' | 'chat';

const kindOf: Readonly<Record<Channel, PointKind>> = {
  email: 'email',
  sms_messenger: 'phone',
  phone_human: 'phone',
  phone_auto: 'phone',
  fax: 'phone',
  post: 'post',
  social_dm: 'social',
  chat_reply: 'chat',
};

export function pointKind(channel: Channel): PointKind {
  return kindOf[channel];
}

/**
 * One form for all spellings of the same contact point, or null where there is none to be read. Mail: lower case, domain as IDNA; phone:
 * E.164, Germany where no country is named; post: folded letters and words; social: address without scheme, query and `@`.
 */
export function normaliseContactPoint(kindOrChannel: PointKind | Channel, raw: string): string | null {
  const kind = kindOrChannel in kindOf ? kindOf[kindOrChannel as Channel] : (kindOrChannel as PointKind);
  const text = raw.normalize('NFKC').trim();
  if (text === '' || text.length > 500) return null;
  switch (kind) {
    case 'email':
      return normaliseMail(text);
    case 'phone':
      return normalisePhone(text);
    case 'post':
      return foldWords(text.toLowerCase().replace(/str(\.|aße|asse)(?=[\s,\d]|$)/g, 'str '));
    case 'social':
      return normaliseHandle(text);
    case 'chat':
      return text;
  }
}

function normaliseMail(text: string): string | null {
  const bare = (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '').trim();
  const at = bare.lastIndexOf('@');
  const local = bare.slice(0, at).toLowerCase();
  const domain = domainToASCII(bare.slice(at + 1).replace(/\.$/, '')).toLowerCase();
  if (at < 1 || local.length > 64 || /[\s<>,;:"()\\]/.test(local)) return null;
  return /^[^.].*\.[a-z0-9-]{2,}$/.test(domain) && domain.length <= 253 ? `${local}@${domain}` : null;
}

function normalisePhone(text: string): string | null {
  // "0049 (0)731" and "+49 (0) 731": the zero in brackets is not dialled from abroad, and the library would keep it.
  const dialled = text
    .replace(/^tel:/i, '')
    .replace(/^00/, '+')
    .replace(/^(\+[\d\s]*)\(0\)/, '$1');
  const number = parsePhoneNumberFromString(dialled, 'DE');
  return number?.isPossible() ? number.number : null;
}

function foldWords(text: string): string | null {
  const folded = text
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded === '' ? null : folded;
}

function normaliseHandle(text: string): string | null {
  const handle = text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^(www|m|de)\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/^@/, '');
  return handle === '' ? null : handle;
}

/**
 * The key under which consents and objections are kept: HMAC-SHA-256 of kind and normalised contact point. Keyed, since numbers and
 * addresses are few enough to be guessed from a plain hash. null: the contact point cannot be read.
 */
export function contactKey(app: Pick<App, 'secrets'>, channel: Channel, raw: string): Buffer | null {
  const value = normaliseContactPoint(channel, raw);
  if (value === null) return null;
  return createHmac('sha256', app.secrets.of('objection'))
    .update(`${pointKind(channel)}:${value}`)
    .digest();
}
