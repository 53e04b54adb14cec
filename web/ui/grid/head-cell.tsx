import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { GridColumn } from './columns.ts';
import css from './grid.module.css';

export interface GridSort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** Name of a column; a click sorts by it. */
export function HeadCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: GridColumn<Row>;
  sort: GridSort | undefined;
  onSort: ((column: string) => void) | undefined;
}) {
  const t = useTranslations('ui.grid');
  const sorted = sort?.column === column.key ? sort.direction : undefined;
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <span
      role="columnheader"
      className={css.headCell}
      data-align={column.align}
      style={{ width: column.width }}
      aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : column.sortable ? 'none' : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={css.sort}
          title={t('sortBy', { name: column.name })}
          data-sorted={sorted}
          onClick={() => onSort(column.key)}
          tabIndex={-1}
        >
          <span className={css.headName}>{column.name}</span>
          {sorted && <Arrow size={14} stroke={2} aria-hidden />}
        </button>
      ) : (
        <span className={css.headName}>{column.name}</span>
      )}
    </span>
  );
}
