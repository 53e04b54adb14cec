import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { StepLine } from '../../ui/charts/step-line.tsx';
import { momentDay, percent, price, signed } from '../../ui/format.ts';
import css from '../sources/sources.module.css';
import own from './findings.module.css';

type Product = Awaited<ReturnType<typeof client.intake.sources.market>>['products'][number];

/** One line for each product; a click opens its course, every price with the words and the page it stood on. */
export function PriceTable({ products }: { products: readonly Product[] }) {
  const t = useTranslations('findings.market');
  const [open, setOpen] = useState<string | null>(products.length === 1 ? keyOf(products[0]) : null);
  return (
    <>
      <p className={css.quiet}>{t('pricesText')}</p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('product')}</th>
              <th scope="col">{t('competitor')}</th>
              <th scope="col" className={css.figure}>
                {t('price')}
              </th>
              <th scope="col" className={css.figure}>
                {t('change')}
              </th>
              <th scope="col">{t('course')}</th>
            </tr>
          </thead>
          <tbody>
            {products.map((product) => {
              const key = keyOf(product);
              const { product: name, competitor, changePercent, gone } = product;
              return (
                <Fragment key={key}>
                  <tr>
                    <td>
                      <button
                        type="button"
                        className={own.open}
                        aria-expanded={open === key}
                        onClick={() => setOpen(open === key ? null : key)}
                      >
                        {name}
                      </button>
                      {gone && <div className={css.quiet}>{t('gone')}</div>}
                    </td>
                    <td>{competitor}</td>
                    <td className={css.figure}>{written(product, product.points.at(-1), t)}</td>
                    <td className={css.figure}>
                      {changePercent === null ? t('unchanged') : `${signed(changePercent, 1)} %`}
                    </td>
                    <td>
                      {product.points.length > 1 ? (
                        <Sparkline values={product.points.map(({ cents }) => cents)} label={courseOf(product, t)} />
                      ) : (
                        '–'
                      )}
                    </td>
                  </tr>
                  {open === key && (
                    <tr>
                      <td colSpan={5}>
                        <Course product={product} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

const keyOf = (product: Product | undefined): string | null =>
  product ? `${product.sourceId}|${product.product}` : null;
type Say = ReturnType<typeof useTranslations<'findings.market'>>;

function written({ unit }: Product, point: Product['points'][number] | undefined, t: Say): string {
  if (!point) return '–';
  const plain = price(point.cents, point.currency);
  const whole = unit === null ? plain : t('per', { price: plain, unit });
  return point.from ? t('from', { price: whole }) : whole;
}

const courseOf = (product: Product, t: Say): string =>
  t('courseOf', {
    product: product.product,
    points: product.points.length,
    first: momentDay(product.points[0]?.firstSeenAt ?? ''),
    last: momentDay(product.points.at(-1)?.lastSeenAt ?? ''),
    price: written(product, product.points.at(-1), t),
  });

function Course({ product }: { product: Product }) {
  const t = useTranslations('findings.market');
  const { points } = product;
  const span = ({ firstSeenAt, lastSeenAt }: Product['points'][number]): string =>
    t('span', { first: momentDay(firstSeenAt), last: momentDay(lastSeenAt) });
  const cents = points.map((point) => point.cents);
  return (
    <div className={own.course}>
      <StepLine
        label={courseOf(product, t)}
        steps={points.map((point) => ({
          from: Date.parse(point.firstSeenAt),
          to: Date.parse(point.lastSeenAt),
          value: point.cents,
          label: `${span(point)}: ${written(product, point, t)}`,
        }))}
        ends={[momentDay(points[0]?.firstSeenAt ?? ''), momentDay(points.at(-1)?.lastSeenAt ?? '')]}
        bounds={[price(Math.min(...cents), product.currency), price(Math.max(...cents), product.currency)]}
      />
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.figure}>
              {t('price')}
            </th>
            <th scope="col" className={css.figure}>
              {t('change')}
            </th>
            <th scope="col">{t('valid')}</th>
            <th scope="col">{t('words')}</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point, at) => {
            const before = points[points.length - 2 - at];
            return (
              <tr key={`${point.firstSeenAt}|${point.cents}`}>
                <td className={css.figure}>{written(product, point, t)}</td>
                <td className={css.figure}>
                  {before && before.currency === point.currency
                    ? `${point.cents > before.cents ? '+' : ''}${percent(point.cents / before.cents - 1, 1)}`
                    : '–'}
                </td>
                <td>{span(point)}</td>
                <td>
                  „{point.snippet}“{' '}
                  {point.snapshotId !== null && (
                    <Link to="/quellen/beleg/$id" params={{ id: String(point.snapshotId) }}>
                      {t('proof')}
                    </Link>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
