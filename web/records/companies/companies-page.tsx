import { IconUsers } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { CompanyPanel } from '../../desk/account/company-panel.tsx';
import { ListView } from '../../desk/lists/list-view.tsx';
import { NothingYet, useAdding } from '../use-adding.tsx';
import { companyColumns } from './company-columns.ts';
import { CompanySelection } from './company-selection.tsx';
import { companyPhoneRow } from './phone-row.tsx';

const NewCompany = lazy(() => import('./new-company.tsx'));

export function CompaniesPage() {
  const t = useTranslations('records.companies');
  const navigate = useNavigate();
  const address = useSearch({ from: '/shell/kunden' });
  const { add, adding, onClose } = useAdding('new-company', t('new'));
  return (
    <>
      <ListView
        list="companies"
        title={t('title')}
        address={address}
        onAddress={(next) => void navigate({ to: '/kunden', search: next, replace: true })}
        columns={companyColumns}
        onOpenPage={(row) => void navigate({ to: '/kunden/$id', params: { id: row.id } })}
        panel={(id, close) => <CompanyPanel id={id} onClose={close} />}
        phone={companyPhoneRow}
        {...(add
          ? {
              actions: add,
              selectionBar: (ids: readonly string[], clear: () => void) => (
                <CompanySelection ids={ids} onDone={clear} />
              ),
            }
          : {})}
        empty={
          <NothingYet title={t('emptyTitle')} icon={IconUsers} add={add}>
            {t('empty')}
          </NothingYet>
        }
      />
      <Suspense fallback={null}>{adding && <NewCompany onClose={onClose} />}</Suspense>
    </>
  );
}
