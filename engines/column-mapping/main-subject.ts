import { berlinMoment } from './berlin-moment.ts';
import { readChoice } from './choices.ts';
import type { Row } from './read-cell.ts';
import type { SheetKind } from './roles.ts';
import type { Fields, LineValues, RowSubject } from './row-reading.ts';

/** What a sheet of this kind is about: the deal, order, quote, activity or product of the row. */
export function mainSubject(row: Row, kind: SheetKind): RowSubject | null {
  const need = (fields: Fields, key: string, code: string) => fields[key] || row.fault(code, null, true);
  switch (kind) {
    case 'deals': {
      const deal = { ...row.part('deal') };
      need(deal, 'title', 'deal-title-missing');
      const written = deal['stage'];
      const stage = typeof written?.value === 'string' ? readChoice('deal.stage', written.value) : null;
      if (written && !stage) row.faults.push({ code: 'choice-unknown', column: written.place ?? null, row: false });
      const ended = endOf(deal);
      const closed = (ended === 'lost' ? deal['lost_at'] : null) ?? deal['closed_at'] ?? deal['lost_at'];
      for (const read of ['stage', 'outcome', 'lost_at', 'closed_at']) delete deal[read];
      deal['stage_id'] = {
        value: ended ?? stage ?? 'qualified',
        ...(written ? { original: String(written.value), place: written.place ?? '' } : {}),
      };
      if (closed) deal['closed_at'] = { ...closed, value: berlinMoment(String(closed.value), '12:00:00') };
      return { kind: 'deal', part: 10, fields: deal };
    }
    case 'orders': {
      const order = row.part('order');
      need(order, 'number', 'order-number-missing');
      need(order, 'ordered_on', 'order-date-missing');
      const line = row.parts.get('line');
      const lines = line ? [lineOf(line)] : null;
      return { kind: 'order', part: 10, fields: lines ? { ...order, lines: { value: lines } } : order };
    }
    case 'quotes': {
      const quote = row.part('quote');
      need(quote, 'number', 'quote-number-missing');
      need(quote, 'sent_on', 'quote-date-missing');
      return { kind: 'quote', part: 10, fields: quote };
    }
    case 'activities': {
      const activity = row.part('activity');
      need(activity, 'happened_at', 'activity-date-missing');
      return {
        kind: 'activity',
        part: 10,
        fields: activity['kind'] ? activity : { ...activity, kind: { value: 'note' } },
      };
    }
    case 'products': {
      const line = row.parts.get('line') ?? {};
      const product = { ...row.part('product') };
      const number = product['number'] ?? line['product_number'];
      const name = product['name'] ?? line['description'];
      const price = product['price_cents'] ?? line['price_cents'];
      if (!number) row.fault('product-number-missing', null, true);
      if (!name) row.fault('product-name-missing', null, true);
      return {
        kind: 'product',
        part: 10,
        fields: {
          ...product,
          ...(number ? { number } : {}),
          ...(name ? { name } : {}),
          ...(price ? { price_cents: price } : {}),
        },
      };
    }
    default:
      return null;
  }
}

/** Exports that keep the outcome beside the stage leave a lost deal in the stage where it was lost. */
function endOf(deal: Fields): 'won' | 'lost' | null {
  const outcome = deal['outcome']?.value;
  if (outcome === 'won' || outcome === 'lost') return outcome;
  return deal['lost_at'] ? 'lost' : null;
}

function lineOf(line: Fields): LineValues {
  const number = (key: string) => (typeof line[key]?.value === 'number' ? (line[key]?.value as number) : null);
  const text = (key: string) => (line[key] ? String(line[key]?.value) : null);
  const quantity = number('quantity');
  const price = number('price_cents');
  return {
    position: number('position'),
    product_number: text('product_number'),
    description: text('description'),
    quantity,
    price_cents: price,
    total_cents: number('total_cents') ?? (quantity !== null && price !== null ? Math.round(quantity * price) : null),
  };
}
