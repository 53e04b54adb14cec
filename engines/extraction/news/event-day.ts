const MONTHS: Readonly<Record<string, number>> = {
  januar: 1,
  jänner: 1,
  january: 1,
  februar: 2,
  feber: 2,
  february: 2,
  märz: 3,
  march: 3,
  april: 4,
  mai: 5,
  may: 5,
  juni: 6,
  june: 6,
  juli: 7,
  july: 7,
  august: 8,
  september: 9,
  oktober: 10,
  october: 10,
  november: 11,
  dezember: 12,
  december: 12,
};
const NAMES = Object.keys(MONTHS).join('|');
const two = (value: number | string): string => String(value).padStart(2, '0');

/**
 * When the event happens or happened, as precisely as the sentence says: a day, a month or a year. A month without a year belongs to the
 * year of `today` (YYYY-MM-DD), to the year before where it lies more than seven months ahead; without `today` it stays unsaid.
 */
export function eventDay(sentence: string, today?: string): string | null {
  const german = new RegExp(
    `(?<!\\d)(\\d{1,2})\\.\\s?(?:(\\d{1,2})\\.|(${NAMES}))\\s?((?:19|20)\\d{2})?(?!\\d)`,
    'iu',
  ).exec(sentence);
  const english = new RegExp(
    `(?:(${NAMES})\\s(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s((?:19|20)\\d{2}))?|(\\d{1,2})(?:st|nd|rd|th)?\\s(${NAMES})(?:\\s((?:19|20)\\d{2}))?)(?!\\d)`,
    'iu',
  ).exec(sentence);
  const iso = /(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/.exec(sentence);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  if (german)
    return dayOf(
      german[4],
      german[2] ? Number(german[2]) : (MONTHS[(german[3] ?? '').toLowerCase()] ?? 0),
      Number(german[1]),
      today,
    );
  if (english)
    return dayOf(
      english[3] ?? english[6],
      MONTHS[(english[1] ?? english[5] ?? '').toLowerCase()] ?? 0,
      Number(english[2] ?? english[4]),
      today,
    );
  const month = new RegExp(`(?<!\\p{L})(${NAMES})(?!\\p{L})(?:\\s((?:19|20)\\d{2}))?`, 'iu').exec(sentence);
  if (month && !/^(?:may|march)$/.test(month[1] ?? '')) {
    const number = MONTHS[(month[1] ?? '').toLowerCase()] ?? 0;
    const year = month[2] ?? yearOf(number, today);
    if (year) return `${year}-${two(number)}`;
  }
  const quarter =
    /(?:(\d)\.\s?Quartal|Q([1-4])|(first|second|third|fourth) quarter)(?:\s(?:des Jahres|of))?\s((?:19|20)\d{2})/i.exec(
      sentence,
    );
  const year = /(?<![\d.,-])(20\d{2})(?![\d.,]\d|\s?(?:Mitarbeiter|Stück|Euro|EUR|employees|Quadratmeter|Tonnen))/.exec(
    sentence,
  );
  return quarter ? (quarter[4] ?? null) : (year?.[1] ?? null);
}

function dayOf(year: string | undefined, month: number, day: number, today: string | undefined): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const known = year ?? yearOf(month, today);
  return known ? `${known}-${two(month)}-${two(day)}` : null;
}

function yearOf(month: number, today: string | undefined): string | undefined {
  if (!today) return undefined;
  const now = Number(today.slice(5, 7));
  return String(Number(today.slice(0, 4)) - (month - now > 7 ? 1 : 0) + (now - month > 9 ? 1 : 0));
}
