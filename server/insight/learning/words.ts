import type { Explanation } from '#engines/scoring/index.ts';

export type Language = 'de' | 'en';

/** Features stand in models under these names; people read the words. */
const features: Readonly<Record<string, readonly [string, string]>> = {
  deal_stage: ['Phase', 'Stage'],
  days_in_stage: ['Tage in der Phase', 'Days in stage'],
  days_open: ['Tage seit Beginn', 'Days since it began'],
  value_eur: ['Wert in Euro', 'Value in euros'],
  competitor_named: ['Wettbewerber bekannt', 'Competitor named'],
  date_moves: ['Verschiebungen des Abschlusses', 'Times the close was put off'],
  days_to_plan: ['Tage bis zum geplanten Abschluss', 'Days to the planned close'],
  contacts_30d: ['Kontakte in 30 Tagen', 'Contacts in 30 days'],
  contacts_90d: ['Kontakte in 90 Tagen', 'Contacts in 90 days'],
  inbound_90d: ['Kontakte von ihrer Seite in 90 Tagen', 'Contacts from their side in 90 days'],
  meetings_90d: ['Besuche und Treffen in 90 Tagen', 'Visits and meetings in 90 days'],
  people_90d: ['Beteiligte Personen in 90 Tagen', 'People taking part in 90 days'],
  days_since_contact: ['Tage seit dem letzten Kontakt', 'Days since the last contact'],
  quotes_sent: ['Abgegebene Angebote', 'Quotes sent'],
  quote_age: ['Alter des Angebots in Tagen', 'Age of the quote in days'],
  orders_before: ['Bestellungen bisher', 'Orders so far'],
  days_since_order: ['Tage seit der letzten Bestellung', 'Days since the last order'],
  revenue_before_eur: ['Umsatz der 12 Monate davor in Euro', 'Revenue of the 12 months before in euros'],
  company_industry: ['Branche', 'Industry'],
  company_employees: ['Beschäftigte', 'Employees'],
  company_source: ['Herkunft', 'Source'],
  company_region: ['Region', 'Region'],
  days_known: ['Tage seit dem ersten Kontakt', 'Days since the first contact'],
  quotes_before: ['Angebote bisher', 'Quotes so far'],
};
const audited: Readonly<Record<string, readonly [string, string]>> = {
  region: ['Region', 'Region'],
  industry: ['Branche', 'Industry'],
  size: ['Beschäftigte', 'Employees'],
  group: ['Gruppe', 'Group'],
};

export function featureWords(name: string, language: Language): string {
  return features[name]?.[language === 'de' ? 0 : 1] ?? name;
}

export function groupWords(name: string, language: Language): string {
  return audited[name]?.[language === 'de' ? 0 : 1] ?? featureWords(name, language);
}

/** Puts words for the names of features into a sentence of the engine. */
export function inFeatureWords(text: string, language: Language): string {
  const pick = language === 'de' ? 0 : 1;
  return text.replace(/\b[a-z]+(?:_[a-z0-9]+)+\b/g, (name) => features[name]?.[pick] ?? name);
}

export interface Step {
  readonly text: string;
  /** Points of probability, 100 for certainty. */
  readonly points: number;
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));
const SHOWN = 7;

/**
 * An explanation as a waterfall in points of probability: contributions in log odds are laid on one after the other, the largest first, so that
 * start, steps and the rest add up to the probability exactly. What a step brings therefore depends on those before it.
 */
export function stepsOf(
  explanation: Explanation,
  language: Language,
): { readonly start: number; readonly steps: Step[] } {
  let logit = explanation.start;
  let at = sigmoid(logit) * 100;
  const start = at;
  const steps: Step[] = [];
  const go = (by: number, text: string) => {
    logit += by;
    const to = sigmoid(logit) * 100;
    steps.push({ text, points: to - at });
    at = to;
  };
  const told = explanation.contributions.filter(({ contribution }) => Math.abs(contribution) >= 0.02);
  for (const { condition, contribution } of told.slice(0, SHOWN)) go(contribution, inFeatureWords(condition, language));
  const rest = explanation.contributions.filter((one) => !told.slice(0, SHOWN).includes(one));
  const others = rest.reduce((sum, { contribution }) => sum + contribution, 0) + explanation.calibration;
  if (Math.abs(others) > 1e-9) go(others, language === 'de' ? 'Alles Übrige zusammen' : 'Everything else together');
  return { start, steps };
}

/** Features that tell no case from another. */
export function silentIn(
  code: 'empty-dropped' | 'constant-dropped',
  columns: readonly string[],
  language: Language,
): string {
  const names = columns.map((name) => featureWords(name, language)).join(', ');
  if (code === 'empty-dropped')
    return language === 'de'
      ? `In keinem Fall bekannt, deshalb nicht benutzt: ${names}.`
      : `Known in no case, hence not used: ${names}.`;
  return language === 'de'
    ? `In allen Fällen gleich, deshalb nicht benutzt: ${names}.`
    : `The same in all cases, hence not used: ${names}.`;
}

/** What a comparison on later cases says. */
export function besideIn(
  against: 'base-rate' | 'stage-weights',
  gain: { readonly low: number; readonly high: number },
  language: Language,
): string {
  const german = language === 'de';
  const other = german
    ? against === 'base-rate'
      ? 'die Grundquote'
      : 'die Gewichte der Phasen'
    : against === 'base-rate'
      ? 'the base rate'
      : 'the weights of the stages';
  if (gain.low > 0)
    return german
      ? `Auf späteren Fällen nachweislich besser als ${other}`
      : `Demonstrably better on later cases than ${other}`;
  if (gain.high < 0)
    return german
      ? `Auf späteren Fällen nachweislich schlechter als ${other}`
      : `Demonstrably worse on later cases than ${other}`;
  return german
    ? `Auf späteren Fällen nicht nachweislich anders als ${other}`
    : `Not demonstrably different on later cases from ${other}`;
}
