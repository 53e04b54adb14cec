import { Button } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { SidePanel } from '../../ui/panel.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { CompanyFacts } from './company-facts.tsx';
import { DealLines, Figures, PeopleLines, ScoreReasons } from './parts.tsx';

/** A company beside the list: why it scores as it does, who is there, what is known. */
export function CompanyPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('records');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const { data, error, refetch } = useQuery(api.desk.account.get.queryOptions({ input: { id } }));
  const subtitle =
    data &&
    [factText(data.facts, 'city'), factText(data.facts, 'industry'), data.owner?.name].filter(Boolean).join(' · ');
  return (
    <SidePanel
      title={data?.name ?? ui('loading')}
      subtitle={subtitle}
      onClose={onClose}
      actions={
        <Button component={Link} to={`/kunden/${id}`} rightSection={<IconArrowUpRight size={15} aria-hidden />}>
          {t('companies.open')}
        </Button>
      }
    >
      {error ? (
        <ErrorState text={failure(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={10} />
      ) : (
        <>
          <Figures account={data} />
          {data.score && (
            <Section title={t('account.score', { points: number(data.score.points) })}>
              <ScoreReasons account={data} />
            </Section>
          )}
          <Section title={t('account.people')}>
            <PeopleLines account={data} />
          </Section>
          {data.deals.total > 0 && (
            <Section title={t('account.deals')}>
              <DealLines account={data} />
            </Section>
          )}
          <Section title={t('account.facts')}>
            <CompanyFacts account={data} />
          </Section>
        </>
      )}
    </SidePanel>
  );
}

export function factText(facts: readonly { readonly field: string; readonly value: unknown }[], field: string): string {
  const value = facts.find((fact) => fact.field === field)?.value;
  return value === null || value === undefined ? '' : String(value);
}
