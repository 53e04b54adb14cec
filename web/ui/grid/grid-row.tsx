import { memo, type ReactNode } from 'react';
import type { GridColumn } from './columns.ts';
import css from './grid.module.css';

interface RowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly active: boolean;
  readonly open: boolean;
  readonly selected: boolean | undefined;
  readonly phone: ((row: Row) => ReactNode) | undefined;
  readonly narrow: boolean;
}

function PlainRow<Row>({ id, index, top, row, columns, active, open, selected, phone, narrow }: RowProps<Row>) {
  return (
    <div
      id={id}
      role="row"
      className={css.row}
      aria-rowindex={index + 2}
      aria-selected={selected ?? open}
      data-index={index}
      data-active={active || undefined}
      data-open={open || undefined}
      data-ticked={selected || undefined}
      data-narrow={narrow || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selected !== undefined && (
        <span className={css.tick} role="gridcell" data-select="">
          <span className={css.box} data-on={selected || undefined} />
        </span>
      )}
      {narrow && phone ? (
        <span role="gridcell" className={css.phone}>
          {row === undefined ? <span className={css.ghost} data-wide="" /> : phone(row)}
        </span>
      ) : (
        columns.map((column, place) => (
          <span
            key={column.key}
            role="gridcell"
            className={css.cell}
            data-align={column.align}
            data-lead={place === 0 || undefined}
            style={{ width: column.width }}
          >
            {row === undefined ? <span className={css.ghost} data-wide={place === 0 || undefined} /> : column.cell(row)}
          </span>
        ))
      )}
    </div>
  );
}

/** One component a row and plain cells: a table that scrolls draws thousands of them. A row that is still on its way shows bars. */
export const GridRow = memo(PlainRow) as typeof PlainRow;
