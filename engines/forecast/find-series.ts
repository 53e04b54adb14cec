import { headingKey } from '#engines/column-mapping/headings.ts';
import { ScoringRefusal } from '#engines/scoring/model.ts';
import { isMissing, readNumber } from '#engines/scoring/read-cells.ts';
import { type DateOrder, type DecimalMark, decideDateOrder, decideDecimalMark } from '#engines/text/index.ts';
import type { Point } from './forecast-series.ts';
import { readPeriod } from './read-period.ts';

export interface SeriesColumns {
  readonly date: number;
  readonly value: number;
  /** Column that tells several series of one file apart; null where there is one series. */
  readonly group: number | null;
  readonly dateOrder: DateOrder;
  readonly decimal: DecimalMark | null;
}

export interface NamedColumns {
  readonly date?: string | undefined;
  readonly value?: string | undefined;
  readonly group?: string | undefined;
}

const VALUE =
  /^(?:value|wert|werte|umsatz|umsaetze|revenue|sales|amount|betrag|menge|quantity|absatz|auftragseingang|anzahl|count|y|total|summe|nettoumsatz|turnover|orders|demand|nachfrage|bestellungen|close|price)/;
const GROUP =
  /^(?:group|gruppe|series|serie|reihe|region|gebiet|produkt|product|artikel|kategorie|category|kunde|customer|team|standort|store|filiale|land|country|id|uniqueid|name|sparte|symbol)/;

/**
 * Finds date, value and, where dates come back, the column that tells several series apart, by headings and by what stands in the first rows.
 * @throws ScoringRefusal `no-rows`, `columns-missing`, `column-not-found`
 */
export function findSeriesColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  named: NamedColumns = {},
): SeriesColumns {
  for (const name of Object.values(named))
    if (name !== undefined && !headings.includes(name))
      throw new ScoringRefusal('column-not-found', {
        de: `Die Spalte „${name}“ gibt es nicht. Vorhanden: ${headings.slice(0, 12).join(', ')}.`,
        en: `There is no column "${name}". There are: ${headings.slice(0, 12).join(', ')}.`,
      });
  if (rows.length === 0)
    throw new ScoringRefusal('no-rows', {
      de: 'Unter den Spaltennamen steht keine Zeile.',
      en: 'There is no row below the headings.',
    });
  const columns = headings.map((_, at) => rows.flatMap((cells) => (isMissing(cells[at]) ? [] : [cells[at]!])));
  const share = (at: number, test: (cell: string) => boolean) =>
    columns[at]!.length === 0 ? 0 : columns[at]!.filter(test).length / columns[at]!.length;
  const dated = headings.map((_, at) =>
    share(at, (cell) => !Number.isNaN(readPeriod(cell, decideDateOrder(columns[at]!)))),
  );
  const numeric = headings.map((_, at) =>
    share(at, (cell) => !Number.isNaN(readNumber(cell, decideDecimalMark(columns[at]!)))),
  );
  const date = named.date !== undefined ? headings.indexOf(named.date) : dated.findIndex((fit) => fit > 0.7);
  const numbers = headings.flatMap((_, at) =>
    at !== date && numeric[at]! > 0.7 && !GROUP.test(headingKey(headings[at]!)) ? [at] : [],
  );
  const value =
    named.value !== undefined
      ? headings.indexOf(named.value)
      : (numbers.find((at) => VALUE.test(headingKey(headings[at]!))) ?? numbers[0] ?? -1);
  if (date < 0 || value < 0)
    throw new ScoringRefusal('columns-missing', {
      de: `Nicht erkannt: ${[...(date < 0 ? ['Datum (--date SPALTE)'] : []), ...(value < 0 ? ['Wert (--value SPALTE)'] : [])].join(' und ')}. Gelesen werden Tage, Wochen (2026-W05), Monate (2026-05), Quartale (2026-Q2) und Jahre.`,
      en: `Not recognised: ${[...(date < 0 ? ['date (--date COL)'] : []), ...(value < 0 ? ['value (--value COL)'] : [])].join(' and ')}. Days, weeks (2026-W05), months (2026-05), quarters (2026-Q2) and years are read.`,
    });
  const comesBack = new Set(columns[date]).size < 0.7 * columns[date]!.length;
  const groups = headings.flatMap((heading, at) => {
    if (at === date || at === value) return [];
    const distinct = new Set(columns[at]).size;
    const fits = distinct > 1 && distinct <= Math.max(2, columns[at]!.length / 3);
    return fits && (numeric[at]! < 0.5 || GROUP.test(headingKey(heading))) ? [at] : [];
  });
  const found = groups.find((at) => GROUP.test(headingKey(headings[at]!))) ?? groups[0] ?? null;
  const dateOrder = decideDateOrder(columns[date]!);
  return {
    date,
    value,
    group: named.group !== undefined ? headings.indexOf(named.group) : comesBack ? found : null,
    dateOrder,
    decimal: decideDecimalMark(columns[value]!),
  };
}

/** Collects rows into series by group, in the order in which groups appear. */
export function createSeriesReader({ date, value, group, dateOrder, decimal }: SeriesColumns) {
  const series = new Map<string, Point[]>();
  let unreadable = 0;
  return {
    push(cells: readonly string[]): void {
      const day = readPeriod(cells[date] ?? '', dateOrder);
      const amount = readNumber(cells[value] ?? '', decimal);
      const name = group === null ? '' : (cells[group] ?? '').trim();
      if (Number.isNaN(day)) unreadable += 1;
      if (Number.isNaN(day) || Number.isNaN(amount)) return;
      const points = series.get(name);
      if (points) points.push({ day, value: amount });
      else series.set(name, [{ day, value: amount }]);
    },
    /** Rows whose value is missing are gaps; rows whose date cannot be read are counted. */
    finish: () => ({ series, unreadable }),
  };
}
