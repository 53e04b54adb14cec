import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslations } from 'use-intl';
import { isTyping } from '../keys.ts';
import { fitting, type GridColumn } from './columns.ts';
import css from './grid.module.css';
import { GridRow } from './grid-row.tsx';
import { type GridSort, HeadCell } from './head-cell.tsx';
import { follow, reveal, scaleOf, toPhysical } from './scroll.ts';

export interface GridProps<Row> {
  /** Name for screen readers. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly total: number;
  /** The row at a place, or undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly idOf: (row: Row) => string;
  /** Told which rows are seen, so that their window can be fetched. */
  readonly onSeen: (first: number, last: number) => void;
  readonly sort?: GridSort;
  readonly onSort?: (column: string) => void;
  /** Place that the keyboard stands on. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (row: Row, index: number) => void;
  /** Id of the row whose panel is open. */
  readonly openId?: string | undefined;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (row: Row, index: number, range: boolean) => void;
  /** What a row shows on a phone, in two lines; without it the first two columns are shown. */
  readonly phone?: (row: Row) => ReactNode;
  readonly empty?: ReactNode;
  /** Leaves out columns that would stand half beyond the edge, and gives the first one what is left. */
  readonly fit?: boolean;
  /** Counts up when list, sort or filter changed: go back to the top. */
  readonly version?: string;
}

const ROW = 34;
const PHONE_ROW = 58;
const OVER = 8;

/**
 * A table of any length. Rows outside the view are not in the document, so focus stays on the grid and `aria-activedescendant`
 * tells where the keyboard is.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const {
    label,
    columns: offered,
    total,
    rowAt,
    idOf,
    onSeen,
    sort,
    onSort,
    active,
    onActive,
    onOpen,
    openId,
    selected,
    onSelect,
    phone,
    empty,
    version,
    fit = false,
  } = props;
  const t = useTranslations('ui.grid');
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef({ scroll: 0, place: 0 });
  const [view, setView] = useState({ top: 0, height: 600, width: 0, narrow: false });
  const room = view.width - (onSelect ? 28 : 0) - 22;
  const columns = useMemo(() => (fit && room > 0 ? fitting(offered, room) : offered), [fit, offered, room]);
  const rowHeight = view.narrow ? PHONE_ROW : ROW;
  const headHeight = view.narrow ? 0 : ROW;
  const scale = scaleOf(total, rowHeight, Math.max(rowHeight, view.height - headHeight));
  const latest = useRef({ scale, rowHeight });
  latest.current = { scale, rowHeight };

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () =>
      setView((old) => ({
        ...old,
        height: element.clientHeight,
        width: element.clientWidth,
        narrow: element.clientWidth < 560,
      }));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const moveTo = (next: number) => {
    const scroll = toPhysical(next, latest.current.scale);
    place.current = { scroll, place: next };
    if (frame.current) frame.current.scrollTop = scroll;
    setView((old) => ({ ...old, top: next }));
  };

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onScroll = () => {
      const scroll = element.scrollTop;
      if (scroll === place.current.scroll) return;
      const next = follow(scroll, place.current, latest.current.scale);
      place.current = { scroll, place: next };
      setView((old) => (old.top === next ? old : { ...old, top: next }));
    };
    // While 1:1 steps were taken in the stretched middle, bar and rows drifted apart; at rest they are brought together, unseen.
    const onRest = () => {
      const scroll = toPhysical(place.current.place, latest.current.scale);
      if (Math.abs(scroll - element.scrollTop) < 1) return;
      place.current = { scroll: Math.round(scroll), place: place.current.place };
      element.scrollTop = Math.round(scroll);
      place.current = { ...place.current, scroll: element.scrollTop };
      setView((old) => ({ ...old }));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('scrollend', onRest, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('scrollend', onRest);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => moveTo(0), [version]);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - OVER);
  const last = Math.min(total - 1, Math.ceil((view.top + view.height) / rowHeight) + OVER);
  useEffect(() => {
    if (last >= first) onSeen(Math.max(0, first), last);
  }, [first, last, onSeen]);

  const go = (index: number) => {
    const next = Math.min(Math.max(index, 0), total - 1);
    if (next < 0) return;
    onActive(next);
    const move = reveal(next, rowHeight, place.current.place, latest.current.scale);
    if (move !== null) moveTo(move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.nativeEvent)) return;
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(scale.view / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      j: active + 1,
      ArrowUp: active - 1,
      k: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const step = steps[event.key];
    const row = rowAt(active);
    if (step !== undefined) go(step);
    else if (event.key === 'Enter' && row) onOpen(row, active);
    else if ((event.key === 'x' || event.key === ' ') && row && onSelect) onSelect(row, active, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (!target || (event.target instanceof Element && event.target.closest('a'))) return;
    const index = Number(target.dataset['index']);
    const row = rowAt(index);
    if (!row) return;
    onActive(index);
    frame.current?.focus({ preventScroll: true });
    const ticks = event.target instanceof Element && event.target.closest('[data-select]');
    if (onSelect && (ticks || event.ctrlKey || event.metaKey || event.shiftKey)) onSelect(row, index, event.shiftKey);
    else onOpen(row, index);
  };

  const offset = place.current.place - place.current.scroll;
  const width = columns.reduce((sum, column) => sum + column.width, onSelect ? 38 : 12);
  const rows: ReactNode[] = [];
  for (let index = first; index <= last; index++) {
    const row = rowAt(index);
    rows.push(
      <GridRow
        key={index}
        id={`${id}-${index}`}
        index={index}
        top={index * rowHeight - offset}
        row={row}
        columns={columns}
        active={index === active}
        open={row !== undefined && idOf(row) === openId}
        selected={row !== undefined && selected !== undefined ? selected.has(idOf(row)) : undefined}
        phone={view.narrow ? phone : undefined}
        narrow={view.narrow}
      />,
    );
  }
  if (total === 0 && empty) return <div className={css.empty}>{empty}</div>;
  return (
    <div
      ref={frame}
      className={css.frame}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable={onSelect !== undefined}
      aria-activedescendant={total > 0 && active >= first && active <= last ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      data-grid=""
    >
      <div
        className={css.head}
        role="row"
        aria-rowindex={1}
        style={view.narrow ? undefined : { minWidth: width }}
        data-narrow={view.narrow || undefined}
      >
        {onSelect && (
          <span className={css.tick} role="columnheader">
            <span className={css.hidden}>{t('select')}</span>
          </span>
        )}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
      <div
        className={css.body}
        role="rowgroup"
        style={{ height: scale.physical, ...(view.narrow ? {} : { minWidth: width }) }}
      >
        {rows}
      </div>
    </div>
  );
}
