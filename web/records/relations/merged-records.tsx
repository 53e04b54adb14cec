import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { moment } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import css from './relations.module.css';

/** What was merged into this record, each with the way back; nothing where it never was. */
export default function MergedRecords({ id, edits }: { id: string; edits: boolean }) {
  const t = useTranslations('records.relations');
  const failure = useFailureWords();
  const { data } = useQuery(api.records.merges.ofRecord.queryOptions({ input: { id } }));
  const part = useMutation({
    mutationFn: (merge: { id: string; goneName: string }) => client.records.merges.undo({ id: merge.id }),
    onSuccess: async (_, { goneName }) => {
      toast({ text: t('parted', { name: goneName }) });
      await recordsChanged();
    },
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  const rows = (data?.rows ?? []).filter((row) => row.undoneAt === null);
  if (rows.length === 0) return null;
  return (
    <Section title={t('mergedTitle')}>
      <ul className={css.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.goneName}
              <small>{t('mergedBy', { who: row.mergedBy, when: moment(row.mergedAt) })}</small>
            </span>
            {edits && (
              <Button
                variant="subtle"
                aria-label={t('partNamed', { name: row.goneName })}
                loading={part.isPending}
                onClick={() => part.mutate(row)}
              >
                {t('part')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
