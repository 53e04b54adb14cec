import type { TimeCheck } from '#engines/order-rhythm/index.ts';
import type { Language } from '../scoring/index.ts';

interface RhythmAnswer {
  readonly customers: number;
  readonly out: string;
  readonly asOf: string;
  readonly findings: readonly { readonly text: string }[];
  readonly check: (Omit<TimeCheck, 'from'> & { readonly from: string }) | null;
  readonly atRisk: readonly {
    readonly customer: string;
    readonly valueAtRisk: number | null;
    readonly reasons: readonly string[];
  }[];
}

/** What the command says to a person who did not ask for JSON. */
export function summaryOf(answer: RhythmAnswer, language: Language): string {
  const german = language === 'de';
  const number = (value: number, digits = 0) =>
    value.toLocaleString(german ? 'de-DE' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const percent = (share: number) => (german ? `${number(100 * share)} %` : `${number(100 * share)}%`);
  const lines = [
    german
      ? `${number(answer.customers)} Kunden beurteilt zum ${answer.asOf}: ${answer.out}`
      : `${number(answer.customers)} customers judged as of ${answer.asOf}: ${answer.out}`,
    ...answer.findings.map(({ text }) => `- ${text}`),
    checkWords(answer.check, german, percent, number),
  ];
  if (answer.atRisk.length > 0)
    lines.push('', german ? 'Am meisten steht auf dem Spiel bei:' : 'Most is at risk with:');
  for (const { customer, valueAtRisk, reasons } of answer.atRisk)
    lines.push(`- ${customer}${valueAtRisk === null ? '' : ` (${number(valueAtRisk)})`}: ${reasons.join('; ')}`);
  return lines.join('\n');
}

function checkWords(
  check: RhythmAnswer['check'],
  german: boolean,
  percent: (share: number) => string,
  number: (value: number, digits?: number) => string,
): string {
  if (check === null)
    return german
      ? '- Geprüft werden konnte das Modell an dieser Liste nicht: Sie ist zu kurz, um 90 Tage zurückzuhalten.'
      : '- The model could not be tested on this list: it is too short to hold back 90 days.';
  const { days, said, came, auc, aucOfFrequency, intervals } = check;
  const held = `${percent(intervals.came)} ${german ? 'statt der angesagten' : 'instead of the'} ${percent(intervals.said)}`;
  // None of them ended within the days held back: nothing is known about them.
  const ended = intervals.said > 0;
  return german
    ? `- Geprüft an den letzten ${days} Tagen: ${percent(said)} der Kunden sollten bestellen, ${percent(came)} taten es; Trennschärfe (AUC) ${number(auc, 3)}, nach bloßer Zahl der Bestellungen ${number(aucOfFrequency, 3)}${ended ? `; die Spannen für die nächste Bestellung trafen in ${held}` : ''}.`
    : `- Tested on the last ${days} days: ${percent(said)} of the customers should order, ${percent(came)} did; AUC ${number(auc, 3)}, by number of orders alone ${number(aucOfFrequency, 3)}${ended ? `; the intervals for the next order held ${held} announced` : ''}.`;
}
