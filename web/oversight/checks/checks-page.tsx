import { Button, TextInput } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { useMay } from '../../app/session.ts';
import { gate as german } from '../../messages/de/gate.ts';
import { gate as english } from '../../messages/en/gate.ts';
import { moment, number, percent } from '../../ui/format.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './checks.module.css';
import { ReliabilityDiagram } from './reliability-diagram.tsx';

export const ChecksPage = withWords({ de: { gate: german }, en: { gate: english } }, Checks);

type Row = Awaited<ReturnType<typeof client.oversight.checks.list>>['rows'][number];

/** What the machine's confidences are worth, producer by producer. */
function Checks() {
  const t = useTranslations('gate.checks');
  const failureWords = useFailureWords();
  const may = useMay();
  const { data, error, refetch } = useQuery(api.oversight.checks.list.queryOptions());
  if (error) return <ErrorState text={failureWords(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const { follow, target, least, most } = data.bounds;
  return (
    <>
      <p className={css.intro}>
        {t('intro')}{' '}
        {follow ? t('bounds', { target: percent(target), least: percent(least), most: percent(most) }) : t('fixed')}{' '}
        {may('policy.edit') && <Link to="/steuerung/einstellungen">{t('change')}</Link>}
      </p>
      {data.rows.length === 0 ? (
        <EmptyState
          icon={IconTargetArrow}
          title={t('empty')}
          actions={
            <Button component={Link} to="/pruefen">
              {t('toReview')}
            </Button>
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul className={css.rows}>
          {data.rows.map((row) => (
            <Producer key={`${row.kind} ${row.producer}`} row={row} />
          ))}
        </ul>
      )}
    </>
  );
}

function Producer({ row }: { row: Row }) {
  const t = useTranslations('gate.checks');
  const { measured, held } = row;
  return (
    <li className={css.row}>
      <div>
        <h2 className={css.name}>{row.name}</h2>
        <p className={css.quiet}>{row.producer}</p>
        {measured && (
          <p className={css.line}>
            {t('says', { share: percent(row.promised) })}
            {', '}
            {t('isRight', {
              share: percent(measured.share),
              low: percent(measured.low),
              high: percent(measured.high),
            })}
          </p>
        )}
        <p className={css.quiet}>{t('cases', { count: row.count, checks: number(row.checks) })}</p>
        {held && (
          <div className={css.held}>
            {t('held', {
              when: moment(held.at),
              promised: percent(held.facts['promised'] ?? 0),
              measured: percent(held.facts['measured'] ?? 0),
              checked: number(held.facts['checked'] ?? 0),
            })}
            <Release row={row} />
          </div>
        )}
      </div>
      {row.bins.length > 0 && <ReliabilityDiagram producer={`${row.name}, ${row.producer}`} bins={row.bins} />}
    </li>
  );
}

function Release({ row }: { row: Row }) {
  const t = useTranslations('gate.checks');
  const failureWords = useFailureWords();
  const may = useMay();
  const [reason, setReason] = useState('');
  const release = useMutation({
    mutationFn: () => client.oversight.checks.release({ kind: row.kind, producer: row.producer, reason }),
    onSuccess: async () => {
      toast({ text: t('released', { producer: row.producer }) });
      await queries.invalidateQueries({ queryKey: api.oversight.checks.key() });
    },
    onError: (error) => toast({ text: failureWords(error), tone: 'against' }),
  });
  if (!may('policy.edit')) return null;
  return (
    <div className={css.release}>
      <TextInput label={t('releaseText')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button disabled={reason.trim().length < 3} loading={release.isPending} onClick={() => release.mutate()}>
        {t('release')}
      </Button>
    </div>
  );
}
