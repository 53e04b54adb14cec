import { headingKey, readHeading } from '#engines/column-mapping/headings.ts';
import { readDay, readNumber } from '#engines/scoring/read-cells.ts';
import { type DateOrder, type DecimalMark, decideDateOrder, decideDecimalMark } from '#engines/text/index.ts';

/** What a column of an order list can mean. */
export type LineRole =
  | 'customer'
  | 'date'
  | 'order'
  | 'product'
  | 'description'
  | 'quantity'
  | 'price'
  | 'amount'
  | 'margin'
  | 'currency'
  | 'status';

export interface LineColumns {
  /** Position in the row by role; a role that no column has is missing. */
  readonly at: Readonly<Partial<Record<LineRole, number>>>;
  readonly dateOrder: DateOrder;
  readonly decimal: Readonly<Partial<Record<LineRole, DecimalMark>>>;
}

/**
 * Headings as shops, ERP exports and data sets name them, best first: a list with customer number and customer name is read by the number. What the list
 * import knows (engines/column-mapping) is understood as well.
 */
const HEADINGS: Readonly<Record<LineRole, string>> = {
  customer:
    'customer_id|customer number|customer no|kundennummer|kunden-nr|kundennr|kdnr|kunden_id|customer|kunde|kundenname|customer name|client|client_id|account|account_id|company|company_id|firma|debitor|debitorennummer|buyer|buyer_id|user_id|cust|cust_id|unternehmen|auftraggeber|besteller|sold-to party|sold to|käufer|abnehmer',
  date: 'order_date|invoice_date|date|datum|bestelldatum|auftragsdatum|rechnungsdatum|belegdatum|ordered_on|ordered_at|order day|transaction_date|purchase_date|created_at|day|tag|zeitpunkt|timestamp|bestellt am|buchungsdatum|time|posting date|document date|billing date|auftrag vom|datum der bestellung|fakturadatum|erstellt am|angelegt am|erfasst am|lieferdatum',
  order:
    'order_id|order number|order no|order|invoice_no|invoice|invoice_id|auftragsnummer|auftrag|bestellnummer|bestellung|belegnummer|beleg|rechnungsnummer|rechnung|transaction_id|transaction|basket_id|vorgang|verkaufsbeleg|sales document|faktura|fakturanummer|billing document',
  product:
    'product_id|stock_code|sku|article number|article|artikelnummer|artikel-nr|artnr|product number|product code|item_id|item number|item|product|produkt|artikel|materialnummer|material|teilenummer|part number',
  description:
    'description|product name|bezeichnung|artikelbezeichnung|produktname|produktbezeichnung|item description|item name|beschreibung|artikelname|artikeltext',
  quantity: 'quantity|qty|menge|anzahl|stück|stückzahl|units|amount of units|bestellmenge',
  price: 'unit_price|einzelpreis|stückpreis|price|preis|unit price|price per unit|preis je einheit|verkaufspreis',
  amount:
    'amount|betrag|line total|umsatz|revenue|sales|value|wert|total|summe|order value|bestellwert|auftragswert|nettobetrag|net amount|netto|positionswert|gesamtpreis|rechnungsbetrag|order total|order amount|spend|turnover|nettowert|net value|gesamtbetrag|positionsbetrag|extended price|amount eur|betrag eur|betrag €|umsatz eur',
  margin: 'margin|marge|deckungsbeitrag|db|rohertrag|gross profit|profit|db i|deckungsbeitrag eur|marge eur',
  currency: 'currency|währung|waehrung|curr|currency code|währungscode',
  status: 'status|order status|auftragsstatus|belegart|document type|belegtyp|type|art',
};
const ROLES = Object.keys(HEADINGS) as LineRole[];
const RANKS = new Map<string, { readonly role: LineRole; readonly rank: number }>();
for (const role of ROLES)
  for (const [rank, heading] of HEADINGS[role].split('|').entries()) {
    const key = headingKey(heading);
    if (!RANKS.has(key)) RANKS.set(key, { role, rank });
  }

/** What the list import's roles mean here. */
const IMPORTED: Readonly<Record<string, LineRole>> = {
  'company.customer_number': 'customer',
  'company.name': 'customer',
  'order.number': 'order',
  'order.ordered_on': 'date',
  'order.total_cents': 'amount',
  'order.status': 'status',
  'line.total_cents': 'amount',
  'line.price_cents': 'price',
  'line.quantity': 'quantity',
  'line.product_number': 'product',
  'line.description': 'description',
  'product.name': 'description',
  'product.price_cents': 'price',
};

/**
 * Says what the columns of an order list mean, by their headings, checked against the first rows: a date column must hold dates, an amount numbers.
 * `named` are columns that the caller names; they are taken as they are.
 */
export function findColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  named: Readonly<Partial<Record<LineRole, string>>> = {},
): LineColumns {
  const samples = headings.map((_, at) => rows.flatMap((cells) => (cells[at]?.trim() ? [cells[at]] : [])));
  const orderAt = (at: number): DateOrder => decideDateOrder(samples[at]!);
  const markAt = (at: number): DecimalMark | null => decideDecimalMark(samples[at]!);
  const fits = (role: LineRole, at: number): boolean => {
    const cells = samples[at]!;
    if (cells.length === 0) return false;
    const share = (test: (cell: string) => boolean) => cells.filter(test).length / cells.length;
    if (role === 'date') return share((cell) => !Number.isNaN(readDay(cell, orderAt(at)))) > 0.7;
    if (role === 'quantity' || role === 'price' || role === 'amount' || role === 'margin')
      return share((cell) => !Number.isNaN(readNumber(cell, markAt(at)))) > 0.7;
    return true;
  };
  const found: Partial<Record<LineRole, { at: number; rank: number }>> = {};
  const taken = new Set<number>();
  for (const role of ROLES) {
    const name = named[role];
    const at = name === undefined ? -1 : headings.indexOf(name);
    if (at >= 0) {
      found[role] = { at, rank: -1 };
      taken.add(at);
    }
  }
  for (const [at, heading] of headings.entries()) {
    if (taken.has(at)) continue;
    const known = RANKS.get(headingKey(heading)) ?? fromImport(heading);
    if (!known || !fits(known.role, at)) continue;
    const before = found[known.role];
    if (!before || known.rank < before.rank) found[known.role] = { at, rank: known.rank };
  }
  // A list of three columns may call its date anything: the one column full of written dates is it.
  if (!found.date) {
    const dates = headings.flatMap((_, at) => (looksWritten(samples[at]!) && fits('date', at) ? [at] : []));
    if (dates.length === 1) found.date = { at: dates[0]!, rank: 99 };
  }
  // Without an article number the description names the article.
  if (!found.product && found.description) found.product = found.description;
  const at = Object.fromEntries(ROLES.flatMap((role) => (found[role] ? [[role, found[role].at]] : [])));
  return {
    at,
    dateOrder: found.date ? orderAt(found.date.at) : 'day-first',
    decimal: Object.fromEntries(
      ROLES.flatMap((role) => {
        const mark = found[role] ? markAt(found[role].at) : null;
        return mark ? [[role, mark]] : [];
      }),
    ),
  };
}

function fromImport(heading: string): { readonly role: LineRole; readonly rank: number } | null {
  const { role, known } = readHeading(heading);
  const meant = role === null ? undefined : IMPORTED[role];
  return meant ? { role: meant, rank: known === 'whole' ? 40 : 60 } : null;
}

function looksWritten(cells: readonly string[]): boolean {
  return (
    cells.length > 0 &&
    cells.every((cell) => /\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|^(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d$/.test(cell.trim()))
  );
}
