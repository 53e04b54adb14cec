import { type Candidate, candidateAt, type Field } from './candidate.ts';
import type { Span } from './spans.ts';

const YEAR = '(1[6-9]\\d{2}|20[0-4]\\d)';
const FOUNDED: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `(?:gegründet|gegr\\.|Gründung(?:sjahr)?|founded|established|est\\.)(?:\\s+(?:im|in|in the|wurde|war)?\\s*(?:Jahre?|year)?)?\\s*[:.]?\\s*(?:\\d{1,2}\\.\\s?(?:\\d{1,2}\\.|\\p{L}+)\\s*)?${YEAR}(?!\\d)`,
      'iu',
    ),
    0.92,
  ],
  [
    new RegExp(
      `(?:im Jahre?|in|anno|Jahre?|in the year)\\s+${YEAR}\\s+(?:wurde\\s)?(?:[^.]{0,60}\\s)?(?:gegründet|gründete|founded|established)`,
      'iu',
    ),
    0.9,
  ],
  [new RegExp(`(?:gegründet|gegr\\.)\\s+wurde[n]?\\s+[^.;\\d]{0,50}?\\s${YEAR}(?!\\d)`, 'iu'), 0.88],
  [new RegExp(`(?:gründete[n]?|founded)\\s+[^.]{0,60}?\\s${YEAR}(?!\\d)`, 'iu'), 0.82],
  [new RegExp(`${YEAR}\\s+(?:(?:als|von|durch|in|by|as)\\s[^.;]{0,70}\\s)?(?:gegründet|founded)`, 'iu'), 0.88],
  [
    new RegExp(
      `(?:Familienbetrieb|Familienunternehmen|Qualität|Tradition|Kompetenz|Erfahrung|Präzision|Handwerk|Unternehmen|Betrieb|family[- ]owned|business|company|quality)\\s+(?:seit|since)\\s+${YEAR}(?!\\d)`,
      'iu',
    ),
    0.8,
  ],
  [new RegExp(`^(?:seit|since)\\s+${YEAR}$`, 'iu'), 0.72],
  [
    new RegExp(
      `^(?:seit|since)\\s+${YEAR}\\s+(?:sind|steh[te]n?|(?:we|wir)\\s\\p{L}+|\\p{L}{2,}(?:en|n)\\s+wir)(?!\\p{L})`,
      'iu',
    ),
    0.78,
  ],
  [new RegExp(`(?:has|have) been \\p{L}+ing\\s[^.;]{0,60}\\ssince\\s+${YEAR}(?!\\d)`, 'iu'), 0.78],
  // A claim under the logo or in the footer: "Fördern mit System seit 1957".
  [
    new RegExp(
      `^(?!.*(?:kund|mitglied|zertifi|certif|\\bISO|geschäftsf|leit|inhaber|partner|member|online|tüv|stand|beruf|tätig|betreib|web))[^.!?:]{4,60}\\s(?:seit|since)\\s+${YEAR}$`,
      'iu',
    ),
    0.72,
  ],
];
const COUNT =
  "(?:(?:rund|ca\\.?|circa|etwa|über|mehr als|knapp|fast|gut|about|around|approx(?:\\.|imately)?|more than|over|some|nearly|insgesamt|derzeit|aktuell)\\s+)*(\\d{1,3}(?:[.,’' ]\\d{3})+|\\d{1,6})";
const EMPLOYEES = new RegExp(
  `${COUNT}(?:\\s?\\+)?\\s+(?:(?:fest|voll|hoch)?(?:angestellte|qualifizierte|motivierte|engagierte|feste|erfahrene|dedicated|highly|skilled|qualified|full-time)\\s+)*(?:Mitarbeiter(?:innen|\\*innen|:innen|/-?innen|In|Innen)?n?|Mitarbeitende[nr]?|Beschäftigten?|Angestellten?|Köpfe|Fachkräfte|Kolleg(?:innen|:innen|\\*innen)?(?: und Kollegen)?n?|Menschen|employees|people|staff)(?![\\p{L}])`,
  'iu',
);
const NOT_NOW =
  /\b(?:damals|anfangs|zunächst|weltweit|worldwide|konzern|group|gruppe|gesucht|suchen|neue|new|started|beginn|begann|startete|ersten)\b/i;

