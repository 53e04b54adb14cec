import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import css from './board.module.css';

export interface BoardColumn<Card> {
  readonly id: string;
  readonly name: string;
  readonly head: ReactNode;
  readonly cards: readonly Card[];
  /** How many more there are than shown. */
  readonly more: number;
}

export interface BoardProps<Card> {
  readonly label: string;
  readonly columns: readonly BoardColumn<Card>[];
  readonly idOf: (card: Card) => string;
  readonly nameOf: (card: Card) => string;
  readonly card: (card: Card) => ReactNode;
  readonly movable: (card: Card) => boolean;
  readonly onMove: (card: Card, to: string) => void;
  readonly onOpen: (card: Card) => void;
}

/** Cards in columns, moved with the mouse or the keyboard. What the keyboard does is said aloud. */
export function Board<Card>({ label, columns, idOf, nameOf, card, movable, onMove, onOpen }: BoardProps<Card>) {
  const t = useTranslations('ui.board');
  const root = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [lifted, setLifted] = useState<{ readonly id: string; readonly from: string } | null>(null);
  const [said, setSaid] = useState('');
  const find = (id: string | null) => {
    for (const column of columns) {
      const found = column.cards.find((one) => idOf(one) === id);
      if (found) return { card: found, column };
    }
    return undefined;
  };
  const drop = (id: string | null, to: string) => {
    const found = find(id);
    setDragged(null);
    setOver(null);
    if (found && found.column.id !== to) onMove(found.card, to);
  };
  const focusCard = (column: number, place: number) => {
    const element = root.current?.querySelectorAll(`[data-column="${column}"] [data-card]`)[place];
    if (element instanceof HTMLElement) element.focus();
    return element !== undefined;
  };
  const onKey = (event: KeyboardEvent, one: Card, column: number, place: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const id = idOf(one);
    const here = columns[column];
    if (!here) return;
    const held = lifted?.id === id ? (over ?? lifted.from) : null;
    if (event.key === ' ' && movable(one)) {
      if (held === null) {
        setLifted({ id, from: here.id });
        setOver(here.id);
        setSaid(t('lifted', { name: nameOf(one), column: here.name }));
      } else {
        setSaid(t('dropped', { name: nameOf(one), column: columns.find((each) => each.id === held)?.name ?? '' }));
        setLifted(null);
        drop(id, held);
      }
    } else if (held !== null && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const at = columns.findIndex((each) => each.id === held) + (event.key === 'ArrowLeft' ? -1 : 1);
      const next = columns[at];
      if (next) {
        setOver(next.id);
        setSaid(t('over', { name: nameOf(one), column: next.name }));
        root.current?.querySelector(`[data-column="${at}"]`)?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
      }
    } else if (held !== null && event.key === 'Escape') {
      setLifted(null);
      setOver(null);
      setSaid(t('back', { name: nameOf(one), column: here.name }));
    } else if (held === null && event.key === 'Enter') onOpen(one);
    else if (held === null && (event.key === 'ArrowDown' || event.key === 'j')) focusCard(column, place + 1);
    else if (held === null && (event.key === 'ArrowUp' || event.key === 'k')) focusCard(column, Math.max(0, place - 1));
    else if (held === null && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      const step = event.key === 'ArrowRight' ? 1 : -1;
      for (let next = column + step; next >= 0 && next < columns.length; next += step) {
        const count = columns[next]?.cards.length ?? 0;
        if (count > 0 && focusCard(next, Math.min(place, count - 1))) break;
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  let entered = false;
  return (
    <div
      className={css.board}
      ref={root}
      role="group"
      aria-label={label}
      tabIndex={columns.some((column) => column.cards.length > 0) ? -1 : 0}
    >
      {columns.map((column, number) => (
        <section
          key={column.id}
          className={css.column}
          aria-label={column.name}
          data-column={number}
          data-over={over === column.id || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(column.id);
          }}
          onDrop={(event) => {
            event.preventDefault();
            drop(dragged, column.id);
          }}
        >
          <header className={css.head}>{column.head}</header>
          <ul className={css.cards}>
            {column.cards.map((one, place) => {
              const id = idOf(one);
              const first = !entered;
              entered = true;
              return (
                <li key={id}>
                  <div
                    role="button"
                    aria-roledescription={t('hint')}
                    className={css.card}
                    data-card={id}
                    data-lifted={lifted?.id === id || dragged === id || undefined}
                    draggable={movable(one)}
                    tabIndex={first ? 0 : -1}
                    onClick={() => onOpen(one)}
                    onKeyDown={(event) => onKey(event, one, number, place)}
                    onDragStart={(event: DragEvent) => {
                      event.dataTransfer.setData('text/plain', id);
                      event.dataTransfer.effectAllowed = 'move';
                      setDragged(id);
                    }}
                    onDragEnd={() => {
                      setDragged(null);
                      setOver(null);
                    }}
                  >
                    {card(one)}
                  </div>
                </li>
              );
            })}
            {column.cards.length === 0 && <li className={css.none}>{t('empty')}</li>}
            {column.more > 0 && <li className={css.none}>{t('more', { count: column.more })}</li>}
          </ul>
        </section>
      ))}
      <div className={css.said} role="status" aria-live="assertive">
        {said}
      </div>
    </div>
  );
}
