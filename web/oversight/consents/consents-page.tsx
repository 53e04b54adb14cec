import { Button } from '@mantine/core';
import { IconArrowLeft, IconFileCertificate } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ListRow } from '#contract/desk/lists.ts';
import { withWords } from '../../app/page-words.tsx';
import { ListView } from '../../desk/lists/list-view.tsx';
import { useListWords } from '../../desk/lists/words.ts';
import { contact as german } from '../../messages/de/contact.ts';
import { contact as english } from '../../messages/en/contact.ts';
import { momentDay } from '../../ui/format.ts';
import { PhoneRow } from '../../ui/phone-row.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';

const columns = ['contactPoint', 'kind', 'at', 'channel', 'state', 'source', 'purposes', 'documented', 'recordedBy'];
const path = '/steuerung/einwilligungen/liste';

/** Everything that contact law rests on, in one list: who may be reached how, who said no, and how we know. */
export const ConsentsPage = withWords({ de: { contact: german }, en: { contact: english } }, ConsentsPageContent);

function ConsentsPageContent() {
  const t = useTranslations('contact.list');
  const words = useListWords();
  const navigate = useNavigate();
  const address = useSearch({ from: `/shell${path}` });
  // Where the address may be read, the entry leads to all that is known about it.
  const open = ({ cells }: ListRow) => {
    const point = cells['contactPoint'];
    if (typeof point === 'string') void navigate({ to: '/steuerung/einwilligungen', search: { kontakt: point } });
    else toast({ text: t(isObjection(cells['kind']) ? 'hidden' : 'erased') });
  };
  const word = (column: string, { cells }: ListRow) => {
    const value = cells[column];
    return typeof value === 'string' ? words.choice(column, value) : '';
  };
  const back = (
    <Button
      component={Link}
      to="/steuerung/einwilligungen"
      variant="default"
      leftSection={<IconArrowLeft size={15} aria-hidden />}
    >
      {t('back')}
    </Button>
  );
  return (
    <ListView
      list="consents"
      title={t('title')}
      address={address}
      onAddress={(next) => void navigate({ to: path, search: next, replace: true })}
      columns={columns}
      searchIn="contactPoint"
      onOpenPage={open}
      phone={(row) => (
        <PhoneRow
          title={row.cells['contactPoint'] ?? words.unreadable}
          detail={[word('kind', row), word('channel', row)]}
          value={typeof row.cells['at'] === 'string' ? momentDay(row.cells['at']) : ''}
          below={word('state', row)}
        />
      )}
      actions={back}
      empty={
        <EmptyState title={t('emptyTitle')} icon={IconFileCertificate} actions={back}>
          {t('empty')}
        </EmptyState>
      }
    />
  );
}

const isObjection = (kind: unknown) => kind === 'raised' || kind === 'lifted';
