import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { api, type client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { ago, bytes, moment, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import css from './system.module.css';

type Queue = Awaited<ReturnType<typeof client.platform.system.health>>['queues'][number];

/** Whether the installation is well: what an administrator looks at before asking for help. */
export function SystemPage() {
  const t = useTranslations('platform.system');
  const words = useFailureWords();
  const { data, error, refetch } = useQuery({
    ...api.platform.system.health.queryOptions(),
    refetchInterval: 10_000,
  });
  if (error) return <ErrorState text={words(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const { database, migrations } = data;
  return (
    <>
      <Section title={t('title')}>
        <dl className={css.facts}>
          <Line name={t('version')}>{data.version}</Line>
          <Line name={t('started')}>
            {moment(data.startedAt)} ({ago(data.startedAt, new Date())})
          </Line>
          <Line name={t('memory')}>{bytes(data.memoryBytes)}</Line>
        </dl>
      </Section>
      <Section title={t('database')}>
        <dl className={css.facts}>
          <Line name={t('version')}>
            {t('server', { version: database.version })} ({database.embedded ? t('embedded') : t('own')})
          </Line>
          <Line name={t('size')}>{bytes(database.sizeBytes)}</Line>
          <Line name={t('migrations')}>
            {migrations.pending === 0 ? (
              t('migrated', { count: number(migrations.applied) })
            ) : (
              <Chip tone="against">{t('pending', { count: migrations.pending })}</Chip>
            )}
          </Line>
        </dl>
      </Section>
      <Section title={t('jobs')}>
        <Queues queues={data.queues} />
      </Section>
      <Section title={t('interfaces')}>
        <ul className={css.links}>
          <li>
            <a href="/api">{t('api')}</a>
          </li>
          <li>
            <a href="/api/openapi.json">{t('openapi')}</a>
          </li>
        </ul>
      </Section>
    </>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={css.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Only queues in which something is: two dozen empty ones would hide the one that failed. */
function Queues({ queues }: { queues: readonly Queue[] }) {
  const t = useTranslations('platform.system');
  const busy = queues.filter(({ waiting, active, failed }) => waiting + active + failed > 0);
  if (queues.length === 0) return <p className={css.quiet}>{t('noQueues')}</p>;
  if (busy.length === 0) return <p className={css.quiet}>{t('allQuiet')}</p>;
  return (
    <>
      <table className={css.queues}>
        <thead>
          <tr>
            <th scope="col">{t('queue')}</th>
            <th scope="col">{t('waiting')}</th>
            <th scope="col">{t('active')}</th>
            <th scope="col">{t('failed')}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map((queue) => (
            <tr key={queue.name}>
              <th scope="row">{queue.name}</th>
              <td>{number(queue.waiting)}</td>
              <td>{number(queue.active)}</td>
              <td>{queue.failed > 0 ? <Chip tone="against">{number(queue.failed)}</Chip> : number(0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {busy.length < queues.length && <p className={css.quiet}>{t('quiet', { count: queues.length - busy.length })}</p>}
    </>
  );
}
