import { IconFileInvoice, IconPackage, IconReceipt } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { ListRow } from '#contract/desk/lists.ts';
import { withWords } from '../../app/page-words.tsx';
import { ListView } from '../../desk/lists/list-view.tsx';
import { sales as german } from '../../messages/de/sales.ts';
import { sales as english } from '../../messages/en/sales.ts';
import { amount, day } from '../../ui/format.ts';
import { PhoneRow } from '../../ui/phone-row.tsx';
import { NothingYet, useAdding } from '../use-adding.tsx';
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
  const navigate = useNavigate();
  const to = addressOf[list];
  const address = useSearch({ from: `/shell${to}` });
  const { add, adding, onClose } = useAdding(`new-${list}`, t(`${list}.new`));
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
        actions={add}
        empty={
          <NothingYet title={t(`${list}.emptyTitle`)} icon={icons[list]} add={add}>
            {t(`${list}.empty`)}
          </NothingYet>
        }
      />
      <Suspense fallback={null}>{adding && <SaleForm list={list} onClose={onClose} />}</Suspense>
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
