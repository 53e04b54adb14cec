import { Button } from '@mantine/core';
import { IconUserStar } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMay } from '../../app/session.ts';
import { CompanyPanel } from '../../desk/account/company-panel.tsx';
import { ListView } from '../../desk/lists/list-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { CompanySelection } from '../companies/company-selection.tsx';
import { companyPhoneRow } from '../companies/phone-row.tsx';

const columns = [
  'name',
  'leadStage',
  'leadScore',
  'leadSource',
  'fit',
  'createdAt',
  'lastActivityAt',
  'city',
  'industry',
  'employees',
  'owner',
];

export function LeadsPage() {
  const t = useTranslations('records.leads');
  const may = useMay();
  const navigate = useNavigate();
  const address = useSearch({ from: '/shell/leads' });
  return (
    <ListView
      list="leads"
      title={t('title')}
      address={address}
      onAddress={(next) => void navigate({ to: '/leads', search: next, replace: true })}
      columns={columns}
      onOpenPage={(row) => void navigate({ to: '/kunden/$id', params: { id: row.id } })}
      panel={(id, close) => <CompanyPanel id={id} onClose={close} />}
      phone={companyPhoneRow}
      actions={
        <Button component={Link} to="/leads/uebergabe" variant="default">
          {t('queue')}
        </Button>
      }
      {...(may('records.write')
        ? { selectionBar: (ids: readonly string[], clear: () => void) => <CompanySelection ids={ids} onDone={clear} /> }
        : {})}
      empty={
        <EmptyState
          title={t('emptyTitle')}
          icon={IconUserStar}
          actions={
            <Button component={Link} to="/kunden">
              {t('toCustomers')}
            </Button>
          }
        >
          {t('empty')}
        </EmptyState>
      }
    />
  );
}
