import { isParsed, parsePhone, Recent } from '#engines/text/index.ts';

const NUMBER =
  /(?<![\p{L}\p{N}.,/@-])(?:\(?(?:\+|00)\s?\(?\d{1,3}\)?|\(?0(?:\s?\d){1,5}\)?)[\s\u00a0]?(?:[\s\u00a0()/.\-–—−·]{0,4}\d){3,16}(?!\d|[.,]\d|\s?(?:EUR|€|Uhr|kg|mm|%))/gu;
const LOCAL_NUMBER = /(?<![\p{L}\p{N}.,@])\d(?:[\s()/.\-–]{0,3}\d){4,14}(?!\d|\s?(?:EUR|€|Uhr|kg|mm|%))/gu;

export interface FoundPhone {
  readonly e164: string;
  readonly original: string;
  readonly mobile: boolean;
  /** The national numbering plan knows it; else only its shape and its label speak for it. */
  readonly valid: boolean;
}

const CALLING: Readonly<Record<string, string>> = {
  DE: '49',
  AT: '43',
  CH: '41',
  LI: '423',
  GB: '44',
  IE: '353',
  FR: '33',
  IT: '39',
  NL: '31',
  PL: '48',
  BE: '32',
  LU: '352',
  DK: '45',
  CZ: '420',
  US: '1',
  ES: '34',
};

/** Telephone numbers in a piece of text; `bare` takes numbers without leading zero too, which only a label makes credible. */
export function phonesIn(text: string, country: string, bare: boolean): readonly FoundPhone[] {
  if (!/\d/.test(text)) return NO_PHONES;
  const how = bare ? `${country}+` : country;
  const lately = read.get(how) ?? new Recent<readonly FoundPhone[]>(2000);
  read.set(how, lately);
  return lately.of(text, () => readPhones(text, country, bare));
}
// By country and manner: company, people and lists ask for the same lines.
const read = new Map<string, Recent<readonly FoundPhone[]>>();
const NO_PHONES: readonly FoundPhone[] = [];

function readPhones(text: string, country: string, bare: boolean): readonly FoundPhone[] {
  const found: FoundPhone[] = [];
  const plain = text
    .replace(/\u00a0/g, ' ')
    .replace(/[−‐‑]/g, '-')
    .replace(/\(\s*0\s*\)/g, '(0)');
  const matches = [...plain.matchAll(NUMBER)].map((match) => match[0]);
  if (matches.length === 0 && bare)
    matches.push(
      ...[...plain.matchAll(LOCAL_NUMBER)].map((match) => match[0]).filter((one) => one.replace(/\D/g, '').length >= 6),
    );
  for (const original of matches) {
    for (const part of splitNumbers(original)) {
      // "0731/12345-0 / -99" and "12345-0, -99": the second number is the first with another extension.
      const twin = /^(.*\d)\s?[-–]\s?\d{1,4}\s*\/\s*[-–]\s?(\d{1,4})$/.exec(part);
      if (twin) {
        for (const one of [part.replace(/\s*\/\s*[-–]\s?\d{1,4}$/, ''), `${twin[1]}-${twin[2]}`]) {
          const phone = readPhone(one, country);
          if (phone) found.push({ ...phone, original });
        }
        continue;
      }
      const phone = readPhone(part, country);
      if (phone && !found.some((one) => one.e164 === phone.e164)) found.push(phone);
    }
  }
  return found;
}

/** Two whole numbers that only a slash or wide space parts. */
function splitNumbers(text: string): string[] {
  return text
    .split(/\s*\/\s*(?=(?:\+|00)\d)|(?<=\d{4})\s{1,3}\/\s{1,3}(?=0\d{2,})|(?<=\d{3})\s+(?=\+\d)/)
    .filter((part) => part.replace(/\D/g, '').length >= 6);
}

export function readPhone(original: string, country: string): FoundPhone | undefined {
  const text = original
    .replace(/[−‐‑–—]/g, '-')
    .replace(/·/g, ' ')
    .trim();
  const parsed = parsePhone(
    text.replace(/^\((\+?)(\d{2,3})\)/, (whole, plus: string, code: string) =>
      plus || (country !== 'US' && Object.values(CALLING).includes(code)) ? `+${code} ` : whole,
    ),
    country,
  );
  if (isParsed(parsed))
    return { e164: parsed.value.e164, original, mobile: parsed.value.kind === 'mobile', valid: true };
  const international = /^\(?(?:\+|00)/.test(text);
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '');
  const e164 = international
    ? `+${digits.replace(/^(49|43|41)0/, '$1')}`
    : `+${CALLING[country] ?? '49'}${digits.replace(/^0/, '')}`;
  if (!/^\+\d{8,15}$/.test(e164) || (!international && !/^\(?0/.test(text) && digits.length < 6)) return undefined;
  // Article numbers, dates and customer numbers have zeros in front too: only a dialling zero or a country code makes it a number.
  if (!international && !/^\(?0[1-9]/.test(text)) return undefined;
  return { e164, original, mobile: /^\+49(?:15|16|17)/.test(e164), valid: false };
}

/** The number that an extension alone stands for beside a whole one: "Tel. 07022 12345-0, Fax -99". */
export function withExtension(whole: string, extension: string, country: string): FoundPhone | undefined {
  const stem = /^(.*\d)\s?[-–]\s?\d{1,4}$/.exec(whole.trim())?.[1];
  // Austrian "DW 15" goes behind a number that has no extension of its own.
  const phone = readPhone(`${stem ?? whole.trim()}-${extension}`, country);
  return phone ? { ...phone, original: extension } : undefined;
}
