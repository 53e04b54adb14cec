import type { BestWays } from '#engines/best-way/index.ts';
import type { NextContact, Peak } from '#engines/saturation/index.ts';

export type Language = 'de' | 'en';

const percents = {
  de: new Intl.NumberFormat('de-DE', { style: 'percent', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }),
};
const numbers = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') };

export const percentIn = (share: number, language: Language): string =>
  percents[language].format(share).replace('-', '−');
export const numberIn = (value: number, language: Language): string =>
  numbers[language].format(value).replace('-', '−');

/** What is known about the number of contacts that bring most, as one sentence. */
export function peakIn(
  peak: Peak,
  { windowDays, unit }: { windowDays: number; unit: 'account' | 'person' },
  language: Language,
): string {
  const german = language === 'de';
  const whom = german ? (unit === 'account' ? 'Firma' : 'Person') : unit === 'account' ? 'company' : 'person';
  const n = (value: number): string => numberIn(value, language);
  switch (peak.state) {
    case 'known':
      return german
        ? `Am meisten bringen ${n(peak.count)} Kontakte in ${windowDays} Tagen je ${whom} (zu ${percentIn(peak.sure, language)} sicher, auf einen Kontakt genau).`
        : `${n(peak.count)} contacts in ${windowDays} days per ${whom} bring most (${percentIn(peak.sure, language)} sure, give or take one contact).`;
    case 'not-seen':
      return german
        ? `Bis ${n(peak.atLeast)} Kontakte in ${windowDays} Tagen je ${whom} ist keine Sättigung zu sehen; mehr wurde kaum probiert.`
        : `No saturation can be seen up to ${n(peak.atLeast)} contacts in ${windowDays} days per ${whom}; more was hardly ever tried.`;
    case 'unknown':
      if (peak.reason === 'no-repeats')
        return german
          ? `Noch nicht zu sagen: kaum jemand wurde in ${windowDays} Tagen dreimal kontaktiert.`
          : `Cannot be said yet: hardly anybody was contacted three times in ${windowDays} days.`;
      if (peak.reason === 'no-variation')
        return german
          ? 'Noch nicht zu sagen: alle Kontakte hatten dasselbe Ergebnis.'
          : 'Cannot be said yet: all contacts had the same result.';
      return german
        ? `Noch nicht genug Daten: ${n(peak.touches)} von etwa ${n(peak.needed)} Kontakten.${peak.reason === 'too-uncertain' ? ` Irgendwo zwischen ${n(peak.low)} und ${n(peak.high)}.` : ''}`
        : `Not enough data yet: ${n(peak.touches)} of about ${n(peak.needed)} contacts.${peak.reason === 'too-uncertain' ? ` Somewhere between ${n(peak.low)} and ${n(peak.high)}.` : ''}`;
  }
}

const relations: Readonly<Record<string, readonly [string, string]>> = {
  customer: ['Kunden', 'Customers'],
  former_customer: ['ehemalige Kunden', 'Former customers'],
  inquiry: ['Anfragende', 'Inquirers'],
  partner: ['Partner', 'Partners'],
  none: ['Noch keine Beziehung', 'No relation yet'],
};
const channels: Readonly<Record<string, readonly [string, string]>> = {
  phone_human: ['Telefon', 'Phone'],
  email: ['E-Mail', 'E-mail'],
  post: ['Brief', 'Letter'],
  visit: ['Besuch', 'Visit'],
  sms_messenger: ['Nachricht', 'Message'],
  social_dm: ['Soziales Netz', 'Social network'],
  fax: ['Fax', 'Fax'],
  phone_auto: ['Automatischer Anruf', 'Automated call'],
  chat_reply: ['Chat', 'Chat'],
};
const times: Readonly<Record<string, readonly [string, string]>> = {
  early: ['vor 9 Uhr', 'before 9'],
  morning: ['9 bis 12 Uhr', '9 to 12'],
  noon: ['12 bis 14 Uhr', '12 to 14'],
  afternoon: ['14 bis 16 Uhr', '14 to 16'],
  evening: ['ab 16 Uhr', 'from 16'],
};
const weekdays: Readonly<Record<string, readonly [string, string]>> = {
  mon: ['Montag', 'Monday'],
  tue: ['Dienstag', 'Tuesday'],
  wed: ['Mittwoch', 'Wednesday'],
  thu: ['Donnerstag', 'Thursday'],
  fri: ['Freitag', 'Friday'],
};

const pick = (words: Readonly<Record<string, readonly [string, string]>>, name: string, language: Language): string =>
  words[name]?.[language === 'de' ? 0 : 1] ?? name;

export const relationIn = (name: string, language: Language): string => pick(relations, name, language);
export const channelIn = (name: string, language: Language): string => pick(channels, name, language);
export const wayIn = (kind: 'channel' | 'time' | 'weekday', name: string, language: Language): string =>
  pick({ channel: channels, time: times, weekday: weekdays }[kind], name, language);

