import { parseCompanyName } from '#engines/text/index.ts';
import { type DraftFacts, inline, properName, type Recipient } from './facts.ts';

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const DAY_MS = 86_400_000;
const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Titles that are spoken: Prof. and Dr., once each. Diplomas and degrees after the name are not. */
export function spokenTitle(title: string | null): string {
  const text = title ?? '';
  return [/prof/i.test(text) ? 'Prof.' : '', /(?:^|[^\p{L}])dr/iu.test(text) ? 'Dr.' : ''].filter(Boolean).join(' ');
}

/** Salutation with its comma; familiar needs a first name, else it is formal. */
export function salutation(
  recipient: Recipient | null,
  familiar: boolean,
): { readonly line: string; readonly familiar: boolean } {
  const first = properName(recipient?.firstName);
  const last = properName(recipient?.lastName);
  if (familiar && first) return { line: `Hallo ${first},`, familiar: true };
  const title = spokenTitle(recipient?.title ?? null);
  const named = (...parts: (string | null)[]) => parts.filter(Boolean).join(' ');
  if (last && recipient?.salutation === 'Herr')
    return { line: `${named('Sehr geehrter Herr', title, last)},`, familiar: false };
  if (last && recipient?.salutation === 'Frau')
    return { line: `${named('Sehr geehrte Frau', title, last)},`, familiar: false };
  if (last && (first || title)) return { line: `${named('Guten Tag', title, first, last)},`, familiar: false };
  return { line: 'Sehr geehrte Damen und Herren,', familiar: false };
}

/** `3. Mai`, with the year where it is another one. Never "gestern": a draft may wait a day for its approval. */
export function day(of: string, today: string): string {
  const [year = '', month = '', date = ''] = of.split('-');
  return `${Number(date)}. ${MONTHS[Number(month) - 1]}${year === today.slice(0, 4) ? '' : ` ${year}`}`;
}
export const isPast = (one: string | null, today: string): boolean => one !== null && days(one, today) >= 0;

const CURRENCY: Readonly<Record<string, string>> = { EUR: 'Euro', CHF: 'Franken', USD: 'US-Dollar', GBP: 'Pfund' };
export function amount(cents: number, currency: string): string {
  const whole = cents % 100 === 0;
  const figures = Math.trunc(Math.abs(cents) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.');
  return `${figures}${whole ? '' : `,${String(Math.abs(cents) % 100).padStart(2, '0')}`} ${CURRENCY[currency] ?? currency}`;
}

// Legal forms are feminine (die Gesellschaft); a merchant's firm (e. K.) and a bare name take no article, unless the name begins with what it is.
const FEMININE = /(?:GmbH|AG|KG|OHG|GbR|UG|SE|eG|KGaA|mbH|PartG)/;
const ARTICLES = [
  [
    'die',
    /(?:erei|fabrik|manufaktur|werkstatt|spedition|apotheke|sparkasse|genossenschaft|universität|hochschule|agentur|kanzlei|werke|betriebe)$/i,
  ],
  ['das', /(?:autohaus|möbelhaus|kaufhaus|büro|institut|klinikum|weingut|zentrum|werk)$/i],
  ['den', /(?:verein|verband|verlag|landkreis)$/i],
] as const;

/** The company behind "für" and "auf": `die Köster GmbH`, `Köster & Söhne`, `die Stadtwerke Ulm`. */
export function firm(name: string | undefined): string | null {
  const clean = inline(name, 100);
  if (!clean || /^(?:der|die|das|the)\s/i.test(clean)) return clean;
  const parsed = parseCompanyName(clean);
  const form = 'value' in parsed ? (parsed.value.legalForm ?? '') : '';
  const first = clean.split(' ')[0] ?? '';
  const article = FEMININE.test(form) ? 'die' : ARTICLES.find(([, ending]) => ending.test(first))?.[0];
  return article ? `${article} ${clean}` : clean;
}

export function signature({ sender }: DraftFacts, familiar: boolean): string {
  const name = inline(sender.name, 80);
  const company = inline(sender.company, 100);
  const lines = [name, company].filter((line): line is string => line !== null);
  return [
    familiar ? 'Viele Grüße' : 'Mit freundlichen Grüßen',
    ...(lines.length > 0 ? lines : [familiar ? 'Dein Vertriebsteam' : 'Ihr Vertriebsteam']),
  ].join('\n');
}

/** `10 Uhr`, `9.30`, `14:00` as 10:00, 9:30, 14:00; null where it is no time of day. */
export function clock(time: string | null): string | null {
  const found = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:Uhr|h)?\s*$/i.exec(time ?? '');
  return found && Number(found[1]) < 25 ? `${Number(found[1])}:${found[2] ?? '00'}` : null;
}

/** Days since the last order or contact; infinite where neither is known. */
export function quietDays(today: string, moments: readonly (string | undefined)[]): number {
  const known = moments.filter((one): one is string => one !== undefined);
  return known.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...known.map((one) => days(one, today)));
}
