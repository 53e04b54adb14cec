import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { ago, number, percent } from '../../ui/format.ts';
import css from './review.module.css';
import { isApprovable, type Proposal, type ProposalGroup } from './review-data.ts';

/** Proposals one below the other; the open one is marked and kept in view. */
export function ProposalList({
  groups,
  current,
  reopened,
  onOpen,
  onApprove,
  more,
  onMore,
}: {
  groups: readonly ProposalGroup[];
  current: Proposal | undefined;
  /** Decisions taken back a moment ago. */
  reopened: ReadonlySet<string>;
  onOpen: (id: string) => void;
  /** null: nothing here can be approved in a group. */
  onApprove: ((rows: readonly Proposal[]) => void) | null;
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
      {groups.map((group) => (
        <section key={group.key} aria-label={group.name || undefined}>
          {group.name !== '' && <GroupHead group={group} onApprove={onApprove} />}
          {group.rows.map((row) => (
            <Entry
              key={row.id}
              row={row}
              now={now}
              marked={row === current ? open : null}
              reopened={reopened.has(row.id)}
              onOpen={onOpen}
            />
          ))}
        </section>
      ))}
      {more && (
        <Button variant="subtle" fullWidth onClick={onMore}>
          {t('moreRows')}
        </Button>
      )}
    </nav>
  );
}

/** What the group is, how many it holds, and one answer for all of them where that is allowed. */
function GroupHead({
  group,
  onApprove,
}: {
  group: ProposalGroup;
  onApprove: ((rows: readonly Proposal[]) => void) | null;
}) {
  const t = useTranslations('oversight.review');
  const all = group.rows.filter(isApprovable).slice(0, 200);
  return (
    <div className={css.group}>
      <h2>{t('groupHead', { name: group.name, count: number(group.rows.length) })}</h2>
      {onApprove && all.length > 1 && (
        <Button size="compact-sm" variant="default" onClick={() => onApprove(all)}>
          {t('groupApprove', { count: number(all.length) })}
        </Button>
      )}
    </div>
  );
}

function Entry({
  row,
  now,
  marked,
  reopened,
  onOpen,
}: {
  row: Proposal;
  now: Date;
  /** Set on the open one. */
  marked: RefObject<HTMLButtonElement | null> | null;
  reopened: boolean;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('oversight.review');
  return (
    <button
      ref={marked}
      type="button"
      className={css.entry}
      aria-current={marked ? 'true' : undefined}
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
        {reopened && row.state === 'open' && <Chip tone="doubt">{t('reopened')}</Chip>}
        {row.state !== 'open' && (
          <Chip tone={row.state === 'rejected' ? 'against' : row.state === 'applied' ? 'good' : 'doubt'}>
            {t(`state.${row.state}`)}
          </Chip>
        )}{' '}
        {ago(row.decidedAt ?? row.createdAt, now)}
      </span>
    </button>
  );
}
