import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { DateField } from '../../ui/date-field.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './review.module.css';
import type { Proposal } from './review-data.ts';

/** Who is to look at a waiting proposal, and until when. Saved at once; says nothing about the decision. */
export function Assignment({ proposal }: { proposal: Proposal }) {
  const t = useTranslations('oversight.review');
  const failureWords = useFailureWords();
  const { data } = useQuery({ ...api.oversight.proposals.deciders.queryOptions(), staleTime: 300_000 });
  const assign = async (userId: string | null, dueOn: string | null) => {
    try {
      await client.oversight.proposals.assign({ ids: [proposal.id], userId, dueOn });
    } catch (error) {
      toast({ text: failureWords(error), tone: 'against' });
    }
    await queries.invalidateQueries({ queryKey: api.oversight.proposals.key() });
  };
  return (
    <div className={css.assignment}>
      <NativeSelect
        label={t('assignee')}
        value={proposal.assignee?.id ?? ''}
        data={[
          { value: '', label: t('nobody') },
          ...(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => void assign(event.currentTarget.value || null, proposal.dueOn)}
      />
      <DateField
        label={t('dueOn')}
        value={proposal.dueOn}
        onChange={(dueOn) => {
          if (dueOn !== proposal.dueOn) void assign(proposal.assignee?.id ?? null, dueOn);
        }}
      />
    </div>
  );
}
