import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownResearch, ShownResearchRow } from '#contract/intake/research.ts';
import { client } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { Chip } from '../../ui/chip.tsx';
import { country, number, percent, phone } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import css from './research.module.css';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly found: number;
  readonly contradictory: number;
}
type Finding = ShownResearchRow['findings'][number];

/** One row a company, one column a fact; what is missing or contradicts itself is marked, and a click shows the sentence it was read from. */
export function ResearchRows({
  id,
  research,
  fields,
}: {
  id: string;
  research: ShownResearch;
  fields: readonly Field[];
}) {
  const t = useTranslations('scouting.research');
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['research-rows', id, research.visited],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => client.intake.research.rows({ id, after: pageParam, limit: 100 }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
  });
  const [open, setOpen] = useState<string | null>(null);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const rows = data.pages.flatMap((page) => page.rows);
  const visited = rows.some((row) => row.visited);
  const shown = visited ? fields : [];
  return (
    <Section title={t('result')} aside={<span className={css.quiet}>{t('rowsOf', { count: research.rows })}</span>}>
      {visited && <p className={css.quiet}>{t('resultText')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={css.scroll} tabIndex={0} aria-label={t('table')}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{research.headings[0] || t('list')}</th>
              <th scope="col">{t('site')}</th>
              {shown.map(({ name, label, found }) => (
                <th key={name} scope="col">
                  {label}
                  <div className={css.share}>{percent(research.visited === 0 ? 0 : found / research.visited)}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Fragment key={row.row}>
                <tr>
                  <th scope="row">{row.cells[0]}</th>
                  <td>
                    <div>{row.host ?? row.site}</div>
                    <div className={css.quiet}>{stateOf(row, t)}</div>
                  </td>
                  {shown.map(({ name, label }) => (
                    <td key={name}>
                      <Cell
                        finding={row.findings.find((one) => one.field === name)}
                        label={label}
                        open={open === `${row.row} ${name}`}
                        onOpen={() => setOpen(open === `${row.row} ${name}` ? null : `${row.row} ${name}`)}
                      />
                    </td>
                  ))}
                </tr>
                <Proof
                  finding={row.findings.find(({ field }) => open === `${row.row} ${field}`)}
                  label={fields.find(({ name }) => open === `${row.row} ${name}`)?.label ?? ''}
                  columns={shown.length + 2}
                />
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Section>
  );
}

function stateOf(row: ShownResearchRow, t: ReturnType<typeof useTranslations<'scouting.research'>>): string {
  if (row.problem) return row.problem;
  if (row.visited) return row.notice ?? '';
  if (row.host === null) return t(row.site === '' ? 'noSite' : 'badSite');
  return t(row.approved ? 'waits' : 'notApproved');
}

function Cell({
  finding,
  label,
  open,
  onOpen,
}: {
  finding: Finding | undefined;
  label: string;
  open: boolean;
  onOpen: () => void;
}) {
  const t = useTranslations('scouting.research');
  if (!finding) return null;
  if (finding.state === 'missing') return <span className={css.missing}>{t('missing')}</span>;
  return (
    <>
      <button
        type="button"
        className={css.cell}
        aria-expanded={open}
        aria-label={`${label}: ${said(finding)}`}
        onClick={onOpen}
      >
        {said(finding)}
      </button>
      {finding.state === 'contradictory' && <Chip tone="doubt">{t('contradictory')}</Chip>}
      {finding.isProposed && <Chip tone="outline">{t('proposed')}</Chip>}
    </>
  );
}

/** The words that the chosen value was read from, below its row and in view wherever the table is scrolled to. */
function Proof({ finding, label, columns }: { finding: Finding | undefined; label: string; columns: number }) {
  const t = useTranslations('scouting.research');
  if (!finding) return null;
  return (
    <tr>
      <td colSpan={columns} className={css.proofRow}>
        <div className={css.proof}>
          <strong>{label}</strong>
          {finding.isProposed && <div>{t('proposedText')}</div>}
          {finding.snippet && <q>{finding.snippet}</q>}
          {finding.confidence !== null && <div>{t('sure', { share: percent(finding.confidence) })}</div>}
          {finding.url && (
            <a href={finding.url} target="_blank" rel="noreferrer noopener">
              {finding.url}
            </a>
          )}
        </div>
      </td>
    </tr>
  );
}

const said = ({ field, values }: Finding): string =>
  values
    .slice(0, 4)
    .map((value) => (field === 'telephone' ? phone(value) : field === 'addressCountry' ? country(value) : value))
    .join(field === 'telephone' ? ' | ' : ', ') + (values.length > 4 ? ` +${number(values.length - 4)}` : '');
