import type { InterestReason, RaiseCode } from '#engines/scoring/index.ts';
import type { StoredModel } from '../learning/index.ts';
import type { LeadMethod } from './score-leads.ts';

type Language = 'de' | 'en';

const ORDINALS = {
  de: ['', 'Erster', 'Zweiter', 'Dritter', 'Vierter', 'Fünfter', 'Sechster'],
  en: ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'],
} as const;
const NAMES = {
  meetings: { de: ['Besuch', 'Besuche und Treffen'], en: ['visit', 'visits and meetings'] },
  calls: { de: ['Anruf', 'Anrufe'], en: ['call', 'calls'] },
  mails: { de: ['Mailkontakt', 'Mails, Nachrichten und Briefe'], en: ['mail contact', 'mails, messages and letters'] },
  'visits-to-site': {
    de: ['Besuch der Website', 'Besuche der Website'],
    en: ['visit to the website', 'visits to the website'],
  },
} as const;

function agoIn(days: number, language: Language): string {
  if (days <= 0) return language === 'de' ? 'heute' : 'today';
  if (language === 'en') return days === 1 ? 'yesterday' : `${days} days ago`;
  return days === 1 ? 'gestern' : `vor ${days} Tagen`;
}

/** One reason of interest as a sentence of facts. */
export function interestReasonIn({ code, facts }: InterestReason, language: Language): string {
  const german = language === 'de';
  const { count = 0, recent = 0, fromThem = 0, lastDays = 0, people = 0 } = facts;
  switch (code) {
    case 'meetings':
    case 'calls':
    case 'mails':
    case 'visits-to-site': {
      const [one, many] = NAMES[code][language];
      const theirs = fromThem === 0 ? '' : german ? `, ${fromThem} von ihrer Seite` : `, ${fromThem} from their side`;
      const last = german ? `zuletzt ${agoIn(lastDays, language)}` : `last ${agoIn(lastDays, language)}`;
      if (recent === 0)
        return german
          ? `${count} ${count === 1 ? one : many}, ${last}`
          : `${count} ${count === 1 ? one : many}, ${last}`;
      const ordinal = ORDINALS[language][recent];
      const said = ordinal ? `${ordinal} ${one}` : `${recent} ${many}`;
      return german ? `${said} in 30 Tagen, ${last}${theirs}` : `${said} in 30 days, ${last}${theirs}`;
    }
    case 'breadth': {
      const rounded = Math.max(2, Math.round(people));
      return german
        ? `Mehrere Personen im Gespräch, zuletzt ${rounded}`
        : `Several people take part, lately ${rounded}`;
    }
    case 'open-quote':
      return german
        ? count === 1
          ? 'Ein Angebot wartet auf Antwort'
          : `${count} Angebote warten auf Antwort`
        : count === 1
          ? 'A quote waits for an answer'
          : `${count} quotes wait for an answer`;
    case 'decider-met':
      return german ? 'Mit einem Entscheider gesprochen' : 'A decider was spoken with';
    case 'decider-known':
      return german
        ? 'Ein Entscheider ist bekannt, aber noch nicht gesprochen'
        : 'A decider is known but not spoken with yet';
    case 'decider-unknown':
      return german ? 'Kein Entscheider bekannt' : 'No decider known';
    case 'no-interaction':
      return german ? 'Kein Kontakt im betrachteten Zeitraum' : 'No contact in the time looked at';
  }
}

const raises: Readonly<Record<RaiseCode | 'quote', readonly [string, string]>> = {
  meet: ['Ein Besuch oder Treffen', 'A visit or meeting'],
  'call-from-them': ['Ein Anruf von ihrer Seite', 'A call from their side'],
  'mail-from-them': ['Eine Antwort per Mail', 'An answer by mail'],
  'second-person': ['Eine weitere Person im Gespräch', 'Another person taking part'],
  'know-decider': ['Herausfinden, wer entscheidet', 'Finding out who decides'],
  'meet-decider': ['Mit dem Entscheider sprechen', 'Speaking with the decider'],
  quote: ['Ein Angebot abgeben', 'Sending a quote'],
};

export function raiseIn(code: RaiseCode | 'quote', language: Language): string {
  return raises[code][language === 'de' ? 0 : 1];
}

export function knowFieldIn(field: string, language: Language): string {
  return language === 'de' ? `${field} ermitteln (im besten Fall)` : `Finding out: ${field} (at best)`;
}

export function fadingIn(halfLifeDays: number, language: Language): string {
  return language === 'de'
    ? `Jeder Kontakt zählt nach ${halfLifeDays} Tagen noch halb.`
    : `Every contact counts half after ${halfLifeDays} days.`;
}

/** Which of the three stages the score comes from, and why not the next one. */
export function basisIn(method: LeadMethod, inForce: StoredModel | undefined, language: Language): string {
  const german = language === 'de';
  const { cases = 0, positives = 0 } = inForce?.data ?? {};
  switch (method) {
    case 'rules':
      return german
        ? 'Stufe 1, Regeln: noch sind keine Kontakte festgehalten, die man gewichten könnte.'
        : 'Stage 1, rules: no contacts are recorded yet that could be weighed.';
    case 'interactions': {
      const known =
        cases === 0
          ? ''
          : german
            ? ` (von ${cases} früheren Fällen kauften ${positives} in 180 Tagen)`
            : ` (of ${cases} earlier cases ${positives} bought within 180 days)`;
      return german
        ? `Stufe 2, Regeln und Kontakte: ein Modell aus der eigenen Vergangenheit war noch nicht besser${known}.`
        : `Stage 2, rules and contacts: a model of your own past was no better yet${known}.`;
    }
    case 'model':
      return german
        ? `Stufe 3, gelernt aus ${cases} eigenen Fällen: Wahrscheinlichkeit des ersten Auftrags in 180 Tagen, Modell Version ${inForce?.version}.`
        : `Stage 3, learnt from ${cases} cases of your own: chance of a first order within 180 days, model version ${inForce?.version}.`;
  }
}
