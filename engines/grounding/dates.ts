export interface When {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
  /** Minutes of the day. */
  readonly minutes: number | null;
  readonly week: number | null;
  readonly quarter: number | null;
}

const MONTHS =
  'januar|jänner|january|jan februar|february|feb märz|maerz|march|mär|mar|mrz april|apr mai|may juni|june|jun juli|july|jul august|aug september|sept|sep oktober|october|okt|oct november|nov dezember|december|dez|dec'
    .split(' ')
    .map((names) => names.split('|'));
const monthByName = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));
const NAME = MONTHS.flat()
  .sort((a, b) => b.length - a.length)
  .join('|');
const YEAR = '(?:19|20)\\d{2}';

const nothing = { day: null, month: null, year: null, minutes: null, week: null, quarter: null };
const year = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text);
const month = (text: string | undefined): number | null =>
  monthByName.get((text ?? '').toLowerCase().replace(/\.$/, '')) ?? null;

type Reader = readonly [RegExp, (match: RegExpMatchArray) => Partial<When> | null];
const valid = (day: number, of: number) => day >= 1 && day <= 31 && of >= 1 && of <= 12;
const READERS: readonly Reader[] = [
  [
    /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:T[\d:.Z+]*)?(?!\d)/gu,
    (m) => (valid(Number(m[3]), Number(m[2])) ? { day: Number(m[3]), month: Number(m[2]), year: Number(m[1]) } : null),
  ],
  [
    /(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?((?:19|20)\d{2}|\d{2})(?![\d.,]*\d))?(?!\d)/gu,
    (m) => (valid(Number(m[1]), Number(m[2])) ? { day: Number(m[1]), month: Number(m[2]), year: year(m[3]) } : null),
  ],
  [
    /(?<!\d)(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2})(?!\d)/gu,
    (m) => {
      const [a, b] = [Number(m[1]), Number(m[2])];
      return a > 12
        ? { day: a, month: b, year: year(m[3]) }
        : b > 12
          ? { day: b, month: a, year: year(m[3]) }
          : { day: a, month: b, year: year(m[3]) };
    },
  ],
  [
    new RegExp(
      `(?<![\\d.,])(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s(?:of\\s)?(${NAME})(?![\\p{L}])\\.?(?:,?\\s(${YEAR}))?`,
      'giu',
    ),
    (m) => ({ day: Number(m[1]), month: month(m[2]), year: year(m[3]) }),
  ],
  [
    new RegExp(`(?<![\\p{L}])(${NAME})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?![\\d.:])(?:,?\\s(${YEAR}))?`, 'giu'),
    (m) => ({ day: Number(m[2]), month: month(m[1]), year: year(m[3]) }),
  ],
  [
    new RegExp(`(?<![\\p{L}])(${NAME})(?![\\p{L}])\\.?\\s(${YEAR})(?!\\d)`, 'giu'),
    (m) => ({ month: month(m[1]), year: year(m[2]) }),
  ],
  [/(?<!\d)(0?[1-9]|1[0-2])\/((?:19|20)\d{2})(?!\d)/gu, (m) => ({ month: Number(m[1]), year: year(m[2]) })],
  [
    new RegExp(`(?:KW|Kalenderwoche|calendar week|CW)\\s?(\\d{1,2})(?:[/ ](${YEAR}))?`, 'giu'),
    (m) => ({ week: Number(m[1]), year: year(m[2]) }),
  ],
  [
    new RegExp(
      `(?:Q([1-4])|([1-4])\\.\\s?Quartal|(erste[ns]?|zweite[ns]?|dritte[ns]?|vierte[ns]?) Quartal)(?:[/ ](${YEAR}))?`,
      'giu',
    ),
    (m) => ({
      quarter: Number(m[1] ?? m[2] ?? { e: 1, z: 2, d: 3, v: 4 }[m[3]![0]!.toLowerCase()] ?? 0),
      year: year(m[4]),
    }),
  ],
  [
    /(?<![\d.,])([01]?\d|2[0-4])[:.]([0-5]\d)(?![\d%€]|[.,]\d)(?:\s?Uhr|\s?h\b)?(?:\s?(am|pm)\b)?/giu,
    (m) =>
      m[0].includes(':') || /Uhr|h$|am|pm/i.test(m[0]) ? { minutes: clock(Number(m[1]), Number(m[2]), m[3]) } : null,
  ],
  [
    /(?<![\d.,])([01]?\d|2[0-4])\s?(?:Uhr(?:\s([0-5]\d)(?!\d))?|(am|pm)\b|o['’]clock)/giu,
    (m) => ({ minutes: clock(Number(m[1]), Number(m[2] ?? 0), m[3]) }),
  ],
  [
    /(?<![\p{L}])(Januar|Jänner|Februar|März|April|Juni|Juli|August|September|Oktober|November|Dezember|January|February|June|July|October|December|(?<=(?:im|Im|Ende|Anfang|Mitte|ab|bis|in|In|of) )(?:Mai|May|March))(?![\p{L}])/gu,
    (m) => ({ month: month(m[1]) }),
  ],
];

function clock(hour: number, minute: number, half: string | undefined): number {
  const h =
    half?.toLowerCase() === 'pm' && hour < 12 ? hour + 12 : half?.toLowerCase() === 'am' && hour === 12 ? 0 : hour;
  return h * 60 + minute;
}

/** Days, months, weeks, quarters and times of day, however written. */
export function findWhens(text: string): When[] {
  const found: When[] = [];
  for (const [pattern, read] of READERS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((one) => one.start < end && start < one.end)) continue;
      const parts = read(match);
      if (parts) found.push({ ...nothing, ...parts, start, end, text: match[0] });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What the claim says and the source says must agree; what the claim leaves out (the year) may be there. */
export function sameWhen(claim: When, source: When): boolean {
  for (const key of ['day', 'month', 'minutes', 'week', 'quarter'] as const) {
    if (claim[key] === source[key]) continue;
    if (claim[key] !== null) {
      if (key === 'quarter' && source.month !== null && Math.ceil(source.month / 3) === claim.quarter) continue;
      return false;
    }
    // "im Mai" of a source that says the third of May holds; a time of day said of nothing does not.
    if (key !== 'day' && key !== 'minutes') return false;
  }
  if (
    claim.day === null &&
    claim.month === null &&
    claim.minutes === null &&
    claim.week === null &&
    claim.quarter === null
  )
    return false;
  return claim.year === null || source.year === null || claim.year === source.year;
}
