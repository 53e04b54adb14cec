import { suggestionWords } from '#engines/cross-selling/index.ts';
import type { Factor, Situation } from '#engines/scoring/index.ts';
import type { ListChannel } from './judge-ways.ts';
import type { Candidate } from './store-parts.ts';
import type { Benefit } from './weigh-entries.ts';

export type Language = 'de' | 'en';
type Facts = Candidate['facts'];

const dayFormat = {
  de: new Intl.DateTimeFormat('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
};
const euro = {
  de: new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
};

const dayIn = (day: string | number | null | undefined, language: Language): string =>
  day ? dayFormat[language].format(new Date(`${day}T00:00:00Z`)) : '';
const moneyIn = (cents: string | number | null | undefined, language: Language): string =>
  euro[language].format(Number(cents ?? 0) / 100);

export function daysIn(days: number, language: Language): string {
  if (language === 'en') return days === 1 ? '1 day' : `${days} days`;
  return days === 1 ? '1 Tag' : `${days} Tage`;
}

/** After "seit" and "vor": one day, two days in the dative. */
function sinceIn(days: number): string {
  return days === 1 ? '1 Tag' : `${days} Tagen`;
}

function dealReason(facts: Facts, language: Language): string {
  const german = language === 'de';
  const value =
    facts['valueCents'] === null
      ? ''
      : german
        ? ` über ${moneyIn(facts['valueCents'], language)}`
        : ` of ${moneyIn(facts['valueCents'], language)}`;
  const name = german ? `Chance „${facts['title']}“${value}` : `Deal “${facts['title']}”${value}`;
  const stepLate = Number(facts['stepLate'] ?? 0);
  const closeLate = Number(facts['closeLate'] ?? 0);
  if (stepLate > 0) {
    const step = facts['nextStep'] ? (german ? ` („${facts['nextStep']}“)` : ` (“${facts['nextStep']}”)`) : '';
    return german
      ? `${name}: nächster Schritt${step} seit ${sinceIn(stepLate)} überfällig`
      : `${name}: next step${step} overdue for ${daysIn(stepLate, language)}`;
  }
  if (closeLate > 0)
    return german
      ? `${name}: Abschluss war für den ${dayIn(facts['closeOn'], language)} geplant`
      : `${name}: was to close on ${dayIn(facts['closeOn'], language)}`;
  const still = Number(facts['still'] ?? 0);
  if (facts['onlyOpened'])
    return german
      ? `${name} ohne nächsten Schritt, seit ${sinceIn(still)} offen`
      : `${name} has no next step, open for ${daysIn(still, language)}`;
  return german
    ? `${name} ohne nächsten Schritt, seit ${sinceIn(still)} in „${facts['stage']}“`
    : `${name} has no next step, ${daysIn(still, language)} in “${facts['stageEn'] ?? facts['stage']}”`;
}

/** Why this is worth doing today, as one sentence of facts. */
export function reasonIn(
  { situation, facts, daysDue }: Pick<Candidate, 'situation' | 'facts' | 'daysDue'>,
  language: Language,
): string {
  const german = language === 'de';
  const days = Number(facts['days'] ?? 0);
  switch (situation) {
    case 'callback':
      return german
        ? `Rückruf zugesagt für den ${dayIn(facts['dueOn'], language)}: ${facts['title']}`
        : `Call-back promised for ${dayIn(facts['dueOn'], language)}: ${facts['title']}`;
    case 'task': {
      if (daysDue <= 0) return german ? `Aufgabe heute fällig: ${facts['title']}` : `Task due today: ${facts['title']}`;
      return german
        ? `Aufgabe seit ${sinceIn(daysDue)} fällig: ${facts['title']}`
        : `Task overdue for ${daysIn(daysDue, language)}: ${facts['title']}`;
    }
    case 'deal':
      return dealReason(facts, language);
    case 'quote': {
      const value =
        facts['valueCents'] === null
          ? ''
          : german
            ? ` über ${moneyIn(facts['valueCents'], language)}`
            : ` of ${moneyIn(facts['valueCents'], language)}`;
      const valid = facts['validUntil']
        ? german
          ? `, gültig bis ${dayIn(facts['validUntil'], language)}`
          : `, valid until ${dayIn(facts['validUntil'], language)}`
        : '';
      return german
        ? `Angebot ${facts['number']}${value} seit ${sinceIn(days)} ohne Antwort${valid}`
        : `Quote ${facts['number']}${value} without an answer for ${daysIn(days, language)}${valid}`;
    }
    case 'order_rhythm':
      return german
        ? `Bestellt sonst etwa alle ${daysIn(Number(facts['median']), language)} (± ${facts['spread']}), letzte Bestellung vor ${sinceIn(days)}`
        : `Usually orders about every ${daysIn(Number(facts['median']), language)} (± ${facts['spread']}), last order ${daysIn(days, language)} ago`;
    case 'falling':
      return String(facts[language] ?? (german ? 'Bestellt weniger als früher' : 'Orders less than before'));
    case 'cross_sell': {
      const because = { buyers: Number(facts['buyers'] ?? 0), after: Number(facts['after'] ?? 0) };
      return suggestionWords(because, { own: String(facts['because']), suggested: String(facts['product']) })[language];
    }
    case 'lead': {
      const source = facts['source']
        ? german
          ? `, Herkunft: ${facts['source']}`
          : `, source: ${facts['source']}`
        : '';
      if (days === 0)
        return german
          ? `Neuer Lead von heute, noch kein Kontakt${source}`
          : `New lead of today, no contact yet${source}`;
      return german
        ? `Neuer Lead, seit ${sinceIn(days)} ohne Kontakt${source}`
        : `New lead, ${daysIn(days, language)} without contact${source}`;
    }
    case 'untouched':
      if (facts['relation'] === 'customer')
        return german ? 'Kunde, mit dem noch kein Kontakt festgehalten ist' : 'Customer with no contact on record';
      return german
        ? 'Noch nie kontaktiert: kein Kontakt und keine Bestellung festgehalten'
        : 'Never contacted: no contact and no order on record';
  }
}

const actions: Readonly<Record<Situation, readonly [string, string]>> = {
  callback: ['Zurückrufen', 'Call back'],
  task: ['Aufgabe erledigen', 'Do the task'],
  deal: ['Nächsten Schritt vereinbaren', 'Agree the next step'],
  quote: ['Zum Angebot nachfassen', 'Follow up the quote'],
  order_rhythm: ['Nach dem Bedarf fragen', 'Ask about demand'],
  falling: ['Nach den Gründen fragen', 'Ask for the reasons'],
  cross_sell: ['Passendes anbieten', 'Offer what fits'],
  lead: ['Erstkontakt aufnehmen', 'Make first contact'],
  untouched: ['Kennenlernen', 'Get acquainted'],
};
const by: Readonly<Record<ListChannel, readonly [string, string]>> = {
  phone_human: ['am Telefon', 'by phone'],
  email: ['per E-Mail', 'by e-mail'],
  post: ['per Brief', 'by letter'],
};

export function actionIn(situation: Situation, best: ListChannel | null, language: Language): string {
  const pick = language === 'de' ? 0 : 1;
  if (best === null || situation === 'callback') return actions[situation][pick];
  return language === 'de' ? `${actions[situation][0]}, ${by[best][0]}` : `${actions[situation][1]} ${by[best][1]}`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export function factorIn({ code, facts, factor }: Factor, language: Language): string {
  const german = language === 'de';
  const fact = (name: string): number => Number(facts[name] ?? 0);
  switch (code) {
    case 'value-amount':
      return german
        ? `Wert ${percent(factor)}: ${moneyIn(facts['valueCents'], language)} stehen auf dem Spiel`
        : `Value ${percent(factor)}: ${moneyIn(facts['valueCents'], language)} at stake`;
    case 'value-fit':
      return german
        ? `Wert ${percent(factor)}: kein Betrag bekannt, dafür Passung ${fact('fit')} von 100`
        : `Value ${percent(factor)}: no amount known, fit ${fact('fit')} of 100 instead`;
    case 'value-unknown':
      return german
        ? `Wert ${percent(factor)}: weder Betrag noch Passung bekannt`
        : `Value ${percent(factor)}: neither amount nor fit known`;
    case 'urgency-late':
    case 'urgency-ahead':
      return german
        ? `Dringlichkeit ${percent(factor)}: ${daysIn(fact('days'), language)} über der Zeit`
        : `Urgency ${percent(factor)}: ${daysIn(fact('days'), language)} past due`;
    case 'urgency-fading':
      return german
        ? `Dringlichkeit ${percent(factor)}: ${daysIn(fact('days'), language)} her, das Interesse lässt nach`
        : `Urgency ${percent(factor)}: ${daysIn(fact('days'), language)} ago, interest fades`;
    case 'chance-learnt':
      return german
        ? `Aussicht ${percent(factor)}: aus ${fact('cases')} eigenen Fällen (${fact('share')} %), Startwert ${fact('startShare')} %`
        : `Chance ${percent(factor)}: from ${fact('cases')} own cases (${fact('share')} %), starting value ${fact('startShare')} %`;
    case 'chance-model':
      return german
        ? `Aussicht ${percent(factor)}: gelernt aus eigener Vergangenheit (${fact('share')} %), Startwert ${fact('startShare')} %`
        : `Chance ${percent(factor)}: learnt from your own past (${fact('share')} %), starting value ${fact('startShare')} %`;
    case 'chance-stage':
      return german
        ? `Aussicht ${percent(factor)}: nach Phase und bisherigen Antworten (${fact('share')} %), Startwert ${fact('startShare')} %`
        : `Chance ${percent(factor)}: by stage and answers so far (${fact('share')} %), starting value ${fact('startShare')} %`;
    case 'saturation':
      return german
        ? `Sättigung: ein Kontakt mehr bringt noch ${percent(factor)} dessen, was ein erster nach einer Pause bringt`
        : `Saturation: one contact more brings ${percent(factor)} of what a first one after a rest brings`;
    default:
      return german
        ? `Aussicht ${percent(factor)}: Startwert, noch keine eigenen Fälle`
        : `Chance ${percent(factor)}: starting value, no own cases yet`;
  }
}

export function restingIn(
  code: 'contact-limit' | 'objection' | 'no-lawful-way',
  count: number,
  language: Language,
): string {
  const german = language === 'de';
  const more = german
    ? count === 1
      ? '1 weiterer ruht'
      : `${count} weitere ruhen`
    : count === 1
      ? '1 more rests'
      : `${count} more rest`;
  switch (code) {
    case 'contact-limit':
      return german ? `${more}: Kontaktgrenze erreicht` : `${more}: contact limit reached`;
    case 'objection':
      return german ? `${more}: Widerspruch gegen Werbung` : `${more}: objection to advertising`;
    case 'no-lawful-way':
      return german ? `${more}: kein erlaubter Weg, sie anzusprechen` : `${more}: no lawful way to address them`;
  }
}

export function fitIn(fit: number, details: string, language: Language): string {
  return language === 'de' ? `Passung ${fit} von 100${details}` : `Fit ${fit} of 100${details}`;
}

const refusals: Readonly<Record<string, readonly [string, string]>> = {
  no_need: ['kein Bedarf', 'no need'],
  wrong_time: ['falscher Zeitpunkt', 'wrong time'],
  already_handled: ['schon erledigt', 'already handled'],
  wrong_person: ['falscher Ansprechpartner', 'wrong person'],
  wrong_data: ['Daten stimmen nicht', 'data are wrong'],
  not_mine: ['nicht mein Kunde', 'not my customer'],
  unconvincing: ['Vorschlag überzeugt nicht', 'suggestion does not convince'],
};

export function refusalIn(reason: string, language: Language): string {
  return refusals[reason]?.[language === 'de' ? 0 : 1] ?? reason;
}

const outcomes: Readonly<Record<string, readonly [string, string]>> = {
  reached: ['erreicht', 'reached'],
  not_reached: ['nicht erreicht', 'not reached'],
  interested: ['interessiert', 'interested'],
  not_interested: ['kein Interesse', 'not interested'],
  agreed: ['vereinbart', 'agreed'],
  handled: ['erledigt', 'handled'],
};

export function outcomeIn(outcome: string, language: Language): string {
  return outcomes[outcome]?.[language === 'de' ? 0 : 1] ?? outcome;
}

/** Chance x value - saturation - cost, in euros. */
export function benefitIn(
  { cents, valueCents, chance, caused, saturationCents, costCents }: Benefit,
  language: Language,
): string {
  const money = (value: number): string => moneyIn(value, language);
  const taken =
    saturationCents === 0
      ? ''
      : language === 'de'
        ? ` − ${money(saturationCents)} Sättigung`
        : ` − ${money(saturationCents)} saturation`;
  const through =
    caused === 1
      ? ''
      : language === 'de'
        ? ` × ${percent(caused)}, die der Kontakt bewirkt`
        : ` × ${percent(caused)} that the contact brings about`;
  return language === 'de'
    ? `Zu erwarten: ${money(cents)} = ${percent(chance)} von ${money(valueCents)}${through}${taken} − ${money(costCents)} Aufwand`
    : `To be expected: ${money(cents)} = ${percent(chance)} of ${money(valueCents)}${through}${taken} − ${money(costCents)} effort`;
}

/** An experiment spoke against such contacts. */
export function shownToHarmIn(text: string, language: Language): string {
  return language === 'de' ? `Jetzt nichts tun. ${text}` : `Do nothing now. ${text}`;
}

export function notWorthIn(benefit: Benefit, language: Language): string {
  return language === 'de'
    ? `Jetzt nichts tun: der Aufwand lohnt nicht. ${benefitIn(benefit, language)}.`
    : `Do nothing now: it is not worth the effort. ${benefitIn(benefit, language)}.`;
}

/** Why something stands on the list that its rank would not have put there. */
export function exploredIn({ chance }: Pick<Candidate, 'chance'>, language: Language): string {
  const cases = chance?.cases ?? 0;
  if (language === 'de')
    return cases === 0
      ? 'Wir probieren das, um zu lernen: mit solchen Vorschlägen haben Sie noch keine Erfahrung.'
      : `Wir probieren das, um zu lernen: mit solchen Vorschlägen gibt es erst ${cases === 1 ? 'eine Erfahrung' : `${cases} Erfahrungen`}.`;
  return cases === 0
    ? 'We try this to learn: there is no experience with such suggestions yet.'
    : `We try this to learn: there ${cases === 1 ? 'is only one experience' : `are only ${cases} experiences`} with such suggestions.`;
}
