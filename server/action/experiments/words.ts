import type { ExperimentReading } from '#engines/experiments/index.ts';

export type Language = 'de' | 'en';
export type Metric = 'share' | 'amount';

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
        ? `Noch nicht genug Daten: ${n(accounts)} von etwa ${n(needed)} Konten.${effect === null ? '' : so}`
        : `Not enough data yet: ${n(accounts)} of about ${n(needed)} accounts.${effect === null ? '' : so}`;
    }
  }
}
