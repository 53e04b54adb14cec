import { isParsed, parseCountry } from '#engines/text/index.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { type Item, isLeaf } from '../page/structured.ts';
import type { Span } from './spans.ts';

const SIGNS: readonly (readonly [country: string, weight: number, pattern: RegExp])[] = [
  ['DE', 3, /\bHR[AB]\s?\d|Amtsgericht|USt-?Id|§\s?5\s?(?:Abs\. ?1 )?(?:TMG|DDG)|§ 27 ?a/],
  ['DE', 3, /(?<![A-Z])DE\s?\d{3}\s?\d{3}\s?\d{3}(?!\d)|(?:\+|00)\s?49[\s(/.-]?|(?<!\w)D\s?-\s?\d{5}/],
  ['DE', 2, /(?<![\d.,-])\d{5}\s\p{Lu}\p{Ll}{2,}/u],
  [
    'AT',
    4,
    /\bATU\s?\d{8}|\bFN\s?\d{5,6}\s?[a-z]\b|Firmenbuch|§\s?5\s?ECG|Wirtschaftskammer|\bGewO\b|§ 25 Mediengesetz/,
  ],
  ['AT', 3, /(?:\+|00)\s?43[\s(/.-]?\d|(?<!\w)AT?\s?-\s?\d{4}\s|Österreich/],
  ['CH', 4, /CHE-?\s?\d{3}\.?\d{3}\.?\d{3}|\bMWST-Nr|Handelsregister des Kantons|Handelsregisteramt/],
  ['CH', 3, /(?:\+|00)\s?41[\s(/.-]?\(?\d|(?<!\w)CH\s?-\s?\d{4}\s|\bSchweiz\b/],
  ['LI', 4, /(?<!\w)FL\s?-\s?\d{4}\s|Liechtenstein|(?:\+|00)\s?423\s/],
  ['GB', 4, /Registered in England|Companies House|\bGB\s?\d{3}\s?\d{4}\s?\d{2}\b|(?:\+|00)\s?44[\s(]|United Kingdom/],
  ['US', 4, /,\s[A-Z]{2}\s\d{5}(?![\d\p{L}])|\bUSA\b|\bUnited States\b/u],
  ['US', 3, /(?<![\d+])\(\d{3}\)\s\d{3}-\d{4}(?!\d)/],
  [
    'IE',
    4,
    /Registered in Ireland|\bEircode\b|(?:\+|00)\s?353[\s(]|\bCo\.\s(?:Cork|Dublin|Galway|Kerry|Kildare|Limerick|Louth|Mayo|Meath|Wicklow)\b/,
  ],
  // Four-digit codes are Austrian or Swiss: the towns and the way "strasse" is written tell them apart.
  [
    'CH',
    3,
    /(?<![\d.,-])\d{4}\s(?:Zürich|Bern|Basel|Luzern|St\. ?Gallen|Winterthur|Zug|Thun|Chur|Schaffhausen|Aarau|Baden|Biel|Solothurn|Frauenfeld|Wil|Rapperswil|Uster|Olten|Gen[eè]v|Gen[fè]|Lausanne|Lugano|Dietikon|Dübendorf|Wetzikon|Kreuzlingen|Emmen|Kriens|Muttenz|Pratteln|Allschwil|Cham|Baar|Bülach|Kloten|Schlieren|Langenthal|Burgdorf|Gossau|Herisau|Buchs)(?![\p{L}])/u,
  ],
  [
    'AT',
    3,
    /(?<![\d.,-])\d{4}\s(?:Wien|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Villach|Wels|St\. ?Pölten|Dornbirn|Wiener Neustadt|Steyr|Feldkirch|Bregenz|Leonding|Klosterneuburg|Baden bei|Wolfsberg|Leoben|Krems|Traun|Amstetten|Lustenau|Kapfenberg|Mödling|Hallein|Kufstein|Traiskirchen|Schwechat|Braunau|Hohenems|Ried|Vöcklabruck|Gmunden|Perg|Enns)(?![\p{L}])/u,
  ],
  ['CH', 1, /\p{L}strasse\s\d/u],
  ['DE', 2, /(?:@|www\.)[\w.-]+\.de\b/],
  ['AT', 2, /(?:@|www\.)[\w.-]+\.at\b/],
  ['CH', 2, /(?:@|www\.)[\w.-]+\.ch\b/],
  ['PL', 4, /\bNIP\b|\bREGON\b|\bKRS\b|(?:\+|00)\s?48[\s(]/],
  ['FR', 4, /\bSIRET\b|\bSIREN\b|\bRCS\b|(?:\+|00)\s?33[\s(]/],
  ['IT', 4, /P\.? ?IVA|Partita IVA|(?:\+|00)\s?39[\s(]/],
  ['NL', 4, /\bKvK\b|(?:\+|00)\s?31[\s(]/],
];
const BY_DOMAIN: Readonly<Record<string, string>> = {
  de: 'DE',
  at: 'AT',
  ch: 'CH',
  li: 'LI',
  uk: 'GB',
  ie: 'IE',
  pl: 'PL',
  fr: 'FR',
  it: 'IT',
  nl: 'NL',
};

/** The country whose habits of writing numbers and codes the page follows: votes of everything that stands in the company's own parts. */
export function countryOfPage(page: Page, spans: readonly Span[], items: readonly Item[]): string {
  const known = decided.get(page);
  if (known) return known;
  const country = decide(page, spans, items);
  decided.set(page, country);
  return country;
}
const MOST_VOTES = 400;
const decided = new WeakMap<Page, string>();

function decide(page: Page, spans: readonly Span[], items: readonly Item[]): string {
  const votes = new Map<string, number>();
  let cast = 0;
  const vote = (country: string, weight: number): void => {
    cast++;
    votes.set(country, (votes.get(country) ?? 0) + weight);
  };
  const counted = new Set<Line>();
  for (const span of spans) {
    if (cast >= MOST_VOTES) break;
    if ((span.zone !== null && span.zone !== 'partner') || counted.has(span.line)) continue;
    counted.add(span.line);
    const { text, links } = span.line;
    const mails = links.filter((link) => link.href.startsWith('mailto:')).map((link) => link.href);
    const whole = mails.length > 0 ? `${text} ${mails.join(' ')}` : text;
    for (const [country, weight, pattern] of SIGNS) if (pattern.test(whole)) vote(country, weight);
  }
  for (const item of items)
    for (const value of item.properties.get('addressCountry') ?? []) {
      const parsed = isLeaf(value) ? parseCountry(value.text) : undefined;
      if (parsed && isParsed(parsed)) vote(parsed.value, 4);
    }
  const tld = /^https?:\/\/[^/]*\.([a-z]{2,})(?:[/:?#]|$)/i
    .exec(page.base ?? page.meta.get('og:url') ?? '')?.[1]
    ?.toLowerCase();
  if (tld && BY_DOMAIN[tld]) vote(BY_DOMAIN[tld], 3);
  const best = [...votes].toSorted((a, b) => b[1] - a[1])[0];
  return best?.[0] ?? 'DE';
}
