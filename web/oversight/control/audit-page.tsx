import { Button, NativeSelect } from '@mantine/core';
import { IconListSearch, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { DateField } from '../../ui/date-field.tsx';
import { moment, number } from '../../ui/format.ts';
import { EmptyState, ErrorState, Problem, Skeleton } from '../../ui/states.tsx';
import { type AuditSearch, actorKinds, auditOptions, families } from './audit-data.ts';
import { AuditTable } from './audit-table.tsx';
import css from './control.module.css';

const auditApi = getRouteApi('/shell/steuerung/protokoll');

/** Who did what, newest first; checked for tampering on demand. */
export function AuditPage() {
  const t = useTranslations('oversight.control.audit');
  const search = auditApi.useSearch();
  const navigate = useNavigate();
  const failureWords = useFailureWords();
  const query = useInfiniteQuery(auditOptions(search));
  const go = (next: AuditSearch) => void navigate({ to: '/steuerung/protokoll', search: next, replace: true });
  const without = (key: keyof AuditSearch): AuditSearch => {
    const { [key]: _gone, ...rest } = search;
    return rest;
  };
  const rows = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <p className={css.intro}>{t('intro')}</p>
      <Verification />
      <div className={css.filters}>
        <NativeSelect
          label={t('action')}
          value={search.vorgang ?? ''}
          data={[
            { value: '', label: t('allActions') },
            ...families.map((one) => ({ value: one, label: t(`families.${one}`) })),
          ]}
          onChange={(event) => {
            const vorgang = families.find((one) => one === event.currentTarget.value);
            go({ ...without('vorgang'), ...(vorgang && { vorgang }) });
          }}
        />
        <NativeSelect
          label={t('who.label')}
          value={search.wer ?? ''}
          data={[
            { value: '', label: t('who.all') },
            ...actorKinds.map((one) => ({ value: one, label: t(`who.${one}`) })),
          ]}
          onChange={(event) => {
            const wer = actorKinds.find((one) => one === event.currentTarget.value);
            go({ ...without('wer'), ...(wer && { wer }) });
          }}
        />
        <DateField
          key={`ab ${search.ab}`}
          label={t('from')}
          value={search.ab ?? null}
          onChange={(ab) => go({ ...without('ab'), ...(ab !== null && { ab }) })}
        />
        <DateField
          key={`bis ${search.bis}`}
          label={t('to')}
          value={search.bis ?? null}
          onChange={(bis) => go({ ...without('bis'), ...(bis !== null && { bis }) })}
        />
        <span className={css.grow} />
        <Button component="a" href="/audit/export/csv" download variant="default">
          {t('exportCsv')}
        </Button>
        <Button component="a" href="/audit/export/jsonl" download variant="default">
          {t('exportJson')}
        </Button>
      </div>
      {query.isPending && <Skeleton lines={8} />}
      {query.isError && <ErrorState text={failureWords(query.error)} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={IconListSearch}
          title={t('empty')}
          actions={Object.keys(search).length > 0 && <Button onClick={() => go({})}>{t('reset')}</Button>}
        >
          {t('emptyText')}
        </EmptyState>
      )}
      {rows.length > 0 && <AuditTable rows={rows} />}
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Verification() {
  const t = useTranslations('oversight.control.audit');
  const failureWords = useFailureWords();
  const check = useMutation({ mutationFn: () => client.oversight.audit.verify() });
  const verdict = check.data;
  return (
    <div className={css.verify}>
      <Button leftSection={<IconShieldCheck size={16} />} loading={check.isPending} onClick={() => check.mutate()}>
        {t('verify')}
      </Button>
      <div role="status">
        {check.isPending && t('verifying')}
        {verdict?.ok && (
          <>
            {t('whole', { count: verdict.entries, when: moment(verdict.checkedAt) })}{' '}
            {verdict.anchored === null && verdict.entries > 0 && t('notAnchored')}
          </>
        )}
      </div>
      {verdict && !verdict.ok && (
        <Problem>
          <strong>{t('broken')}</strong>
          <ul>
            {verdict.faults.map((fault) => (
              <li key={fault.text}>{fault.text}</li>
            ))}
            {verdict.more > 0 && <li>{t('moreFaults', { count: number(verdict.more) })}</li>}
          </ul>
        </Problem>
      )}
      {check.isError && <Problem>{failureWords(check.error)}</Problem>}
    </div>
  );
}
