import { Button } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useListWords } from '../../desk/lists/words.ts';
import { Fact, FactList, OriginMark } from '../../ui/facts.tsx';
import { amount, day, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { SidePanel } from '../../ui/panel.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import { OwnFacts } from '../own-fields/own-values.tsx';
import { fieldsOf, recordKindOf, type Sale, type SaleField, type SaleList } from './sale-kinds.ts';
import css from './sales.module.css';

const SaleForm = lazy(() => import('./sale-form.tsx'));

function useSale(list: SaleList, id: string) {
  const input = { id };
  const product = useQuery({ ...api.records.products.get.queryOptions({ input }), enabled: list === 'products' });
  const order = useQuery({ ...api.records.orders.get.queryOptions({ input }), enabled: list === 'orders' });
  const quote = useQuery({ ...api.records.quotes.get.queryOptions({ input }), enabled: list === 'quotes' });
  const { data, error, refetch } = list === 'products' ? product : list === 'orders' ? order : quote;
  return { sale: data satisfies Sale | undefined, error, refetch };
}

/** A product, order or quote beside its list, each value with where it came from. */
export function SalePanel({ list, id, onClose }: { list: SaleList; id: string; onClose: () => void }) {
  const t = useTranslations('sales');
  const records = useTranslations('records');
  const ui = useTranslations('ui');
  const words = useListWords();
  const failure = useFailureWords();
  const [editing, setEditing] = useState(false);
  const { sale, error, refetch } = useSale(list, id);
  const history = useQuery({
    ...api.records.fields.history.queryOptions({ input: { kind: recordKindOf[list], id } }),
    retry: false,
  });
  const say = (problem: unknown) => toast({ text: failure(problem), tone: 'against' });
  const name = sale ? String(sale.fields.number ?? '') : ui('loading');
  const remove = useMutation({
    mutationFn: () => client.records[list].remove({ id }),
    onSuccess: async () => {
      const undo = async () => {
        await client.records[list].restore({ id });
        await recordsChanged();
        toast({ text: t('restored', { number: name }) });
      };
      onClose();
      toast({ text: t('deleted', { number: name }), undo: () => void undo().catch(say) });
      await recordsChanged();
    },
    onError: say,
  });
  return (
    <SidePanel
      title={name}
      subtitle={sale?.company?.name}
      onClose={onClose}
      actions={
        sale && (
          <>
            {sale.company && (
              <Button
                component={Link}
                to={`/kunden/${sale.company.id}`}
                rightSection={<IconArrowUpRight size={15} aria-hidden />}
              >
                {t('openCompany')}
              </Button>
            )}
            {sale.may.includes('edit') && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t(`${list}.edit`)}
              </Button>
            )}
            {sale.may.includes('delete') && (
              <Button variant="subtle" onClick={() => remove.mutate()}>
                {t('delete')}
              </Button>
            )}
          </>
        )
      }
    >
      {error ? (
        <ErrorState text={failure(error)} onRetry={() => void refetch()} />
      ) : !sale ? (
        <Skeleton lines={8} />
      ) : (
        <>
          <Section title={records('account.facts')}>
            <FactList>
              {fieldsOf[list].map((field) => (
                <Fact
                  key={field.key}
                  name={words.column(field.key)}
                  value={written(field, sale, (value) => words.choice('status', value))}
                  mark={
                    <OriginMark
                      origin={history.data?.fields[field.key]?.find((one) => one.current) ?? null}
                      field={words.column(field.key)}
                    />
                  }
                />
              ))}
              <OwnFacts
                kind={recordKindOf[list]}
                values={sale.fields.custom ?? {}}
                mark={(field, name) => (
                  <OriginMark origin={history.data?.fields[field]?.find((one) => one.current) ?? null} field={name} />
                )}
              />
            </FactList>
          </Section>
          {sale.lines.length > 0 && <Lines lines={sale.lines} />}
        </>
      )}
      <Suspense fallback={null}>
        {editing && sale && <SaleForm list={list} sale={sale} onClose={() => setEditing(false)} />}
      </Suspense>
    </SidePanel>
  );
}

function written({ key, shape }: SaleField, sale: Sale, status: (value: string) => string): string {
  const value = sale.fields[key] ?? null;
  if (value === null || value === '') return '';
  if (shape === 'amount') return amount(Number(value), 'cents');
  if (shape === 'day') return day(String(value));
  return shape === 'status' ? status(String(value)) : String(value);
}

function Lines({ lines }: { lines: Sale['lines'] }) {
  const t = useTranslations('sales');
  const cents = (value: number | null) => (value === null ? '–' : amount(value, 'cents'));
  return (
    <Section title={t('lines')}>
      <table className={css.lines}>
        <thead>
          <tr>
            <th scope="col">{t('line.product')}</th>
            <th scope="col">{t('line.quantity')}</th>
            <th scope="col">{t('line.price')}</th>
            <th scope="col">{t('line.total')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.position}>
              <th scope="row">{[line.productNumber, line.description].filter(Boolean).join(' ') || '–'}</th>
              <td>{line.quantity === null ? '–' : number(line.quantity, Number.isInteger(line.quantity) ? 0 : 2)}</td>
              <td>{cents(line.priceCents)}</td>
              <td>{cents(line.totalCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
