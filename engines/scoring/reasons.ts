import { binsOf, type Feature } from './features.ts';
import type { Model, ModelTerm } from './model.ts';

export type Language = 'de' | 'en';

export interface Reason {
  /** Name of the term: a feature, or two joined by " × ". */
  readonly feature: string;
  /** What is the case: "Auftragswert ab 5.000". */
  readonly condition: string;
  /** Log odds; positive raises the chance. */
  readonly contribution: number;
  /** Condition and effect in words. */
  readonly text: string;
}

const number = (value: number, language: Language): string =>
  (Number.isInteger(value) ? value : Number(value.toPrecision(4))).toLocaleString(
    language === 'de' ? 'de-DE' : 'en-US',
    {
      maximumFractionDigits: 6,
      useGrouping: Math.abs(value) >= 10_000,
    },
  );

const MONTHS = {
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

/** Makes the reason of a term's bin, each at most once: most bins of a model are never asked for. */
export function reasonMaker(model: Model, term: ModelTerm, slope: number, language: Language): (bin: number) => Reason {
  const features = term.features.map((at) => model.features[at]!);
  const width = term.groups.length === 2 ? Math.max(...term.groups[1]!) + 1 : 0;
  const made: (Reason | undefined)[] = new Array(term.shape.length);
  const make = (bin: number): Reason => {
    const condition =
      width === 0
        ? conditionOf(features[0]!, [bin], language)
        : [
            conditionOf(features[0]!, binsInGroup(term.groups[0]!, Math.floor(bin / width)), language),
            conditionOf(features[1]!, binsInGroup(term.groups[1]!, bin % width), language),
          ].join(language === 'de' ? ' und ' : ' and ');
    const contribution = term.shape[bin]! * slope;
    return { feature: term.name, condition, contribution, text: `${condition} ${effect(contribution, language)}` };
  };
  return (bin) => {
    made[bin] ??= make(bin);
    return made[bin];
  };
}

const binsInGroup = (groups: readonly number[], group: number): number[] =>
  groups.flatMap((one, bin) => (one === group ? [bin] : []));

function effect(contribution: number, language: Language): string {
  const size = Math.abs(contribution);
  const sign = contribution < 0 ? '−' : '+';
  const amount = size.toFixed(2);
  if (language === 'de') {
    const how = size >= 1 ? ' stark' : size < 0.2 ? ' etwas' : '';
    return `${contribution < 0 ? 'senkt' : 'hebt'} die Chance${how} (${sign}${amount.replace('.', ',')})`;
  }
  const how = size >= 1 ? ' strongly' : size < 0.2 ? ' slightly' : '';
  return `${contribution < 0 ? 'lowers' : 'raises'} the chance${how} (${sign}${amount})`;
}

function conditionOf(feature: Feature, bins: readonly number[], language: Language): string {
  const isDe = language === 'de';
  const filled = bins.filter((bin) => bin > 0);
  const name = labelOf(feature, language);
  if (filled.length === 0) return isDe ? `${name} fehlt` : `${name} missing`;
  if (feature.kind === 'category') {
    const names = filled.map((bin) => feature.levels[bin - 1] ?? (isDe ? 'seltener Wert' : 'rare value'));
    return `${name}: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''}`;
  }
  if (feature.kind === 'month') return `${name} ${filled.map((bin) => MONTHS[language][bin - 1]).join(', ')}`;
  const first = Math.min(...filled);
  const last = Math.max(...filled);
  const from = first === 1 ? null : feature.edges[first - 2]!;
  const to = last === binsOf(feature) - 1 ? null : feature.edges[last - 1]!;
  const unit = feature.kind === 'age' ? (isDe ? ' Tage' : ' days') : '';
  if (from === null && to === null) return isDe ? `${name} bekannt` : `${name} known`;
  if (from === null)
    return isDe ? `${name} unter ${number(to!, language)}${unit}` : `${name} below ${number(to!, language)}${unit}`;
  if (to === null)
    return isDe ? `${name} ab ${number(from, language)}${unit}` : `${name} from ${number(from, language)}${unit}`;
  return isDe
    ? `${name} ${number(from, language)} bis unter ${number(to, language)}${unit}`
    : `${name} ${number(from, language)} to below ${number(to, language)}${unit}`;
}

/** Derived features carry their English name in the model; in German sentences they get German words. */
function labelOf(feature: Feature, language: Language): string {
  if (language === 'en') return feature.name;
  if (feature.kind === 'month') return `${feature.column} im Monat`;
  if (feature.kind !== 'age') return feature.name;
  if (feature.until === null) return `Alter von ${feature.column}`;
  return `Zeit von ${feature.column} bis ${feature.until}`;
}

/** The only reason a base rate has. */
export function sentenceOfBase(model: Model, language: Language): Reason {
  const { rows, positives } = model.card;
  const text =
    language === 'de'
      ? `Grundquote: ${positives} von ${rows} bisherigen Fällen; ein besseres Modell geben die Daten noch nicht her`
      : `Base rate: ${positives} of ${rows} past cases; the data do not support a better model yet`;
  return { feature: '', condition: '', contribution: 0, text };
}