/** Founding year, headcount, trade, products and certificates. Prose counts less than a label; others' sections not at all. */
export function otherFactsOf(spans: readonly Span[]): Candidate[] {
  const found: Candidate[] = [];
  const seen = new Set<string>();
  const told = new Set<number>();
  for (const span of spans) {
    const { label, value, line } = span;
    const put = (field: Field, text: string, confidence: number): void => {
      if (!seen.has(`${field}|${text.toLowerCase()}|${line.index}`))
        found.push(candidateAt(span, field, text, confidence));
      seen.add(`${field}|${text.toLowerCase()}|${line.index}`);
    };
    if (label === 'founded' && span.firm) {
      const year = new RegExp(`(?<!\\d)${YEAR}(?!\\d)`).exec(value)?.[1];
      if (year && value.length < 60) put('foundingYear', year, 0.95);
    }
    if (label === 'employees' && span.firm && value.length < 60 && !/@|\+\d\d/.test(value)) {
      const count = readCount(value);
      if (count) put('employees', count, 0.93);
    }
    if (label === 'industry' && span.firm && line.text.length < 400)
      for (const one of listOf(value, 80, /[,;|•·]/.test(value))) put('industries', one, 0.9);
    if (
      label === 'products' &&
      span.firm &&
      line.text.length < 500 &&
      line.region !== 'nav' &&
      line.region !== 'footer'
    )
      for (const one of listOf(value, 70))
        put(
          'products',
          one,
          line.links.length > 0 && line.element.name === 'li'
            ? 0.6
            : /^(?:unsere |our )?(?:leistung|services)/i.test(span.labelText)
              ? 0.72
              : 0.9,
        );
    if (label === 'hours' && value && line.text.length < 200 && /\d{1,2}(?::|\.|\s?Uhr|\s?[-–])/.test(value))
      put('openingHours', value, 0.85);
    if (/\b(?:DIN\s)?(?:EN\s)?ISO|IATF|EN\s\d{4}|HACCP|IFS|TISAX|FSC|AEO/.test(value)) {
      for (const match of value.matchAll(
        /(?:DIN\s)?(?:EN\s)?ISO(?:\/(?:IEC|TS))?[\s-]?\d{4,5}(?:-\d{1,2})?(?::\d{4})?|IATF\s?16949(?::\d{4})?|EN\s?1090(?:-\d)?|EN\s?9100|TISAX|AEO-?[CFS]\b/g,
      ))
        put(
          'certificates',
          match[0].replace(/\s+/g, ' ').replace(/ISO(?=\d)/, 'ISO '),
          /zertifi|certifi/i.test(line.text) ? 0.92 : 0.7,
        );
    }
    if (!told.has(line.index)) prose(span, put);
    told.add(line.index);
  }
  return found;
}

function prose(span: Span, put: (field: Field, value: string, confidence: number) => void): void {
  const { text } = span.line;
  if (span.line.region === 'nav') return;
  for (const sentence of text.length > 300 ? text.split(/(?<=[.!?])\s+(?=\p{Lu})/u) : [text]) {
    for (const [pattern, confidence] of FOUNDED) {
      const match = pattern.exec(sentence);
      const year = match?.[1];
      if (!match || !year) continue;
      // A subsidiary's, association's or plant's year is not the company's.
      const other = /tochter|niederlassung|verein|stiftung|standort|werk\s|subsidiary|branch|abteilung|gruppe/i.test(
        sentence.slice(0, match.index + match[0].length),
      );
      put('foundingYear', year, other ? confidence - 0.35 : confidence - (text.length > 300 ? 0.05 : 0));
      break;
    }
    const people = EMPLOYEES.exec(sentence);
    const count = people ? readCount(people[1] ?? '') : undefined;
    if (count && Number(count) >= 2) put('employees', count, NOT_NOW.test(sentence) ? 0.5 : 0.85);
  }
  const maker =
    /(?:ist|sind|als)\s+(?:ein\w*\s+)?(?:[\p{Ll}-]+e[rnms]?\s+){0,3}(?:Hersteller|Produzent|Anbieter|Spezialist(?:in)?|Lieferant|Manufaktur|manufacturer|supplier|producer)\s+(?:von|für|of|in)\s+([^.;:!?]{4,120})/u.exec(
      text,
    ) ??
    /(?:is|are)\s+a[n]?\s+(?:[\p{L}-]+\s+){0,3}(?:manufacturer|supplier|producer|specialist)\s+(?:of|for|in)\s+([^.;:!?]{4,120})/u.exec(
      text,
    );
  if (maker?.[1])
    for (const one of listOf(maker[1].replace(/\s+(?:mit|und ist|sowie seit|with|für die|in)\s.*$/, ''), 60))
      put('products', one, 0.68);
}

function readCount(text: string): string | undefined {
  const range = /(?<!\d)(\d{1,5})\s?(?:-|–|bis|to)\s?(\d{1,6})(?!\d)/.exec(text);
  if (range) return `${range[1]}-${range[2]}`;
  const match = new RegExp(`(?<![\\d/])${COUNT}(?![\\d/]|\\s?(?:%|Prozent|Jahre))`, 'iu').exec(text);
  const digits = match?.[1]?.replace(/[.,’' ]/g, '');
  return digits && Number(digits) > 0 && Number(digits) < 1_000_000 ? String(Number(digits)) : undefined;
}

const PARTED = /\s*(?:[;|•·\n]|,(?!\d)|\s\/\s|\s[–]\s)\s*/u;
const PARTED_BY_AND =
  /\s*(?:[;|•·\n]|,(?!\d)|\s\/\s|\s[–]\s|\s(?:und|sowie|and|&)\s(?=\p{Lu}[^,]*$|\p{Ll}+[^,]*$))\s*/u;

/** "Planung und Bau von Anlagen" is one trade: of trades an "und" parts only the last two of several. */
function listOf(text: string, longest: number, byAnd = true): string[] {
  return text
    .split(byAnd ? PARTED_BY_AND : PARTED)
    .map((one) =>
      one
        .trim()
        .replace(/^(?:und|sowie|and|u\.a\.|z\.\s?B\.)\s+/i, '')
        .replace(/[.:]+$/, ''),
    )
    .filter(
      (one) =>
        one.length > 2 &&
        one.length <= longest &&
        /\p{L}{3}/u.test(one) &&
        !/@|https?:|www\.|\d{5}|^mehr|^weiter|^alle |usw|etc|u\.\s?v\.\s?m/i.test(one),
    )
    .slice(0, 20);
}
