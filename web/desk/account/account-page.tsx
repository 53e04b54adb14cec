import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DraftButton } from '../../action/drafts/draft-button.tsx';
import { api, client } from '../../app/api.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { recordsChanged } from '../../records/changed.ts';
import { Chip } from '../../ui/chip.tsx';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useListWords } from '../lists/words.ts';
import css from './account.module.css';
import type { Account } from './account-type.ts';
import { AddButton } from './add-button.tsx';
import { CompanyFacts } from './company-facts.tsx';
import { Orders } from './orders.tsx';
import { DealLines, Figures, PeopleLines } from './parts.tsx';
import { OpenProposals } from './proposals.tsx';
import { Tasks } from './tasks.tsx';
import { AccountTimeline } from './timeline.tsx';

const PersonForm = lazy(() => import('../../records/people/person-form.tsx'));
const LeadScore = lazy(() => import('../../insight/lead-scores/lead-score.tsx'));
const DealsOutlook = lazy(() => import('../../insight/deal-scores/deals-outlook.tsx'));
const LeadSteps = lazy(() => import('../../action/leads/lead-steps.tsx'));
const CompanySuggestions = lazy(() => import('../../insight/cross-selling/company-suggestions.tsx'));
const OrderRhythm = lazy(() => import('../../insight/silence/order-rhythm.tsx'));
const FirstContact = lazy(() => import('./first-contact.tsx'));
const AccountContact = lazy(() => import('../../action/saturation/account-contact.tsx'));
const ContactPoints = lazy(() => import('../../oversight/control/contact-points.tsx'));
const Group = lazy(() => import('../../records/relations/group.tsx'));
const MergedRecords = lazy(() => import('../../records/relations/merged-records.tsx'));
const DealForm = lazy(() => import('../../records/deals/deal-form.tsx'));
const SaleForm = lazy(() => import('../../records/sales/sale-form.tsx'));

/** Everything about one company on one page. */
export function AccountPage() {
  const { id } = useParams({ from: '/shell/kunden/$id' });
  const { data, error, refetch } = useQuery(api.desk.account.get.queryOptions({ input: { id } }));
  // The company was merged into another: its address leads there, and an old link in a mail still works.
  if (data && data.id !== id) return <Navigate to="/kunden/$id" params={{ id: data.id }} replace />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Page header={<PageHeader title="…" />}>
        <Skeleton lines={14} />
      </Page>
    );
  }
  return <Loaded account={data} />;
}

function Loaded({ account }: { account: Account }) {
  const t = useTranslations('records');
  const ui = useTranslations('ui');
  const words = useListWords();
  const failure = useFailureWords();
  const navigate = useNavigate();
  const [adding, setAdding] = useState<'person' | 'deal' | 'orders' | 'quotes' | null>(null);
  const edits = account.may.includes('edit');
  const deletes = account.may.includes('delete');
  const { mutate: remove } = useMutation({
    mutationFn: () => client.records.companies.remove({ id: account.id }),
    onSuccess: async () => {
      const undo = async () => {
        await client.records.companies.restore({ id: account.id });
        await recordsChanged();
        toast({ text: t('companies.restored', { name: account.name }) });
      };
      toast({
        text: t('companies.deleted', { name: account.name }),
        undo: () => void undo().catch((error: unknown) => toast({ text: failure(error), tone: 'against' })),
      });
      await navigate({ to: '/kunden', search: {} });
      await recordsChanged();
    },
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'account-back',
        group: 'page',
        label: t('companies.back'),
        keys: 'u',
        run: () => void navigate({ to: '/kunden', search: {} }),
      },
      ...(edits
        ? ([
            {
              id: 'add-person',
              group: 'page',
              label: t('account.addPerson'),
              keys: 'p',
              run: () => setAdding('person'),
            },
            { id: 'add-deal', group: 'page', label: t('account.addDeal'), keys: 'd', run: () => setAdding('deal') },
          ] as const)
        : []),
      ...(deletes
        ? ([{ id: 'delete-company', group: 'page', label: t('companies.deleteAction'), run: () => remove() }] as const)
        : []),
    ],
    [t, navigate, edits, deletes, remove],
  );
  useCommands(commands);
  const { relation, leadStage } = account;
  return (
    <Page
      header={
        <PageHeader
          title={account.name}
          aside={account.owner?.name ?? t('account.unknownOwner')}
          lead={
            <>
              {relation !== 'none' && (
                <Chip tone={relation === 'customer' ? 'strong' : 'plain'}>{words.choice('relation', relation)}</Chip>
              )}
              {leadStage && <Chip tone="outline">{words.choice('leadStage', leadStage)}</Chip>}
            </>
          }
        >
          <Button component={Link} to={`/gespraech/${account.id}`} variant="default">
            {t('account.briefing')}
          </Button>
          <DraftButton label={t('account.writeDraft')} companyId={account.id} />
          {deletes && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" aria-label={ui('more')}>
                  <IconDots size={17} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => remove()}>{t('companies.deleteAction')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </PageHeader>
      }
    >
      <div className={css.columns}>
        <div>
          <Figures account={account} />
          <Suspense fallback={<Skeleton lines={8} />}>
            <LeadScore id={account.id} isCustomer={relation === 'customer'} />
            {(relation !== 'customer' || leadStage !== null) && <LeadSteps id={account.id} />}
          </Suspense>
          <Section
            title={t('account.people')}
            aside={edits && <AddButton label={t('account.addPerson')} onClick={() => setAdding('person')} />}
          >
            <PeopleLines account={account} />
          </Section>
          <Section
            title={t('account.deals')}
            aside={edits && <AddButton label={t('account.addDeal')} onClick={() => setAdding('deal')} />}
          >
            <DealLines account={account} />
          </Section>
          {account.deals.rows.some(({ stage }) => stage.outcome === 'open') && (
            <Suspense fallback={null}>
              <DealsOutlook
                id={account.id}
                titles={Object.fromEntries(account.deals.rows.map((deal) => [deal.id, deal.title]))}
              />
            </Suspense>
          )}
          <Suspense fallback={null}>
            <OrderRhythm id={account.id} />
            <AccountContact id={account.id} />
          </Suspense>
          <Suspense fallback={null}>
            <CompanySuggestions id={account.id} />
          </Suspense>
          <Orders account={account} onAdd={edits ? setAdding : null} />
          <Section title={t('account.facts')}>
            <CompanyFacts account={account} />
          </Section>
        </div>
        <div>
          {account.proposals.total > 0 && <OpenProposals account={account} />}
          <Section title={t('account.tasks')}>
            <Tasks account={account} />
          </Section>
          <Suspense fallback={null}>
            {relation !== 'customer' && <FirstContact id={account.id} />}
            <ContactPoints kind="company" id={account.id} />
          </Suspense>
          <Suspense fallback={null}>
            <Group id={account.id} />
            <MergedRecords id={account.id} edits={edits} />
          </Suspense>
          <Section title={t('account.timeline')}>
            <AccountTimeline account={account} />
          </Section>
        </div>
      </div>
      <Suspense fallback={null}>
        {adding === 'person' && <PersonForm company={account} onClose={() => setAdding(null)} />}
        {adding === 'deal' && <DealForm company={account} onClose={() => setAdding(null)} />}
        {(adding === 'orders' || adding === 'quotes') && (
          <SaleForm list={adding} company={account} onClose={() => setAdding(null)} />
        )}
      </Suspense>
    </Page>
  );
}
