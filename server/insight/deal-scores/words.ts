import type { SlipRisk } from '#engines/scoring/index.ts';
import type { StoredModel } from '../learning/index.ts';
import type { DealLife } from './store-lives.ts';

type Language = 'de' | 'en';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What the number rests on. */
export function methodIn(
  method: 'model' | 'base-rate' | 'none',
  inForce: StoredModel | undefined,
  language: Language,
): string {
  const german = language === 'de';
  const cases = inForce?.data.cases ?? 0;
  const won = inForce?.data.positives ?? 0;
  switch (method) {
    case 'model':
      return german
        ? `Gelernt aus ${cases} eigenen Fällen, Modell Version ${inForce?.version}`
        : `Learnt from ${cases} cases of your own, model version ${inForce?.version}`;
    case 'base-rate':
      return german
        ? `Grundquote: ${won} von ${cases} eigenen Fällen gewonnen. Für mehr reichen die Daten noch nicht: jede Chance bekommt dieselbe Wahrscheinlichkeit.`
        : `Base rate: ${won} of ${cases} own cases won. The data do not carry more yet: every deal gets the same probability.`;
    case 'none':
      return german
        ? 'Noch nicht genug Daten: es gibt zu wenige abgeschlossene Chancen mit Beginn und Ende. Bis dahin steht nur das Gewicht der Phase da.'
        : 'Not enough data yet: there are too few closed deals with a beginning and an end. Until then only the weight of the stage stands here.';
  }
}

export function lateIn(days: number, language: Language): string {
  if (language === 'en') return `The expected close was ${days === 1 ? '1 day' : `${days} days`} ago`;
  return `Der erwartete Abschluss liegt ${days === 1 ? '1 Tag' : `${days} Tage`} zurück`;
}

export function slipIn(
  slip: SlipRisk | null,
  { deal, daysOpen }: { readonly deal: DealLife; readonly daysOpen: number | null },
  language: Language,
): string {
  const german = language === 'de';
  if (deal.expectedCloseOn === null)
    return german
      ? 'Ohne erwarteten Abschluss lässt sich kein Verzug schätzen'
      : 'Without an expected close no slipping can be estimated';
  if (slip === null)
    return german
      ? daysOpen === null
        ? 'Der Beginn der Chance ist unbekannt: kein Verzug geschätzt'
        : 'Zu wenige Chancen waren je so lange offen: kein Verzug geschätzt'
      : daysOpen === null
        ? 'The beginning of the deal is unknown: no slipping estimated'
        : 'Too few deals were ever open for so long: no slipping estimated';
  return german
    ? `Risiko, dass sie zum erwarteten Abschluss nicht entschieden ist: ${percent(slip.risk)} (${percent(slip.low)} – ${percent(slip.high)}, aus ${slip.cases} Chancen, die so lange offen waren)`
    : `Risk that it is not decided by the expected close: ${percent(slip.risk)} (${percent(slip.low)} – ${percent(slip.high)}, from ${slip.cases} deals open for as long)`;
}
