import { Button } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Command, useCommands } from '../../app/commands.ts';
import { useMay } from '../../app/session.ts';
import { CompanyPanel } from '../../desk/account/company-panel.tsx';
import { ListView } from '../../desk/lists/list-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ImportLink } from '../import-link.tsx';
import { companyColumns } from './company-columns.ts';
import { CompanySelection } from './company-selection.tsx';
import { companyPhoneRow } from './phone-row.tsx';

const NewCompany = lazy(() => import('./new-company.tsx'));

export function CompaniesPage() {
  const t = useTranslations('records.companies');
  const may = useMay();
  const navigate = useNavigate();
  const address = useSearch({ from: '/shell/kunden' });
  const [adding, setAdding] = useState(false);
  const writes = may('records.write');
  const commands = useMemo<readonly Command[]>(
    () =>
      writes ? [{ id: 'new-company', group: 'create', label: t('new'), keys: 'n', run: () => setAdding(true) }] : [],
    [t, writes],
  );
  useCommands(commands);
  const add = (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  );
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
        {...(writes
          ? {
              actions: add,
              selectionBar: (ids: readonly string[], clear: () => void) => (
                <CompanySelection ids={ids} onDone={clear} />
              ),
            }
          : {})}
        empty={
          <EmptyState
            title={t('emptyTitle')}
            icon={IconUsers}
            actions={
              <>
                <ImportLink />
                {writes && add}
              </>
            }
          >
            {t('empty')}
          </EmptyState>
        }
      />
      <Suspense fallback={null}>{adding && <NewCompany onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}