const points = {
  de: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
};
const whole = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
const signed = (share: number, language: Language): string =>
  `${points[language].format(Math.round(share * 100)).replace('-', '−')}\u00a0%`;

/** What the next contact is worth, as a sentence with its interval; what it costs the others is named. */
export function nextIn(next: NextContact, contacts: number, language: Language): string {
  const german = language === 'de';
  const { own, spoils, effect } = next;
  if (contacts === 0)
    return german
      ? `Erster Kontakt seit 30 Tagen: etwa ${whole(own.middle)} antworten (${whole(own.low)} bis ${whole(own.high)}).`
      : `First contact in 30 days: about ${whole(own.middle)} answer (${whole(own.low)} to ${whole(own.high)}).`;
  const sum = german
    ? `unterm Strich ${signed(effect.middle, language)} (${signed(effect.low, language)} bis ${signed(effect.high, language)})`
    : `${signed(effect.middle, language)} in all (${signed(effect.low, language)} to ${signed(effect.high, language)})`;
  const others = Math.round(Math.abs(spoils.middle) * 100);
  const taken = german
    ? others === 0
      ? 'die anderen verlieren nichts'
      : spoils.middle > 0
        ? `die anderen verlieren zusammen ${others} Punkte`
        : `die anderen gewinnen zusammen ${others} Punkte`
    : others === 0
      ? 'the others lose nothing'
      : spoils.middle > 0
        ? `the others lose ${others} points together`
        : `the others gain ${others} points together`;
  return german
    ? `${contacts + 1}. Kontakt in 30 Tagen: etwa ${whole(own.middle)} antworten, ${taken}; ${sum}.`
    : `Contact no. ${contacts + 1} in 30 days: about ${whole(own.middle)} answer, ${taken}; ${sum}.`;
}

/** Why nothing is the best thing to do. */
export function doNothingIn(next: NextContact, contacts: number, language: Language): string {
  const head =
    language === 'de'
      ? 'Jetzt nichts tun: eine Pause bringt hier mehr als ein weiterer Kontakt.'
      : 'Do nothing now: a pause brings more here than another contact.';
  return `${head} ${nextIn(next, contacts, language)}`;
}

export function notKnownIn(language: Language): string {
  return language === 'de'
    ? 'Wirkung des nächsten Kontakts: noch nicht genug Daten.'
    : 'Effect of the next contact: not enough data yet.';
}

/** The best way to reach somebody, and what it rests on; that none is clearly ahead is an answer too. Null where too little is known. */
export function bestWayIn(kind: 'channel' | 'time' | 'weekday', found: BestWays, language: Language): string | null {
  const [first] = found.ways;
  if (found.basis === 'unknown' || first === undefined) return null;
  const german = language === 'de';
  const answers = german
    ? `${whole(first.chance)} antworten (${whole(first.low)} bis ${whole(first.high)})`
    : `${whole(first.chance)} answer (${whole(first.low)} to ${whole(first.high)})`;
  const way = wayIn(kind, first.way, language);
  if (found.basis !== 'even') return `${way}: ${answers}, ${basisIn(found, language)}`;
  return german
    ? `kein deutlicher Unterschied, ${basisIn(found, language)}; am ehesten ${way}: ${answers}`
    : `no clear difference, ${basisIn(found, language)}; if any, ${way}: ${answers}`;
}

function basisIn({ basis, tries, seen }: BestWays, language: Language): string {
  const german = language === 'de';
  const others = numberIn(seen, language);
  switch (basis) {
    case 'own':
      return german
        ? `aus ${numberIn(tries, language)} eigenen Kontakten`
        : `from ${numberIn(tries, language)} own contacts`;
    case 'all':
      return german ? `aus ${others} Kontakten mit allen` : `from ${others} contacts with everybody`;
    default:
      return german
        ? `aus ${others} Kontakten mit ähnlichen Ansprechpartnern`
        : `from ${others} contacts with people like them`;
  }
}

export function spacingIn(days: number | null, language: Language): string {
  if (days === null)
    return language === 'de'
      ? 'Welcher Abstand zwischen zwei Kontakten der beste ist, lässt sich noch nicht sagen.'
      : 'Which pause between two contacts is best cannot be said yet.';
  if (days <= 1)
    return language === 'de'
      ? 'Ein kurzer Abstand schadet nicht: es kommt auf die Zahl der Kontakte an, nicht auf die Pause dazwischen.'
      : 'A short pause does no harm: the number of contacts matters, not the pause between them.';
  return language === 'de'
    ? `Zwischen zwei Kontakten mindestens ${days} Tage lassen.`
    : `Leave at least ${days} days between two contacts.`;
}

export function spanIn(from: number, to: number | null, language: Language): string {
  if (to === null) return language === 'de' ? `über ${from} Tage` : `over ${from} days`;
  if (from === 0) return language === 'de' ? 'bis 1 Tag' : 'up to 1 day';
  return language === 'de' ? `bis ${to} Tage` : `up to ${to} days`;
}
