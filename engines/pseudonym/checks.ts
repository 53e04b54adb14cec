import { checkVAT, countries } from 'jsvat';

const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 HR21 HU28 IE22 IL23 IS26 IT27 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PK24 PL28 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Remainder of an IBAN by 97 (ISO 13616), the country's four characters moved to the end. */
function remainder(iban: string): number {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    if (Number.isNaN(value)) return -1;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

export function ibanIsValid(code: string): boolean {
  return LENGTHS[code.slice(0, 2)] === code.length && remainder(code) === 1;
}

/** Check digits that make this country and account an IBAN. */
export function ibanCheckDigits(country: string, account: string): string {
  return String(98 - remainder(`${country}00${account}`)).padStart(2, '0');
}

/** Luhn (ISO/IEC 7812). */
export function luhnIsValid(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** A VAT id by its check digits, or by its form where a label says so; German ones always by form: a slip is still an id. */
export function vatLooksRight(code: string, labelled: boolean): boolean {
  if (/^DE\d{9}$/.test(code) || /^ATU\d{8}$/.test(code) || /^CHE\d{9}$/.test(code)) return true;
  if (!/^[A-Z]{2}(?=.*\d)[A-Z0-9]{7,13}$/.test(code)) return false;
  if (
    labelled &&
    /^(?:BE|BG|CY|CZ|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)/.test(code) &&
    (code.match(/\d/g)?.length ?? 0) >= 7
  )
    return true;
  return checkVAT(code, countries).isValid;
}
