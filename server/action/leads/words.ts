import type { Criterion } from './show-lead.ts';
import type { LeadStep } from './store.ts';

export type Language = 'de' | 'en';

const dayIn = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 1 }).format(value);

/** A criterion of the next stage, and how it stands. */
export function criterionIn(
  code: Criterion,
  met: boolean,
  asked: { readonly points?: number; readonly percent?: number; readonly score: number } | null,
  language: Language,
): string {
  const german = language === 'de';
  switch (code) {
    case 'score': {
      const score = number(asked?.score ?? 0, language);
      if (asked?.percent !== undefined)
        return german
          ? `Wahrscheinlichkeit mindestens ${asked.percent} % (heute ${score} %)`
          : `Chance of at least ${asked.percent} % (today ${score} %)`;
      return german
        ? `Lead-Wert mindestens ${asked?.points ?? 0} (heute ${score})`
        : `Lead score of at least ${asked?.points ?? 0} (today ${score})`;
    }
    case 'decider':
      return german
        ? met
          ? 'Entscheider bekannt'
          : 'Kein Entscheider bekannt'
        : met
          ? 'Decider known'
          : 'No decider known';
    case 'conversation':
      return german
        ? met
          ? 'Seit der Annahme gesprochen'
          : 'Seit der Annahme noch kein Gespräch'
        : met
          ? 'Spoken with since it was accepted'
          : 'No conversation yet since it was accepted';
    case 'demand':
      return german
        ? met
          ? 'Bedarf geklärt: offene Chance oder Angebot'
          : 'Noch kein Bedarf: weder Chance noch Angebot offen'
        : met
          ? 'Demand clear: an open deal or quote'
          : 'No demand yet: neither a deal nor a quote is open';
  }
}

/** Who has to do what until when. */
export function nextIn(
  at: {
    readonly stage: string | null;
    readonly to: string | null;
    readonly until: string | null;
    readonly late: number;
  },
  language: Language,
): string {
  const german = language === 'de';
  const who = at.to ?? (german ? 'Der Vertrieb' : 'Sales');
  const until = at.until && dayIn(at.until, language);
  const late = !at.late
    ? ''
    : german
      ? ` – seit ${at.late === 1 ? '1 Tag' : `${at.late} Tagen`} überfällig`
      : ` – overdue for ${at.late === 1 ? '1 day' : `${at.late} days`}`;
  switch (at.stage) {
    case 'mql':
      if (!until)
        return german ? `${who} soll diesen Lead annehmen oder ablehnen` : `${who} is to accept or decline this lead`;
      return german
        ? `${who} muss bis ${until} annehmen oder ablehnen${late}`
        : `${who} must accept or decline by ${until}${late}`;
    case 'sal':
      if (!until) return german ? `${who} führt das erste Gespräch` : `${who} has the first conversation`;
      return german
        ? `${who} führt bis ${until} das erste Gespräch${late}`
        : `${who} has the first conversation by ${until}${late}`;
    case 'sql':
      return german ? 'Qualifiziert: weiter in den Chancen' : 'Qualified: goes on as a deal';
    case 'rejected':
      return german ? 'Abgelehnt; kann neu übergeben werden' : 'Declined; may be handed over anew';
    default:
      return german ? 'Noch nicht an den Vertrieb übergeben' : 'Not handed over to sales yet';
  }
}

/** What the points of a lead are made of. */
export function pointsIn(fit: number, interest: number | null, language: Language): string {
  if (interest === null) return language === 'de' ? `Passung ${fit} von 100` : `Fit ${fit} of 100`;
  return language === 'de'
    ? `Passung ${fit} und Interesse ${interest} von 100`
    : `Fit ${fit} and interest ${interest} of 100`;
}

/** From when on marketing may hand a lead over. */
export function readyIn(rules: { readonly mqlScore: number; readonly mqlChance: number }, language: Language): string {
  return language === 'de'
    ? `Reif ist ein Lead ab ${rules.mqlScore} Punkten; wo ein Modell aus der eigenen Vergangenheit gelernt hat, ab ${rules.mqlChance} % Wahrscheinlichkeit eines ersten Auftrags.`
    : `A lead is ready from ${rules.mqlScore} points on; where a model has learnt from your own past, from a chance of ${rules.mqlChance} % of a first order.`;
}

export function limitsIn(
  rules: { readonly acceptDays: number; readonly contactDays: number },
  language: Language,
): string {
  const days = (count: number) =>
    language === 'de'
      ? count === 1
        ? '1 Werktag'
        : `${count} Werktage`
      : count === 1
        ? '1 working day'
        : `${count} working days`;
  return language === 'de'
    ? `Fristen: annehmen ${days(rules.acceptDays)}, erstes Gespräch ${days(rules.contactDays)}`
    : `Time limits: accept ${days(rules.acceptDays)}, first conversation ${days(rules.contactDays)}`;
}

export function taskIn(step: LeadStep, name: string, language: Language): string {
  if (step === 'hand-over')
    return language === 'de' ? `Lead annehmen oder ablehnen: ${name}` : `Accept or decline the lead: ${name}`;
  return language === 'de' ? `Erstes Gespräch mit ${name} führen` : `Have the first conversation with ${name}`;
}
