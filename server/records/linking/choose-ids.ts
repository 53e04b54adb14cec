import { type Column, rolesOf, type Table } from '#engines/linkage/index.ts';
import { fail } from '#server/platform/failure.ts';

export interface Ids {
  /** By table; undefined: rows are called by their number. */
  readonly columns: readonly (Column | undefined)[];
  /** Rows of the second table follow those of the first. */
  readonly idOf: (row: number) => string;
  /** Rows whose id an earlier row of the same table has. */
  readonly repeated: number;
}

/** @throws Failure `usage` where the column wanted is not there */
export function chooseIds(tables: readonly Table[], wanted: string | undefined): Ids {
  const columns = tables.map((table) => {
    if (wanted === undefined) {
      const at = rolesOf(table).findIndex(({ because }) => because === 'record-id');
      const column = table.columns[at];
      return column !== undefined && column.size === table.rows ? column : undefined;
    }
    const same = (heading: string) => heading.trim().toLowerCase() === wanted.trim().toLowerCase();
    const found =
      table.columns.find(({ heading }) => heading === wanted) ?? table.columns.find(({ heading }) => same(heading));
    if (!found)
      fail('usage', {
        text: `There is no column "${wanted}". The columns are: ${table.columns.map(({ heading }) => heading).join(', ')}.`,
      });
    return found;
  });
  const repeated = columns.reduce((sum, column, at) => sum + (column ? tables[at]!.rows - column.size : 0), 0);
  return { columns, idOf: namesOfRows(columns, tables[0]!.rows), repeated };
}

/** How rows are called; from row `border` on they are of the second table. */
export function namesOfRows(columns: Ids['columns'], border: number): (row: number) => string {
  return (row) => {
    const number = row < border ? row : row - border;
    const column = columns[row < border ? 0 : 1];
    return column ? column.textOf(column.codes[number]!).trim() : String(number + 1);
  };
}
