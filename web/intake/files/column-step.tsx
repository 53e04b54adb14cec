import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportMapping } from '#contract/intake/imports.ts';
import { client } from '../../app/api.ts';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { moment, number } from '../../ui/format.ts';
import { Problem } from '../../ui/states.tsx';
import css from './imports.module.css';

type Inspection = Awaited<ReturnType<typeof client.intake.imports.inspect>>;
type Column = ImportMapping['columns'][number];

const KINDS: readonly ImportMapping['kind'][] = [
  'companies',
  'people',
  'deals',
  'products',
  'orders',
  'quotes',
  'activities',
  'consents',
  'objections',
];

/** What each column means: proposed, with samples and how sure; a person corrects and starts the dry run. */
export function ColumnStep({ fileId, first, onAgain }: { fileId: string; first: Inspection; onAgain: () => void }) {
  const t = useTranslations('intake.imports');
  const words = useFailureWords();
  const navigate = useNavigate();
  const [seen, setSeen] = useState(first);
  const [mapping, setMapping] = useState<ImportMapping>(first.mapping);
  const look = useMutation({
    mutationFn: (choice: { sheet?: string; kind?: ImportMapping['kind'] }) =>
      client.intake.imports.inspect({ fileId, ...(seen.sheet ? { sheet: seen.sheet } : {}), ...choice }),
    onSuccess: (answer) => {
      setSeen(answer);
      setMapping(answer.mapping);
    },
  });
  const check = useMutation({
    mutationFn: () => client.intake.imports.create({ fileId, sheet: seen.sheet, mapping }),
    onSuccess: ({ id }) => navigate({ to: '/importe/$id', params: { id } }),
  });
  const open = mapping.columns.filter((column) => column.role === 'ignore' || column.role === 'custom').length;
  const change = (index: number, role: string) =>
    setMapping({
      ...mapping,
      columns: mapping.columns.map((column) =>
        column.column === index ? { ...column, role, confidence: 1, reason: 'person' } : column,
      ),
    });

  return (
    <div className={css.step}>
      <div className={css.stepHead}>
        <div>
          <h2 className={css.stepTitle}>{t('columns')}</h2>
          <p className={css.quiet}>{t('columnsText', { known: mapping.columns.length - open, open: number(open) })}</p>
        </div>
        <div className={css.choices}>
          {seen.sheets.length > 1 && (
            <NativeSelect
              label={t('sheet')}
              value={seen.sheet ?? ''}
              data={[...seen.sheets]}
              onChange={(event) => look.mutate({ sheet: event.currentTarget.value })}
            />
          )}
          <NativeSelect
            label={t('kind')}
            value={mapping.kind}
            data={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            onChange={(event) => look.mutate({ kind: event.currentTarget.value as ImportMapping['kind'] })}
          />
        </div>
      </div>
      {seen.remembered && <p className={css.note}>{t('remembered')}</p>}
      {seen.before && <p className={css.note}>{t('before', { at: moment(seen.before.at) })}</p>}
      {seen.warnings.map((warning) => (
        <p className={css.note} key={warning.code}>
          {warning.text}
        </p>
      ))}
      {(look.error || check.error) && <Problem>{problemIn(look.error ?? check.error, words)}</Problem>}
      <div className={css.scroll}>
        <table className={`${css.table} ${css.stacked}`}>
          <thead>
            <tr>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('examples')}</th>
              <th scope="col">{t('meaning')}</th>
              <th scope="col">{t('certainty')}</th>
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map((column) => (
              <ColumnRow
                key={column.column}
                column={column}
                seen={seen}
                onChange={(role) => change(column.column, role)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={css.foot}>
        <Button onClick={() => check.mutate()} loading={check.isPending}>
          {t('check')}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t('again')}
        </Button>
        <span className={css.quiet}>{t('checkText')}</span>
      </div>
    </div>
  );
}

/** Which column is lacking is said by the server, as on the command line. */
function problemIn(error: unknown, words: (error: unknown) => string): string {
  const { code, text } = refusalOf(error);
  return code === 'mapping-incomplete' ? text : words(error);
}

function ColumnRow({ column, seen, onChange }: { column: Column; seen: Inspection; onChange: (role: string) => void }) {
  const t = useTranslations('intake.imports');
  const heading = column.heading.trim() || t('noHeading', { number: number(column.column + 1) });
  const samples = [
    ...new Set(seen.samples.map((row) => row[column.column]).filter((cell) => cell !== null && cell !== undefined)),
  ];
  const groups = [...new Set(seen.roles.map((role) => role.group))];
  return (
    <tr>
      <th scope="row" className={css.heading}>
        {heading}
      </th>
      <td className={css.samples}>{samples.slice(0, 3).map(String).join(' · ')}</td>
      <td className={css.wide}>
        <NativeSelect
          aria-label={`${t('meaning')}: ${heading}`}
          value={column.role}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[
            { value: 'ignore', label: t('ignore') },
            { value: 'custom', label: t('custom') },
            ...groups.map((group) => ({
              group,
              items: seen.roles
                .filter((role) => role.group === group)
                .map((role) => ({ value: role.role, label: `${role.group}: ${role.label}` })),
            })),
          ]}
        />
      </td>
      <td>
        <Certainty column={column} />
      </td>
    </tr>
  );
}

function Certainty({ column }: { column: Column }) {
  const t = useTranslations('intake.imports');
  if (column.reason === 'contradicts') return <Chip tone="against">{t('confidence.contradicts')}</Chip>;
  if (column.role === 'ignore' || column.role === 'custom') {
    return column.reason === 'unknown' ? <Chip tone="doubt">{t('confidence.open')}</Chip> : null;
  }
  if (column.confidence >= 0.8) return <Chip tone="good">{t('confidence.sure')}</Chip>;
  return <Chip tone="doubt">{t(column.confidence >= 0.5 ? 'confidence.likely' : 'confidence.open')}</Chip>;
}
