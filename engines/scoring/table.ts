/** What a cell may hold. Text is read the way people write it: German and English numbers, dates, blanks. */
export type Cell = string | number | boolean | null | undefined;

/** A column as its distinct values and, for every row, which of them stands there. */
export interface Column {
  readonly name: string;
  readonly values: readonly Cell[];
  readonly codes: Int32Array;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: number;
}

export interface TableBuilder {
  /** One row, cells in the order of the names; missing ones at the end count as empty. */
  push(cells: readonly Cell[]): void;
  finish(): Table;
}

/** Collects rows into columns of distinct values: a million rows of text cost as much memory as their different values. */
export function createTableBuilder(names: readonly string[]): TableBuilder {
  const known = names.map(() => new Map<Cell, number>());
  const values = names.map((): Cell[] => []);
  let codes = names.map(() => new Int32Array(1024));
  let rows = 0;
  return {
    push(cells) {
      if (rows === codes[0]?.length) {
        codes = codes.map((old) => {
          const wider = new Int32Array(old.length * 2);
          wider.set(old);
          return wider;
        });
      }
      for (let at = 0; at < names.length; at++) {
        const cell = cells[at];
        let code = known[at]!.get(cell);
        if (code === undefined) {
          code = values[at]!.length;
          values[at]!.push(cell);
          known[at]!.set(cell, code);
        }
        codes[at]![rows] = code;
      }
      rows += 1;
    },
    finish: () => ({
      rows,
      columns: names.map((name, at) => ({ name, values: values[at]!, codes: codes[at]!.slice(0, rows) })),
    }),
  };
}

/** A table from records; columns in the order in which they first appear, or those named. */
export function tableFromRecords(
  records: readonly Readonly<Record<string, Cell>>[],
  names: readonly string[] = [...new Set(records.flatMap((record) => Object.keys(record)))],
): Table {
  const builder = createTableBuilder(names);
  for (const record of records) builder.push(names.map((name) => record[name]));
  return builder.finish();
}

export function columnNamed(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The same table with some of its rows, in the order given. */
export function pickRows(table: Table, rows: ArrayLike<number>): Table {
  return {
    rows: rows.length,
    columns: table.columns.map(({ name, values, codes }) => {
      const picked = new Int32Array(rows.length);
      for (let at = 0; at < rows.length; at++) picked[at] = codes[rows[at]!]!;
      return { name, values, codes: picked };
    }),
  };
}
