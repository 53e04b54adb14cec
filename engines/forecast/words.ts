import type { SeriesForecast } from './forecast-series.ts';
import type { ModelName } from './roll.ts';
import type { Spacing } from './spacing.ts';

interface Words {
  readonly de: string;
  readonly en: string;
}

const MODELS: Readonly<Record<ModelName, Words>> = {
  naive: { de: 'der letzte Wert', en: 'the last value' },
  'seasonal-naive': { de: 'der Wert vor einer Saison', en: 'the value one season ago' },
  average: { de: 'der Durchschnitt', en: 'the average' },
  smoothing: { de: 'exponentielle Glättung', en: 'exponential smoothing' },
  theta: { de: 'Theta-Verfahren', en: 'the theta method' },
  combination: {
    de: 'das Mittel aus Glättung, Theta, Saisonwert und Durchschnitt',
    en: 'the mean of smoothing, theta, seasonal value and average',
  },
};
const SPACINGS: Readonly<Record<Spacing, Words>> = {
  day: { de: 'Tage', en: 'days' },
  workday: { de: 'Werktage', en: 'workdays' },
  week: { de: 'Wochen', en: 'weeks' },
  month: { de: 'Monate', en: 'months' },
  quarter: { de: 'Quartale', en: 'quarters' },
  year: { de: 'Jahre', en: 'years' },
};

/** What was forecast with and why, or why not, in words. */
export function explainForecast(result: SeriesForecast): Words {
  const { points, spacing, missing, summed } = result.facts;
  const periods = spacing === null ? { de: 'Werte', en: 'values' } : SPACINGS[spacing];
  if (result.trouble !== null)
    switch (result.trouble) {
      case 'too-short':
        return {
          de: `Noch nicht genug Daten: ${points} Werte, mindestens ${result.needed} aufeinanderfolgende werden gebraucht`,
          en: `Not enough data yet: ${points} values, at least ${result.needed} in a row are needed`,
        };
      case 'no-spacing':
        return {
          de: 'Kein regelmäßiger Abstand zu erkennen. Mit --every week, month oder quarter werden die Werte je Zeitraum summiert',
          en: 'No regular spacing. With --every week, month or quarter the values are summed by period',
        };
      case 'too-many-gaps':
        return {
          de: `Zu lückenhaft: ${missing} von ${points} ${periods.de} fehlen. Mit --every werden Werte je größerem Zeitraum summiert`,
          en: `Too many gaps: ${missing} of ${points} ${periods.en} are missing. With --every values are summed by a longer period`,
        };
      case 'constant':
        return {
          de: 'Alle Werte sind gleich: Es gibt nichts vorherzusagen',
          en: 'All values are the same: there is nothing to forecast',
        };
    }
  const filled = {
    de: `${missing > 0 ? `, ${missing} Lücken gefüllt` : ''}${summed > 0 ? `, ${summed} Zeilen im selben Zeitraum summiert` : ''}`,
    en: `${missing > 0 ? `, ${missing} gaps filled` : ''}${summed > 0 ? `, ${summed} rows of the same period summed` : ''}`,
  };
  const gain = Math.round(100 * result.gain);
  const [model, simple] = [MODELS[result.model], MODELS[result.bestSimple]];
  const why =
    result.model === result.bestSimple
      ? {
          de: `nichts war an vergangenen Stichtagen klar besser als ${simple.de}: deshalb dieser`,
          en: `nothing was clearly better than ${simple.en} on past days: so that is used`,
        }
      : {
          de: `${model.de}: an vergangenen Stichtagen ${gain} % weniger Verlust als ${simple.de}`,
          en: `${model.en}: ${gain}% less loss than ${simple.en} on past days`,
        };
  return {
    de: `${points} ${periods.de}${result.season > 1 ? ` mit Saison` : ''}${filled.de}; ${why.de}`,
    en: `${points} ${periods.en}${result.season > 1 ? ` with a season` : ''}${filled.en}; ${why.en}`,
  };
}
