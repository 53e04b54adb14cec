import { fold } from '#engines/text/index.ts';
import type { MappedColumn } from './propose-mapping.ts';
import { roleReads } from './roles.ts';

const BY_CODE: Readonly<Record<string, string>> = { '43': 'AT', '41': 'CH', '423': 'LI' };
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
 * Country of a row that names none, for reading a postal code of four digits: VAT id, dialling code, a large city or the address of the
 * website say it. Without it `1010 Wien` would be taken for a code of Saxony that lost its zero. null: nothing says so.
 */
export function guessCountry(cells: readonly string[], columns: readonly MappedColumn[]): string | null {
  const said = { vat: '', phone: '', place: '', domain: '' };
  for (const { role, column } of columns) {
    if (role === 'ignore' || role === 'custom') continue;
    const reads = roleReads(role);
    const kind = role === 'company.city' || reads === 'place' || reads === 'address' ? 'place' : reads;
    if (kind === 'vat' || kind === 'phone' || kind === 'place' || kind === 'domain')
      said[kind] ||= cells[column]?.trim() ?? '';
  }
  const vat = /^(?:(ATU)|(CHE))/i.exec(said.vat.replace(/\s/g, ''));
  if (vat) return vat[1] ? 'AT' : 'CH';
  const code = /^(?:\+|00)\s*\(?(49|43|423|41)/.exec(said.phone.replace(/^'/, ''))?.[1];
  if (code) return BY_CODE[code] ?? null;
  const city = BY_CITY[fold(said.place.replace(/^.*\d/, '')).trim()];
  if (city) return city;
  const domain = /\.(at|ch|li)(?:\/|$)/i.exec(said.domain)?.[1];
  return domain ? domain.toUpperCase() : null;
}
