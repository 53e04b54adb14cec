import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconUserStar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import css from '../../insight/outlook.module.css';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { Chip } from '../../ui/chip.tsx';
import { number, percent } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { askQueue, type Part, type QueueSearch } from './routes.ts';

type Row = Awaited<ReturnType<typeof client.action.leads.list>>['rows'][number];
const parts: readonly Part[] = ['ready', 'to-accept', 'to-speak'];

export const LeadQueuePage = withWords({ de: { outlook: german }, en: { outlook: english } }, LeadQueue);

/** Leads on their way from marketing to sales: whose turn it is, until when, and who is late. */
function LeadQueue() {
  const t = useTranslations('outlook.queue');
  const failure = useFailureWords();
  const navigate = useNavigate({ from: '/leads/uebergabe' });
  const search = useSearch({ from: '/shell/leads/uebergabe' });
  const go = (next: QueueSearch) => navigate({ search: next });
  const { data, error, refetch } = useQuery({ ...askQueue(search), placeholderData: keepPreviousData });
  const part: Part = search.teil ?? 'ready';
  const words = {
    ready: t('noneText.ready'),
    'to-accept': t('noneText.to-accept'),
    'to-speak': t('noneText.to-speak'),
  };
  const mine = search.meine ? { meine: true as const } : {};
  const late = data?.parts.reduce((sum, one) => sum + one.late, 0) ?? 0;
  return (
    <Page
      header={
        <PageHeader title={t('title')} aside={late > 0 ? t('late', { count: late }) : undefined}>
          <Switch
            label={t('mine')}
            checked={search.meine ?? false}
            onChange={({ currentTarget: { checked } }) =>
              void go({ ...(search.teil ? { teil: search.teil } : {}), ...(checked ? { meine: true as const } : {}) })
            }
          />
          <Button component={Link} to="/leads" variant="default">
            {t('all')}
          </Button>
        </PageHeader>
      }
    >
      <p className={css.intro}>
        {data?.rule} {data?.limits}
      </p>
      {error && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && (
        <>
          <SegmentedControl
            value={part}
            onChange={(next) =>
              void go({ ...(next === 'to-accept' || next === 'to-speak' ? { teil: next } : {}), ...mine })
            }
            data={parts.map((name) => {
              const one = data.parts.find((each) => each.part === name);
              const count = number(one?.count ?? 0);
              return {
                value: name,
                label: t('part', { name: t(`parts.${name}`), count: one?.more ? `> ${count}` : count }),
              };
            })}
          />
          {data.rows.length === 0 ? (
            <EmptyState title={t('none')} icon={IconUserStar}>
              {words[part]}
            </EmptyState>
          ) : (
            <ul className={css.rows}>
              {data.rows.map((row) => (
                <LeadRow key={row.id} row={row} />
              ))}
            </ul>
          )}
        </>
      )}
    </Page>
  );
}

function LeadRow({ row }: { row: Row }) {
  const t = useTranslations('outlook.queue');
  const beside = [row.city, row.source, row.who].filter((one) => one !== null).join(' · ');
  return (
    <li className={css.risk}>
      <div className={css.riskMain}>
        <Link to="/kunden/$id" params={{ id: row.id }} className={css.riskName}>
          {row.name}
        </Link>
        {beside !== '' && <span className={css.quiet}> · {beside}</span>}
        <p>
          {row.text} {row.daysLate > 0 && <Chip tone="strong">{t('isLate')}</Chip>}
        </p>
      </div>
      <dl className={css.riskFigures}>
        <div>
          <dt>{row.probability === null ? t('score') : t('chance')}</dt>
          <dd>{row.probability !== null ? percent(row.probability) : row.score === null ? '–' : number(row.score)}</dd>
        </div>
      </dl>
    </li>
  );
}
