import { fold } from '#engines/text/index.ts';
import type { MappedColumn } from './propose-mapping.ts';
import { roleReads } from './roles.ts';

const BY_CODE = new Map(
  '30 GR 31 NL 32 BE 33 FR 34 ES 36 HU 39 IT 40 RO 41 CH 420 CZ 421 SK 423 LI 43 AT 44 GB 45 DK 46 SE 47 NO 48 PL 351 PT 352 LU 353 IE 354 IS 358 FI 359 BG 370 LT 371 LV 372 EE 385 HR 386 SI'
    .split(' ')
    .map((word, at, words) => [word, words[at + 1] ?? ''] as const)
    .filter((_, at) => at % 2 === 0),
);
const BY_DOMAIN = new Map(
  'at ch li nl be fr es pt lu ie fi hu hr si ro cz sk dk se no pl bg lt lv ee'
    .split(' ')
    .map((end) => [end, end.toUpperCase()] as const),
);
/** Countries whose companies bear the legal forms that German ones do. */
const SAME_FORMS = new Set(['AT', 'CH', 'LI', 'LU']);
const GERMAN_FORM = /(?:\bGmbH|\bUG\b|\be\.? ?K\b|\bGbR\b|\bOHG\b|\bKG\b|\bAG\b|\be\.? ?G\b)/;
const BY_CITY: Readonly<Record<string, string>> = Object.fromEntries([
  ...[
    'wien',
    'graz',
    'linz',
    'salzburg',
    'innsbruck',
    'klagenfurt',
    'villach',
    'wels',
    'st polten',
    'dornbirn',
    'steyr',
  ].map((city) => [city, 'AT'] as const),
  ...[
    'zurich',
    'genf',
    'geneve',
    'basel',
    'bern',
    'lausanne',
    'winterthur',
    'luzern',
    'st gallen',
    'lugano',
    'zug',
  ].map((city) => [city, 'CH'] as const),
  ['vaduz', 'LI'],
]);

/**
 * Country of a row that names none: VAT id, dialling code, a large city or the address of the website say it. Without it `1010 Wien` would
 * be taken for a code of Saxony that lost its zero, and a Polish company for a German one. A German legal form speaks against any country
 * where companies do not bear it: a GmbH may well have a contact with a Polish telephone. null: nothing says so.
 */
export function guessCountry(cells: readonly string[], columns: readonly MappedColumn[]): string | null {
  const said = { vat: '', phone: '', place: '', domain: '', company: '' };
  for (const { role, column } of columns) {
    if (role === 'ignore' || role === 'custom') continue;
    const reads = roleReads(role);
    const kind = role === 'company.city' || reads === 'place' || reads === 'address' ? 'place' : reads;
    if (kind in said) said[kind as keyof typeof said] ||= cells[column]?.trim() ?? '';
  }
  const guess = byVat(said.vat) ?? byPhone(said.phone) ?? BY_CITY[fold(said.place.replace(/^.*\d/, '')).trim()];
  const country = guess ?? BY_DOMAIN.get(/\.([a-z]{2})(?:\/|$)/i.exec(said.domain)?.[1]?.toLowerCase() ?? '') ?? null;
  if (country === null || country === 'DE') return null;
  return SAME_FORMS.has(country) || !GERMAN_FORM.test(said.company) ? country : null;
}

function byVat(vat: string): string | undefined {
  const prefix = /^(CHE|[A-Z]{2})[\s.-]?U?\d/i.exec(vat)?.[1]?.toUpperCase();
  return prefix === 'CHE' ? 'CH' : prefix === 'EL' ? 'GR' : prefix;
}

function byPhone(phone: string): string | undefined {
  const digits = /^(?:\+|00)\s*\(?([\d ]+)/.exec(phone.replace(/^'/, ''))?.[1]?.replaceAll(' ', '') ?? '';
  return digits.startsWith('49') ? 'DE' : (BY_CODE.get(digits.slice(0, 3)) ?? BY_CODE.get(digits.slice(0, 2)));
}
