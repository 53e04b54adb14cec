import { Button } from '@mantine/core';
import { IconAddressBook, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Command, useCommands } from '../../app/commands.ts';
import { useMay } from '../../app/session.ts';
import { ListView } from '../../desk/lists/list-view.tsx';
import { PhoneRow } from '../../ui/phone-row.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ImportLink } from '../import-link.tsx';
import { PersonPanel } from './person-panel.tsx';

const PersonForm = lazy(() => import('./person-form.tsx'));
const columns = ['name', 'company', 'jobTitle', 'buyingRole', 'email', 'phone', 'lastActivityAt', 'owner'];

export function PeoplePage() {
  const t = useTranslations('records.people');
  const may = useMay();
  const navigate = useNavigate();
  const address = useSearch({ from: '/shell/kontakte' });
  const [adding, setAdding] = useState(false);
  const writes = may('records.write');
  const commands = useMemo<readonly Command[]>(
    () =>
      writes ? [{ id: 'new-person', group: 'create', label: t('new'), keys: 'n', run: () => setAdding(true) }] : [],
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
        list="people"
        title={t('title')}
        address={address}
        onAddress={(next) => void navigate({ to: '/kontakte', search: next, replace: true })}
        columns={columns}
        onOpenPage={(row) => {
          const company = row.cells['company_id'];
          if (typeof company === 'string') void navigate({ to: '/kunden/$id', params: { id: company } });
        }}
        panel={(id, close) => <PersonPanel id={id} onClose={close} />}
        phone={({ cells }) => <PhoneRow title={cells['name']} detail={[cells['company'], cells['jobTitle']]} />}
        {...(writes ? { actions: add } : {})}
        empty={
          <EmptyState
            title={t('emptyTitle')}
            icon={IconAddressBook}
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
      <Suspense fallback={null}>{adding && <PersonForm onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}
