import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { ago, percent } from '../../ui/format.ts';
import css from './review.module.css';
import type { Proposal } from './review-data.ts';

/** Proposals one below the other; the open one is marked and kept in view. */
export function ProposalList({
  rows,
  current,
  onOpen,
  more,
  onMore,
}: {
  rows: readonly Proposal[];
  current: Proposal | undefined;
  onOpen: (id: string) => void;
  more: boolean;
  onMore: () => void;
}) {
  const t = useTranslations('oversight.review');
  const open = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another one is open
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for a clean-up function.
    void open.current?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);
  const now = new Date();
  return (
    <nav className={css.list} aria-label={t('list')}>
      {rows.map((row) => (
        <button
          key={row.id}
          ref={row === current ? open : null}
          type="button"
          className={css.entry}
          aria-current={row === current ? 'true' : undefined}
          onClick={() => onOpen(row.id)}
        >
          <span className={css.entryTitle}>
            {row.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
          {row.confidence !== null && <span className={css.entryShare}>{percent(row.confidence)}</span>}
          <span className={css.entryKind}>{row.kindName}</span>
          <span className={css.entryWhen}>
            {row.state !== 'open' && (
              <Chip tone={row.state === 'rejected' ? 'against' : row.state === 'applied' ? 'good' : 'doubt'}>
                {t(`state.${row.state}`)}
              </Chip>
            )}{' '}
            {ago(row.decidedAt ?? row.createdAt, now)}
          </span>
        </button>
      ))}
      {more && (
        <Button variant="subtle" fullWidth onClick={onMore}>
          {t('moreRows')}
        </Button>
      )}
    </nav>
  );
}
