import type { DecimalMark } from '#engines/text/index.ts';
import type { BinnedFeature } from './boost.ts';
import { type ColumnFacts, levelsOf } from './columns.ts';
import { isMissing, readDay, readLevel, readNumber, readPlainNumber } from './read-cells.ts';
import type { Cell, Column, Table } from './table.ts';

/** How a row's cells become one bin. Bin 0: nothing there. Numbers: bin i + 1 holds edges[i-1] <= x < edges[i]. */
export type Feature =
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly column: string;
      readonly decimal: DecimalMark | null;
      readonly edges: readonly number[];
    }
  | {
      /** Days from a date to the row's own point in time, or to the model's reference day where there is none. */
      readonly kind: 'age';
      readonly name: string;
      readonly column: string;
      readonly order: 'day-first' | 'month-first';
      /** Column with the row's point in time (or the second date of a pair); null: the reference day. */
      readonly until: string | null;
      readonly untilOrder: 'day-first' | 'month-first';
      readonly edges: readonly number[];
    }
  | {
      /** Month of a date, 1 to 12: the season. */
      readonly kind: 'month';
      readonly name: string;
      readonly column: string;
      readonly order: 'day-first' | 'month-first';
      readonly edges: readonly number[];
    }
  | {
      /** Last bin: rare levels of training together, and levels never seen. */
      readonly kind: 'category';
      readonly name: string;
      readonly column: string;
      readonly levels: readonly string[];
    };

export interface FeatureValues {
  readonly feature: Feature;
  readonly binned: BinnedFeature;
}

export const binsOf = (feature: Feature): number =>
  feature.kind === 'category' ? feature.levels.length + 2 : feature.edges.length + 2;

/** Columns that a feature reads. */
export const sourcesOf = (feature: Feature): readonly string[] =>
  feature.kind === 'age' && feature.until !== null ? [feature.column, feature.until] : [feature.column];

export function binOfNumber(edges: ArrayLike<number>, value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

const MONTH_EDGES = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5] as const;

/** Most bins of a number by the rows there are: a bin should hold enough to be told from its neighbour. */
function binsFor(rows: number): number {
  return rows < 100 ? 6 : rows < 400 ? 10 : rows < 1500 ? 16 : rows < 6000 ? 32 : 64;
}

/** Cuts between values so that every bin holds about as many rows; a value that is frequent gets a bin of its own. */
export function quantileEdges(values: Float64Array, most: number): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const rows = sorted.length;
  if (rows === 0) return [];
  const edges: number[] = [];
  let distinct = 1;
  for (let at = 1; at < rows && distinct <= most; at++) if (sorted[at] !== sorted[at - 1]) distinct += 1;
  let filled = 0;
  for (let at = 1; at < rows; at++) {
    if (sorted[at] === sorted[at - 1]) continue;
    const wanted = distinct <= most ? 0 : (rows - filled) / Math.max(1, most - edges.length);
    if (at - filled >= wanted - 1e-9 && edges.length < most - 1) {
      edges.push(between(sorted[at - 1]!, sorted[at]!));
      filled = at;
    }
  }
  return edges;
}

/** A cut that reads well: the shortest number between two neighbours. */
function between(low: number, high: number): number {
  const middle = (low + high) / 2;
  for (let digits = 1; digits < 15; digits++) {
    const short = Number(middle.toPrecision(digits));
    if (short > low && short <= high) return short;
  }
  return high;
}

export interface FeaturePlan {
  readonly features: readonly FeatureValues[];
  /** Latest day in the data: ages are counted to it where rows have no time of their own. */
  readonly referenceDay: number | null;
}

export interface PlanInput {
  readonly table: Table;
  readonly facts: readonly ColumnFacts[];
  readonly time: string | null;
  readonly referenceDay: number | null;
  readonly monotone: Readonly<Record<string, 1 | -1>>;
}

