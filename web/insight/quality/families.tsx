import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { number } from '../../ui/format.ts';
import { toast } from '../../ui/toasts.tsx';
import css from './quality.module.css';

type Family = Awaited<ReturnType<typeof client.insight.quality.overview>>['families'][number];

/** Families of fields, what is wrong in each, and who looks after it. */
export function Families({ rows }: { rows: readonly Family[] }) {
  const t = useTranslations('insight.quality');
  const failure = useFailureWords();
  const edits = rows.some((row) => row.may.includes('edit'));
  const names = useQuery({ ...api.platform.users.names.queryOptions(), staleTime: 300_000, enabled: edits });
  const name = useMutation({
    mutationFn: (choice: { family: Family['family']; ownerId: string | null }) =>
      client.insight.quality.nameOwner(choice),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.insight.quality.key() }),
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('family')}</th>
            <th scope="col">{t('caretaker')}</th>
            <th scope="col" className={css.right}>
              {t('affected')}
            </th>
            <th scope="col" className={css.right}>
              {t('problems')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.family}>
              <th scope="row">{row.name}</th>
              <td>
                {edits ? (
                  <Select
                    aria-label={t('caretakerOf', { family: row.name })}
                    placeholder={t('nobody')}
                    data={(names.data?.users ?? [])
                      .filter((user) => user.active)
                      .map((user) => ({ value: user.id, label: user.name }))}
                    value={row.ownerId}
                    clearable
                    onChange={(ownerId) => name.mutate({ family: row.family, ownerId })}
                  />
                ) : (
                  (row.ownerName ?? t('nobody'))
                )}
              </td>
              <td className={css.right}>{number(row.records)}</td>
              <td className={css.right}>{number(row.problems)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
