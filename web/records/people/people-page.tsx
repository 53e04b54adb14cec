import { IconAddressBook } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { ListView } from '../../desk/lists/list-view.tsx';
import { PhoneRow } from '../../ui/phone-row.tsx';
import { NothingYet, useAdding } from '../use-adding.tsx';
import { PersonPanel } from './person-panel.tsx';

const PersonForm = lazy(() => import('./person-form.tsx'));
const columns = ['name', 'company', 'jobTitle', 'buyingRole', 'email', 'phone', 'lastActivityAt', 'owner'];

export function PeoplePage() {
  const t = useTranslations('records.people');
  const navigate = useNavigate();
  const address = useSearch({ from: '/shell/kontakte' });
  const { add, adding, onClose } = useAdding('new-person', t('new'));
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
        actions={add}
        empty={
          <NothingYet title={t('emptyTitle')} icon={IconAddressBook} add={add}>
            {t('empty')}
          </NothingYet>
        }
      />
      <Suspense fallback={null}>{adding && <PersonForm onClose={onClose} />}</Suspense>
    </>
  );
}
