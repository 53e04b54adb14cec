import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { withWords } from '../../app/page-words.tsx';
import { findings as german } from '../../messages/de/findings.ts';
import { findings as english } from '../../messages/en/findings.ts';
import { bytes, moment } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import css from '../sources/sources.module.css';
import own from './findings.module.css';

export const ProofPage = withWords({ de: { findings: german }, en: { findings: english } }, Proof);

/** A page as it stood when it was read: its text alone, with when and its checksum. */
function Proof() {
  const { id = '' } = useParams({ strict: false });
  const t = useTranslations('findings.proof');
  const { data, error, refetch } = useQuery(api.intake.sources.proof.queryOptions({ input: { id: Number(id) } }));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const live = /^https?:/.test(data.url);
  return (
    <Page header={<PageHeader title={t('title')} />}>
      <div className={css.stack}>
        <p className={css.quiet}>{t('text')}</p>
        <dl className={css.facts}>
          <dt>{t('address')}</dt>
          <dd>{live ? data.url : decodeURI(data.url.replace(/^file:\/\/\//, ''))}</dd>
          <dt>{t('seen')}</dt>
          <dd>{t('span', { first: moment(data.firstSeenAt), last: moment(data.lastSeenAt) })}</dd>
          <dt>{t('size')}</dt>
          <dd>{bytes(data.bytes)}</dd>
          <dt>{t('hash')}</dt>
          <dd className={own.hash}>{data.sha256}</dd>
        </dl>
        {live && (
          <p>
            <a href={data.url} target="_blank" rel="noreferrer noopener">
              {t('live')}
            </a>
          </p>
        )}
        {data.text === null ? <p>{t('noText')}</p> : <pre className={own.page}>{data.text}</pre>}
      </div>
    </Page>
  );
}
