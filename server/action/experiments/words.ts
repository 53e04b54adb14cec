import type { ExperimentReading } from '#engines/experiments/index.ts';

export type Language = 'de' | 'en';
export type Metric = 'share' | 'amount';

export const actionWords = {
  'experiment.started': { de: 'Experiment begonnen', en: 'Experiment started' },
  'experiment.stopped': { de: 'Experiment beendet', en: 'Experiment stopped' },
};

const formats = {
  de: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
};
const counts = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') };

/** +3,4 Prozentpunkte, or an amount with its sign. */
export function effectIn(value: number, metric: Metric, language: Language): string {
  const number = formats[language].format(metric === 'share' ? value * 100 : value).replace('-', '−');
  if (metric === 'amount') return number;
  return language === 'de' ? `${number} Prozentpunkte` : `${number} percentage points`;
}

/** What an experiment says so far, as one or two sentences. */
export function readingIn(
  { state, effect, accounts, needed }: ExperimentReading,
  metric: Metric,
  language: Language,
): string {
  const german = language === 'de';
  const n = (value: number): string => counts[language].format(value);
  const interval =
    effect === null
      ? ''
      : german
        ? `${effectIn(effect.difference, metric, language)} (95 %: ${effectIn(effect.low, metric, language)} bis ${effectIn(effect.high, metric, language)})`
        : `${effectIn(effect.difference, metric, language)} (95 %: ${effectIn(effect.low, metric, language)} to ${effectIn(effect.high, metric, language)})`;
  switch (state) {
    case 'helps':
      return german ? `Es wirkt: ${interval}.` : `It works: ${interval}.`;
    case 'harms':
      return german ? `Es schadet: ${interval}.` : `It harms: ${interval}.`;
    case 'no-matter':
      return german ? `Kein Unterschied, der zählt: ${interval}.` : `No difference that matters: ${interval}.`;
    case 'not-enough': {
      const so = german ? ` Bisher ${interval}.` : ` So far ${interval}.`;
      return german
        ? `Noch nicht genug Daten: ${n(accounts)} von etwa ${n(needed)} Firmen.${effect === null ? '' : so}`
        : `Not enough data yet: ${n(accounts)} of about ${n(needed)} companies.${effect === null ? '' : so}`;
    }
  }
}

/** What an experiment that is over showed, as a reason for or against such a contact. */
export function knownIn(name: string, reading: ExperimentReading, metric: Metric, language: Language): string {
  return `${language === 'de' ? `Experiment „${name}“:` : `Experiment “${name}”:`} ${readingIn(reading, metric, language)}`;
}

const refusals = {
  running: {
    de: 'Dazu läuft schon ein Experiment. Beenden Sie es zuerst. Es wurde nichts begonnen.',
    en: 'An experiment about this is running already. Stop it first. Nothing was started.',
  },
  over: {
    de: 'Dieses Experiment ist schon beendet. Es wurde nichts geändert.',
    en: 'This experiment was stopped before. Nothing was changed.',
  },
  unknown: {
    de: 'Das lässt sich nicht auslassen: Es gibt keinen solchen Anlass. Es wurde nichts begonnen.',
    en: 'That cannot be left out: there is no such occasion. Nothing was started.',
  },
} as const;

export function refusalIn(code: keyof typeof refusals, language: Language): string {
  return refusals[code][language];
}

export const TARGETS = [
  'recommendation:*',
  'recommendation:quote',
  'recommendation:order_rhythm',
  'recommendation:falling',
  'recommendation:cross_sell',
  'recommendation:deal',
  'recommendation:lead',
  'recommendation:untouched',
  'mailing:*',
  'mailing:marketing_similar',
  'mailing:marketing_other',
  'mailing:survey',
] as const;
export type Target = (typeof TARGETS)[number];

const targets: Readonly<Record<Target, readonly [string, string]>> = {
  'recommendation:*': ['Vorschläge in Heute, alle Anlässe', 'Suggestions in Today, all occasions'],
  'recommendation:quote': ['Vorschlag: zum Angebot nachfassen', 'Suggestion: follow up the quote'],
  'recommendation:order_rhythm': ['Vorschlag: nach dem Bedarf fragen', 'Suggestion: ask about demand'],
  'recommendation:falling': ['Vorschlag: nach den Gründen fragen', 'Suggestion: ask for the reasons'],
  'recommendation:cross_sell': ['Vorschlag: Passendes anbieten', 'Suggestion: offer what fits'],
  'recommendation:deal': ['Vorschlag: nächsten Schritt vereinbaren', 'Suggestion: agree the next step'],
  'recommendation:lead': ['Vorschlag: Erstkontakt mit neuem Lead', 'Suggestion: first contact with a new lead'],
  'recommendation:untouched': ['Vorschlag: kennenlernen', 'Suggestion: get acquainted'],
  'mailing:*': ['Werbliche E-Mails, alle', 'Marketing e-mails, all'],
  'mailing:marketing_similar': ['Werbliche E-Mails zu Ähnlichem', 'Marketing e-mails about similar products'],
  'mailing:marketing_other': ['Andere werbliche E-Mails', 'Other marketing e-mails'],
  'mailing:survey': ['Umfragen per E-Mail', 'Surveys by e-mail'],
};

export function targetIn(about: string, language: Language): string {
  const target = TARGETS.find((one) => one === about);
  return target === undefined ? about : targets[target][language === 'de' ? 0 : 1];
}
