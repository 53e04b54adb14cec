import type { ReactNode } from 'react';

/** One column of a grid. Cells are plain: no state, no hooks, no context, since there are thousands of them. */
export interface GridColumn<Row> {
  readonly key: string;
  readonly name: string;
  /** px. */
  readonly width: number;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** Takes a share of the room that is left: texts that would be cut. */
  readonly grows?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

/** How a person has arranged the columns: keys in order, the hidden ones, changed widths. */
export interface Arrangement {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

export const plainArrangement: Arrangement = { order: [], hidden: [], widths: {} };

/** All columns in the person's order; ones that came later stand at the end. The first column always leads: it names the row. */
export function arranged<Row>(columns: readonly GridColumn<Row>[], { order, widths }: Arrangement): GridColumn<Row>[] {
  const [lead, ...rest] = columns;
  if (!lead) return [];
  const place = (key: string) => {
    const at = order.indexOf(key);
    return at < 0 ? order.length : at;
  };
  const sorted = rest
    .map((column, index) => ({ column, index }))
    .sort((a, b) => place(a.column.key) - place(b.column.key) || a.index - b.index);
  return [lead, ...sorted.map(({ column }) => column)].map((column) => ({
    ...column,
    width: widths[column.key] ?? column.width,
  }));
}

export function shown<Row>(columns: readonly GridColumn<Row>[], arrangement: Arrangement): GridColumn<Row>[] {
  return arranged(columns, arrangement).filter(
    (column, index) => index === 0 || !arrangement.hidden.includes(column.key),
  );
}

export function moved(keys: readonly string[], key: string, by: 1 | -1): string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  const next = [...keys];
  const other = next[to];
  if (from < 0 || other === undefined) return next;
  next[to] = key;
  next[from] = other;
  return next;
}

/** Reads what was kept in the browser; anything else than an arrangement is forgotten. */
export function readArrangement(text: string | null): Arrangement {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return plainArrangement;
    const { order, hidden, widths } = value as Partial<Record<keyof Arrangement, unknown>>;
    return {
      order: strings(order),
      hidden: strings(hidden),
      widths: Object.fromEntries(
        Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 50 && entry[1] <= 900,
        ),
      ),
    };
  } catch {
    return plainArrangement;
  }
}

const strings = (value: unknown) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** A column wider than its text by more than this leaves a hole in the row. */
const MOST_GROWTH = 140;

/** The leading columns that stand wholly within `room` px; what is left goes to those that grow, or to the first. */
export function fitting<Row>(columns: readonly GridColumn<Row>[], room: number): GridColumn<Row>[] {
  let used = 0;
  const kept: GridColumn<Row>[] = [];
  for (const column of columns) {
    if (kept.length > 0 && used + column.width > room) break;
    kept.push(column);
    used += column.width;
  }
  const growing = kept.some(({ grows }) => grows) ? kept.filter(({ grows }) => grows) : kept.slice(0, 1);
  const spare = Math.min(Math.floor(Math.max(0, room - used) / Math.max(1, growing.length)), MOST_GROWTH);
  return kept.map((column) => (growing.includes(column) ? { ...column, width: column.width + spare } : column));
}
