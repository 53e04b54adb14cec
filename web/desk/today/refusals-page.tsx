import { Button } from '@mantine/core';
import { IconMessageQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api, type client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { today as german } from '../../messages/de/today.ts';
import { today as english } from '../../messages/en/today.ts';
import { number, percent } from '../../ui/format.ts';
import { Meter } from '../../ui/meter.tsx';
import { Section } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import css from './refusals.module.css';

type Row = Awaited<ReturnType<typeof client.action.nextBest.refusals>>['rows'][number];

// Where the cause can be mended.
const remedies = {
  wrong_data: '/datenqualitaet',
  wrong_person: '/kontakte',
  no_need: '/steuerung/bewertung',
  unconvincing: '/steuerung/bewertung',
} as const;
const hasRemedy = (reason: Row['reason']): reason is keyof typeof remedies => reason in remedies;

/** Why suggestions were refused, by occasion: what the rules and the data get wrong. Never by colleague. */
export const RefusalsPage = withWords({ de: { today: german }, en: { today: english } }, Refusals);

function Refusals() {
  const t = useTranslations('today.refusals');
  const failure = useFailureWords();
  const { data, error, isPending, refetch } = useQuery(api.action.nextBest.refusals.queryOptions());
  if (isPending) return <Skeleton lines={8} />;
  if (error) return <ErrorState text={failure(error)} onRetry={() => void refetch()} />;
  const refused = data.rows.reduce((sum, row) => sum + row.count, 0);
  if (refused === 0) {
    return (
      <EmptyState
        icon={IconMessageQuestion}
        title={t('empty')}
        actions={
          <Button component={Link} to="/heute">
            {t('toToday')}
          </Button>
        }
      >
        {t('emptyText', { answered: number(data.answered) })}
      </EmptyState>
    );
  }
  const occasions = [...Map.groupBy(data.rows, (row) => row.kind)];
  return (
    <>
      <p className={css.intro}>
        {t('intro', {
          refused: number(refused),
          answered: number(data.answered),
          share: percent(refused / data.answered),
        })}
      </p>
      {occasions.map(([kind, rows]) => (
        <Occasion key={kind} kind={kind} rows={rows} refused={refused} />
      ))}
    </>
  );
}

function Occasion({ kind, rows, refused }: { kind: Row['kind']; rows: readonly Row[]; refused: number }) {
  const t = useTranslations('today');
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return (
    <Section title={`${t(`kind.${kind}`)}: ${number(count)}`}>
      <ul className={css.reasons}>
        {rows.map(({ reason, label, count: times }) => (
          <li key={reason}>
            <span>{label}</span>
            <Meter share={times / refused} text={number(times)} />
            {hasRemedy(reason) ? <Link to={remedies[reason]}>{t(`refusals.remedy.${reason}`)}</Link> : <span />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
