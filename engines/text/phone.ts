import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { cleanText, type Parsed, refused, understood } from './parsed.ts';

export interface Phone {
  /** +4973112345 */
  readonly e164: string;
  /** ISO 3166 code, null for international networks. */
  readonly country: string | null;
  readonly kind: 'mobile' | 'landline' | 'other';
  readonly extension: string | null;
}
export type PhoneProblem = 'empty' | 'phone-format' | 'phone-scientific' | 'phone-length';

/** "123/45, 0171 4 567" → the first; a slash alone parts area code and number, so it never splits. */
const SEVERAL = /\s*(?:[;,|\n]|\boder\b|\bor\b|\bu\.|\bund\b|(?<=\d{5}\s*)\/(?=\s*(?:\+|00?[1-9])[\d ()/-]{7,}))\s*/i;

/**
 * Telephone or fax number in E.164. Numbers without country code are read in `country` (ISO code of the row's address).
 * `0049 (0)731/123-45`, `+49 (0) 731 12345`, `0731 / 123 - 45` and a leading zero that Excel ate are understood. Only numbers that the
 * national plan (libphonenumber metadata) allows are taken; `warning: 'several-numbers'` when the cell held more and the first was taken.
 */
export function parsePhone(original: string, country = 'DE'): Parsed<Phone, PhoneProblem, 'several-numbers'> {
  const text = cleanText(original).replace(/^'/, '');
  if (!/\d/.test(text)) return refused(/[\p{L}]/u.test(text) ? 'phone-format' : 'empty', original);
  if (/^\d[.,]\d+E\+?\d+$/i.test(text)) return refused('phone-scientific', original);
  const parts = text.split(SEVERAL).filter((part) => /\d{3}/.test(part.replace(/\D/g, '')));
  const first = (parts[0] ?? text)
    .replace(/\(0\)/g, ' ')
    .replace(/^(?:tel|fon|phone|telefon|fax|mobil|mob|handy|t|m|f|zentrale)\b[.:\s]*/i, '')
    .replace(/\b(?:durchwahl|dw|app(?:arat)?|ext|nst)\b\.?\s*:?\s*-?/i, ' ext. ');
  if (/^\+?[a-z]/i.test(first)) return refused('phone-format', original);
  const code: CountryCode = isSupportedCountry(country) ? country : 'DE';
  const readings = /^[1-9]/.test(first.trim()) ? [first, `+${first}`] : [first];
  for (const reading of readings) {
    const parsed = parsePhoneNumberFromString(reading, code);
    if (!parsed?.isValid()) continue;
    const type = parsed.getType();
    const kind = type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'landline' : 'other';
    const phone = {
      e164: parsed.number,
      country: parsed.country ?? null,
      kind,
      extension: parsed.ext ?? null,
    } as const;
    return understood(phone, original, parts.length > 1 ? 'several-numbers' : undefined);
  }
  const digits = first.replace(/\D/g, '').length;
  return refused(digits < 6 || digits > 16 ? 'phone-length' : 'phone-format', original);
}
