import { type Country, checkVAT, countries } from 'jsvat';
import { type Parsed, refused, understood } from './parsed.ts';

export interface VatId {
  /** Upper case without spaces and punctuation, with country prefix: DE136695976. */
  readonly vatId: string;
  readonly country: string;
}
export type VatProblem = 'empty' | 'vat-format' | 'vat-check-digit' | 'vat-country-unknown' | 'tax-number';

const BY_PREFIX: ReadonlyMap<string, Country> = new Map(
  countries.flatMap((country) => country.codes.slice(0, 1).map((code) => [code, country] as const)),
);
// The prefix of the identification number differs from the ISO code for Greece only (EL); Northern Ireland uses XI beside GB.
const ISO: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' };

/**
 * VAT identification number with its check digit (algorithms of jsvat, after the European Commission's VIES description; UID of Switzerland).
 * Without prefix the row's country is assumed. A German tax number (12/345/67890) is named as such, since lists often mix the two up.
 */
export function parseVatId(original: string, country = 'DE'): Parsed<VatId, VatProblem> {
  const upper = original.toUpperCase();
  if (!/\d/.test(upper)) return refused(/[A-Z]/.test(upper) ? 'vat-format' : 'empty', original);
  if (/^\s*\d{2,3}[/ ]\d{3,4}[/ ]\d{4,5}\s*$/.test(upper)) return refused('tax-number', original);
  const compact = upper
    .replace(/^.*?(?:UST[- ]?ID(?:[- ]?NR)?|USTID|VAT(?: ?(?:ID|NO|NR|REG))?|UID|MWST-?NR|TVA)[ .:]*(?=\S*\d)/, '')
    .replace(/[^A-Z0-9]/g, '');
  const withPrefix = /^[A-Z]{2}/.test(compact) ? compact : `${prefixOf(country)}${compact}`;
  const prefix = withPrefix.startsWith('CHE') ? 'CHE' : withPrefix.slice(0, 2);
  const rules = BY_PREFIX.get(prefix) ?? BY_PREFIX.get(ISO[prefix] ?? '') ?? ruleByIso(prefix);
  if (!rules) return refused('vat-country-unknown', original);
  const vatId = prefix === 'CHE' ? withPrefix.slice(0, 12) : withPrefix;
  const checked = checkVAT(vatId, [rules]);
  if (checked.isValid)
    return understood({ vatId, country: prefix === 'CHE' ? 'CH' : (ISO[prefix] ?? prefix) }, original);
  return refused(checked.isValidFormat ? 'vat-check-digit' : 'vat-format', original);
}

function prefixOf(country: string): string {
  return country === 'GR' ? 'EL' : country === 'CH' ? 'CHE' : country === 'AT' ? 'AT' : country;
}

function ruleByIso(prefix: string): Country | undefined {
  return countries.find(
    (country) =>
      country.codes.includes(prefix) || country.rules.regex.some((regex) => regex.source.includes(`(${prefix}`)),
  );
}
