import { Button } from '@mantine/core';
import { IconFileInvoice, IconPackage, IconPlus, IconReceipt } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListRow } from '#contract/desk/lists.ts';
import { type Command, useCommands } from '../../app/commands.ts';
import { withWords } from '../../app/page-words.tsx';
import { useMay } from '../../app/session.ts';
import { ListView } from '../../desk/lists/list-view.tsx';
import { sales as german } from '../../messages/de/sales.ts';
import { sales as english } from '../../messages/en/sales.ts';
import { amount, day } from '../../ui/format.ts';
import { PhoneRow } from '../../ui/phone-row.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { ImportLink } from '../import-link.tsx';
import { addressOf, type SaleList } from './sale-kinds.ts';
import { SalePanel } from './sale-panel.tsx';

const SaleForm = lazy(() => import('./sale-form.tsx'));
const columns: Readonly<Record<SaleList, readonly string[]>> = {
  products: ['name', 'number', 'category', 'unit', 'priceCents'],
  orders: ['number', 'company', 'orderedOn', 'status', 'totalCents'],
  quotes: ['number', 'company', 'sentOn', 'validUntil', 'status', 'totalCents'],
};
const icons = { products: IconPackage, orders: IconReceipt, quotes: IconFileInvoice };
const words = { de: { sales: german }, en: { sales: english } };

export const ProductsPage = withWords(words, () => <SalesPage list="products" />);
export const OrdersPage = withWords(words, () => <SalesPage list="orders" />);
export const QuotesPage = withWords(words, () => <SalesPage list="quotes" />);

function SalesPage({ list }: { list: SaleList }) {
  const t = useTranslations('sales');
  const may = useMay();
  const navigate = useNavigate();
  const to = addressOf[list];
  const address = useSearch({ from: `/shell${to}` });
  const [adding, setAdding] = useState(false);
  const writes = may('records.write');
  const commands = useMemo<readonly Command[]>(
    () =>
      writes
        ? [{ id: `new-${list}`, group: 'create', label: t(`${list}.new`), keys: 'n', run: () => setAdding(true) }]
        : [],
    [t, writes, list],
  );
  useCommands(commands);
  const add = (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
      {t(`${list}.new`)}
    </Button>
  );
  return (
    <>
      <ListView
        list={list}
        title={t(`${list}.title`)}
        address={address}
        onAddress={(next) => void navigate({ to, search: next, replace: true })}
        columns={columns[list]}
        {...(list === 'products' ? {} : { searchIn: 'number' })}
        onOpenPage={(row) => {
          const company = row.cells['companyId'];
          if (typeof company === 'string') void navigate({ to: '/kunden/$id', params: { id: company } });
        }}
        panel={(id, close) => <SalePanel list={list} id={id} onClose={close} />}
        phone={(row) => phoneRow(list, row)}
        {...(writes ? { actions: add } : {})}
        empty={
          <EmptyState
            title={t(`${list}.emptyTitle`)}
            icon={icons[list]}
            actions={
              <>
                <ImportLink />
                {writes && add}
              </>
            }
          >
            {t(`${list}.empty`)}
          </EmptyState>
        }
      />
      <Suspense fallback={null}>{adding && <SaleForm list={list} onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}

function phoneRow(list: SaleList, { cells }: ListRow) {
  const cents = cells[list === 'products' ? 'priceCents' : 'totalCents'];
  const on = cells[list === 'orders' ? 'orderedOn' : 'sentOn'];
  const detail =
    list === 'products' ? cells['number'] : [on ? day(String(on)) : '', cells['company']].filter(Boolean).join(' · ');
  return (
    <PhoneRow
      title={cells[list === 'products' ? 'name' : 'number']}
      detail={[detail]}
      value={typeof cents === 'number' ? amount(cents) : ''}
    />
  );
}
