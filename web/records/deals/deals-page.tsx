import { SegmentedControl } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { ListRow } from '#contract/desk/lists.ts';
import type { ListAddress } from '../../desk/lists/list-address.ts';
import { ListView, without } from '../../desk/lists/list-view.tsx';
import { amount } from '../../ui/format.ts';
import { PhoneRow } from '../../ui/phone-row.tsx';
import { NothingYet, useAdding } from '../use-adding.tsx';
import { DealBoard } from './deal-board.tsx';
import { DealPanel } from './deal-panel.tsx';

const DealForm = lazy(() => import('./deal-form.tsx'));
const columns = ['title', 'company', 'stage', 'valueCents', 'expectedCloseOn', 'nextStep', 'nextStepOn', 'owner'];

/** Deals as a board (what stands where) or as a table (everything, sorted and filtered). */
export function DealsPage() {
  const t = useTranslations('records.deals');
  const navigate = useNavigate();
  const address = useSearch({ from: '/shell/chancen' });
  const onAddress = (next: ListAddress) => void navigate({ to: '/chancen', search: next, replace: true });
  const { add, adding, onClose } = useAdding('new-deal', t('new'));
  const look = (
    <SegmentedControl
      aria-label={t('view')}
      size="xs"
      value={address.als ?? 'tafel'}
      onChange={(next) => onAddress(next === 'tabelle' ? { ...address, als: 'tabelle' } : without(address, 'als'))}
      data={[
        { value: 'tafel', label: t('board') },
        { value: 'tabelle', label: t('table') },
      ]}
    />
  );
  const panel = (id: string, close: () => void) => <DealPanel id={id} onClose={close} />;
  return (
    <>
      {address.als === 'tabelle' ? (
        <ListView
          list="deals"
          title={t('title')}
          address={address}
          onAddress={(next) => onAddress({ ...next, als: 'tabelle' })}
          columns={columns}
          onOpenPage={(row) => {
            const company = row.cells['company_id'];
            if (typeof company === 'string') void navigate({ to: '/kunden/$id', params: { id: company } });
          }}
          panel={panel}
          phone={dealPhoneRow}
          actions={
            <>
              {look}
              {add}
            </>
          }
          empty={
            <NothingYet title={t('emptyTitle')} icon={IconTargetArrow} add={add}>
              {t('empty')}
            </NothingYet>
          }
        />
      ) : (
        <DealBoard
          look={look}
          add={add}
          openId={address.offen}
          onOpen={(id) => onAddress({ ...address, offen: id })}
          panel={address.offen ? panel(address.offen, () => onAddress(without(address, 'offen'))) : undefined}
        />
      )}
      <Suspense fallback={null}>{adding && <DealForm onClose={onClose} />}</Suspense>
    </>
  );
}

function dealPhoneRow({ cells }: ListRow) {
  const value = cells['valueCents'];
  return (
    <PhoneRow
      title={cells['title']}
      detail={[cells['stage'], cells['company']]}
      value={typeof value === 'number' ? amount(value) : ''}
    />
  );
}
