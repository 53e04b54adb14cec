import { Button, Tabs } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportCounts, ImportRow } from '#contract/intake/imports.ts';
import { api } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { addressOf } from '../../app/record-address.ts';
import { number } from '../../ui/format.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import css from './imports.module.css';

const VERDICTS = ['new', 'updated', 'unchanged', 'doubtful', 'faulty'] as const;
const KIND_OF: Partial<Record<ImportRow['kind'], 'company' | 'person' | 'deal'>> = {
  companies: 'company',
  people: 'person',
  deals: 'deal',
};
type Verdict = (typeof VERDICTS)[number];

const countOf = (counts: ImportCounts, verdict: Verdict): number => counts[verdict === 'new' ? 'imported' : verdict];

/** Rows by what becomes of them; the first tab that has any is open. */
export function VerdictTabs({ one }: { one: ImportRow }) {
  const t = useTranslations('intake.imports');
  const counts = one.counts ?? one.expected;
  const [chosen, setChosen] = useState<Verdict | null>(null);
  if (!counts) return null;
  const open = chosen ?? VERDICTS.find((verdict) => countOf(counts, verdict) > 0) ?? 'new';
  return (
    <Tabs
      value={open}
      onChange={(value) => setChosen(VERDICTS.find((verdict) => verdict === value) ?? null)}
      keepMounted={false}
    >
      <Tabs.List className={css.tabs}>
        {VERDICTS.map((verdict) => (
          <Tabs.Tab key={verdict} value={verdict}>
            <span className={css.tabCount}>{number(countOf(counts, verdict))}</span> {t(`verdicts.${verdict}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {VERDICTS.map((verdict) => (
        <Tabs.Panel key={verdict} value={verdict}>
          <div className={css.verdict}>
            <p className={css.quiet}>{t(one.state === 'ready' ? `verdictText.${verdict}` : `resultText.${verdict}`)}</p>
            {verdict === 'faulty' && counts.faulty > 0 && (
              <Button
                component="a"
                href={`/imports/${one.id}/faults.csv`}
                variant="default"
                leftSection={<IconDownload size={15} aria-hidden />}
              >
                {t('faults')}
              </Button>
            )}
          </div>
          <VerdictRows one={one} verdict={verdict} total={countOf(counts, verdict)} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function VerdictRows({ one, verdict, total }: { one: ImportRow; verdict: Verdict; total: number }) {
  const t = useTranslations('intake.imports');
  const words = useFailureWords();
  const { data, error, refetch } = useQuery(api.intake.imports.rows.queryOptions({ input: { id: one.id, verdict } }));
  if (error) return <ErrorState text={words(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.rows.length === 0) return <p className={css.quiet}>{t('none')}</p>;
  const explained = data.rows.some((row) => row.changes.length + row.reasons.length > 0);
  return (
    <div className={css.scroll}>
      {data.rows.length < total && <p className={css.quiet}>{t('first', { count: number(data.rows.length) })}</p>}
      <table className={`${css.table} ${css.stacked}`}>
        <thead>
          <tr>
            <th scope="col" className={css.figure}>
              {t('row')}
            </th>
            <th scope="col">{t('content')}</th>
            {explained && <th scope="col">{verdict === 'updated' ? t('verdicts.updated') : t('why')}</th>}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.row}>
              <td className={css.figure}>{number(row.row)}</td>
              <td className={css.content}>
                {row.recordId && KIND_OF[one.kind] ? (
                  <Link {...addressOf({ kind: KIND_OF[one.kind] ?? 'company', id: row.recordId, companyId: null })}>
                    {row.title}
                  </Link>
                ) : (
                  row.title
                )}
                <div className={css.samples}>
                  {row.cells
                    .filter((cell) => cell !== null && cell !== '')
                    .map(String)
                    .join(' · ')}
                </div>
              </td>
              {explained && (
                <td className={css.wide}>
                  {row.changes.map((change) => (
                    <div key={change.field}>
                      {change.label}: <del>{String(change.old ?? '–')}</del> → <ins>{String(change.new ?? '–')}</ins>
                    </div>
                  ))}
                  {row.reasons.map((reason) => (
                    <div key={reason.code + String(reason.column)}>{reason.text}</div>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
