import type { CustomerOutlook } from './judge-customers.ts';

export interface Reason {
  readonly code:
    | 'probably-lost'
    | 'overdue'
    | 'due'
    | 'value-fell'
    | 'breadth-fell'
    | 'returns'
    | 'one-order'
    | 'in-rhythm';
  readonly facts: Readonly<Record<string, number>>;
  readonly text: { readonly de: string; readonly en: string };
}

const percent = (share: number): number => Math.round(share * 100);
const daysDe = (n: number): string => (n === 1 ? '1 Tag' : `${n} Tage`);
const daysDeDative = (n: number): string => (n === 1 ? '1 Tag' : `${n} Tagen`);
const daysEn = (n: number): string => (n === 1 ? '1 day' : `${n} days`);

/** Why a customer is judged so, the weightiest first, in words and with the figures behind them. `returned`: share of goods that came back. */
export function reasonsOf(outlook: CustomerOutlook, today: number, returned = 0): Reason[] {
  const silent = today - outlook.lastDay;
  const gap = Math.max(1, outlook.usualGap);
  const reasons: Reason[] = [];
  const of100 = Math.min(99, Math.floor(outlook.overdue * 100));
  if (outlook.active < 0.05 || outlook.state === 'lapsed')
    reasons.push({
      code: 'probably-lost',
      facts: { silent, gap, active: outlook.active },
      text: {
        de: `Seit ${daysDeDative(silent)} keine Bestellung, zu erwarten war die nächste nach etwa ${daysDeDative(gap)}: kauft wahrscheinlich nicht mehr`,
        en: `No order for ${daysEn(silent)}, the next was to be expected after about ${daysEn(gap)}: probably no longer buys`,
      },
    });
  else if (outlook.state === 'overdue' && outlook.orderDays === 1)
    reasons.push({
      code: 'overdue',
      facts: { silent, gap, of100 },
      text: {
        de: `Eine einzige Bestellung, vor ${daysDeDative(silent)}: ${of100} von 100 Kunden, die wiederkommen, hätten schon wieder bestellt`,
        en: `A single order, ${daysEn(silent)} ago: ${of100} of 100 customers who come back would have ordered again by now`,
      },
    });
  else if (outlook.state === 'overdue')
    reasons.push({
      code: 'overdue',
      facts: { silent, gap, of100 },
      text: {
        de: `Bestellt etwa alle ${daysDe(gap)}, jetzt seit ${daysDeDative(silent)} nicht: ${of100} von 100 solchen Kunden hätten schon bestellt`,
        en: `Orders about every ${daysEn(gap)}, now not for ${daysEn(silent)}: ${of100} of 100 such customers would have ordered by now`,
      },
    });
  if (outlook.valueFall) {
    const { before, lately, ordersLately } = outlook.valueFall;
    const fall = percent(1 - lately / before);
    reasons.push({
      code: 'value-fell',
      facts: { fall, orders: ordersLately },
      text: {
        de: `Bestellwert gefallen: die letzten ${ordersLately} Bestellungen lagen ${fall} % unter den früheren`,
        en: `Order value has fallen: the last ${ordersLately} orders were ${fall}% below those before`,
      },
    });
  }
  if (outlook.breadthFall) {
    const { before, lately, ordersLately } = outlook.breadthFall;
    const [was, is] = [round1(before), round1(lately)];
    reasons.push({
      code: 'breadth-fell',
      facts: { was, is, orders: ordersLately },
      text: {
        de: `Bestellt weniger verschiedene Artikel: in den letzten ${ordersLately} Bestellungen ${comma(is)} statt ${comma(was)}`,
        en: `Orders fewer different products: ${is} instead of ${was} in the last ${ordersLately} orders`,
      },
    });
  }
  if (returned >= 0.2)
    reasons.push({
      code: 'returns',
      facts: { returned: percent(returned) },
      text: {
        de: `${percent(returned)} % des bestellten Werts kamen zurück`,
        en: `${percent(returned)}% of the value ordered came back`,
      },
    });
  if (outlook.orderDays === 1 && outlook.state !== 'overdue')
    reasons.push({
      code: 'one-order',
      facts: { silent },
      text: {
        de: `Erst eine Bestellung, vor ${daysDeDative(silent)}: einen eigenen Takt gibt es noch nicht`,
        en: `Only one order, ${daysEn(silent)} ago: there is no rhythm of their own yet`,
      },
    });
  else if (outlook.state === 'due')
    reasons.push({
      code: 'due',
      facts: { silent, gap },
      text: {
        de: `Bestellt etwa alle ${daysDe(gap)}, letzte Bestellung vor ${daysDeDative(silent)}: die nächste steht an`,
        en: `Orders about every ${daysEn(gap)}, last order ${daysEn(silent)} ago: the next is due`,
      },
    });
  else if (outlook.state === 'waiting')
    reasons.push({
      code: 'in-rhythm',
      facts: { silent, gap },
      text: {
        de: `Im Takt: bestellt etwa alle ${daysDe(gap)}, zuletzt vor ${daysDeDative(silent)}`,
        en: `In rhythm: orders about every ${daysEn(gap)}, last ${daysEn(silent)} ago`,
      },
    });
  return reasons;
}

const round1 = (value: number): number => Math.round(value * 10) / 10;
const comma = (value: number): string => String(value).replace('.', ',');