/** Chooses bins for all usable columns; the target plays no part in it, so folds may share them. */
export function planFeatures({ table, facts, time, referenceDay, monotone }: PlanInput): FeatureValues[] {
  const most = binsFor(table.rows);
  const made: FeatureValues[] = [];
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const timeFacts = facts.find((fact) => fact.name === time && fact.kind === 'date');
  const timeDays = timeFacts ? daysOf(columns.get(timeFacts.name)!, timeFacts) : null;
  const dates = facts.filter((fact) => fact.kind === 'date' && fact.name !== time);
  const add = (feature: Feature, values: Float64Array) => {
    if (feature.kind === 'category' || feature.edges.length === 0) return;
    const bins = new Uint8Array(values.length);
    for (let row = 0; row < values.length; row++) bins[row] = binOfNumber(feature.edges, values[row]!);
    const direction = monotone[feature.name] ?? 0;
    made.push({ feature, binned: { bins, size: binsOf(feature), ordered: true, monotone: direction } });
  };
  for (const fact of facts) {
    const column = columns.get(fact.name)!;
    if (fact.name === time && fact.kind !== 'date') continue;
    if (fact.kind === 'number') {
      const values = spread(fact.numbers, column.codes);
      let edges = quantileEdges(values, most);
      // One value and blanks: that something stands there at all is the information.
      if (edges.length === 0 && fact.missing > 0) edges = [fact.highest + 1];
      add({ kind: 'number', name: fact.name, column: fact.name, decimal: fact.decimal, edges }, values);
    } else if (fact.kind === 'category') {
      made.push(planCategory(column, table.rows));
    } else if (fact.kind === 'date') {
      const days = daysOf(column, fact);
      const { order } = fact;
      if (fact.name !== time) {
        const ages = days.map((day, row) => (timeDays?.[row] ?? referenceDay ?? Number.NaN) - day);
        const until = timeFacts?.name ?? null;
        add(
          {
            kind: 'age',
            name: `${fact.name} (${until === null ? 'days ago' : `days before ${until}`})`,
            column: fact.name,
            order,
            until,
            untilOrder: timeFacts?.order ?? 'day-first',
            edges: quantileEdges(ages, most),
          },
          ages,
        );
      }
      const months = days.map((day) => (Number.isNaN(day) ? day : new Date(day * 86_400_000).getUTCMonth() + 1));
      const seasons = new Set(months).size;
      if (table.rows >= 300 && seasons > 6)
        add({ kind: 'month', name: `${fact.name} (month)`, column: fact.name, order, edges: MONTH_EDGES }, months);
    }
  }
  // How long from one date to the next is often worth more than either: at most three dates, so three such spans.
  for (const [at, first] of dates.slice(0, 3).entries()) {
    for (const second of dates.slice(at + 1, 3)) {
      const from = daysOf(columns.get(first.name)!, first);
      const to = daysOf(columns.get(second.name)!, second);
      const spans = from.map((day, row) => to[row]! - day);
      add(
        {
          kind: 'age',
          name: `${first.name} → ${second.name} (days)`,
          column: first.name,
          order: first.order,
          until: second.name,
          untilOrder: second.order,
          edges: quantileEdges(spans, most),
        },
        spans,
      );
    }
  }
  return made;
}

function spread(byCode: Float64Array, codes: Int32Array): Float64Array {
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) values[row] = byCode[codes[row]!]!;
  return values;
}

const daysOf = (column: Column, facts: ColumnFacts): Float64Array => spread(facts.numbers, column.codes);

/** Levels by frequency; those with too few rows to say anything are pooled. */
function planCategory(column: Column, rows: number): FeatureValues {
  const least = rows < 100 ? 3 : rows < 1000 ? 5 : Math.max(10, Math.round(rows / 5000));
  const names = levelsOf(column);
  const counts = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const name = names[column.codes[row]!]!;
    if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const levels = [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 250)
    .map(([name]) => name);
  const place = new Map(levels.map((name, at) => [name, at + 1]));
  const byCode = Uint8Array.from(names, (name) => (name === '' ? 0 : (place.get(name) ?? levels.length + 1)));
  const bins = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) bins[row] = byCode[column.codes[row]!]!;
  const feature: Feature = { kind: 'category', name: column.name, column: column.name, levels };
  return { feature, binned: { bins, size: binsOf(feature), ordered: false, monotone: 0 } };
}

/** A function from a row's cells to the bin of a feature; texts once read are remembered, up to a limit. */
export function encoderOf(
  feature: Feature,
  place: (column: string) => number,
  referenceDay: number | null,
): (cells: readonly Cell[]) => number {
  const at = place(feature.column);
  if (at < 0) return () => 0;
  if (feature.kind === 'age') {
    const until = feature.until === null ? -1 : place(feature.until);
    const from = remembered((cell) => readDay(cell, feature.order));
    const to = remembered((cell) => readDay(cell, feature.untilOrder));
    return (cells) => {
      const end = feature.until === null ? (referenceDay ?? Number.NaN) : until < 0 ? Number.NaN : to(cells[until]);
      return binOfNumber(feature.edges, end - from(cells[at]));
    };
  }
  if (feature.kind === 'month') {
    const bin = remembered((cell) => {
      const day = readDay(cell, feature.order);
      return Number.isNaN(day) ? 0 : new Date(day * 86_400_000).getUTCMonth() + 1;
    });
    return (cells) => bin(cells[at]);
  }
  if (feature.kind === 'category') {
    const levels = new Map(feature.levels.map((name, index) => [name, index + 1]));
    const bin = remembered((cell) =>
      isMissing(cell) ? 0 : (levels.get(readLevel(cell)) ?? feature.levels.length + 1),
    );
    return (cells) => bin(cells[at]);
  }
  const { decimal } = feature;
  const edges = Float64Array.from(feature.edges);
  const careful = remembered((cell) => binOfNumber(edges, readNumber(cell, decimal)));
  return (cells) => {
    const cell = cells[at];
    const value =
      typeof cell === 'string' ? readPlainNumber(cell, decimal) : typeof cell === 'number' ? cell : undefined;
    return value === undefined ? careful(cell) : binOfNumber(edges, value);
  };
}

const REMEMBERED = 20_000;

function remembered(read: (cell: Cell) => number): (cell: Cell) => number {
  const known = new Map<Cell, number>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const value = read(cell);
    if (known.size < REMEMBERED) known.set(cell, value);
    return value;
  };
}
