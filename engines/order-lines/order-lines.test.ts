import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOrderBook, customersOf, findColumns, OrderListRefusal } from './index.ts';

const read = (text: string, delimiter = ';') => {
  const [headings, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(delimiter));
  const columns = findColumns(headings!, rows);
  const builder = createOrderBook(columns);
  for (const row of rows) builder.push(row);
  return { columns, book: builder.finish() };
};
const DAY = Date.parse('2026-06-30') / 86_400_000;
const codes = (book: { findings: readonly { code: string }[] }) => book.findings.map(({ code }) => code).sort();

describe('columns', () => {
  it('are recognised in German, English and the words of data sets', () => {
    const role = (headings: string, row: string) => findColumns(headings.split(';'), [row.split(';')]).at;
    expect(
      role('Kd-Nr.;Kunde;Belegdatum;Belegnummer;Artikelnummer;Menge;Positionswert', '1;A;01.02.2026;R1;X;2;3,50'),
    ).toMatchObject({
      customer: 0,
      date: 2,
      order: 3,
      product: 4,
      quantity: 5,
      amount: 6,
    });
    expect(
      role(
        'InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country',
        '5;8A;HOLDER;6;2010-12-01 08:26:00;2.55;17850.0;UK',
      ),
    ).toEqual({ order: 0, product: 1, description: 2, quantity: 3, date: 4, price: 5, customer: 6 });
    expect(role('customer;date;amount', 'A;2026-01-31;10')).toEqual({ customer: 0, date: 1, amount: 2 });
    expect(role('Firma;Auftrag vom;Auftragswert netto', 'A;31.01.2026;10')).toEqual({
      customer: 0,
      date: 1,
      amount: 2,
    });
  });

  it('whose values say something else are not believed', () => {
    expect(findColumns(['customer', 'date', 'amount'], [['A', 'soon', 'much']]).at).toEqual({ customer: 0 });
  });

  it('must at least name customers and dates', () => {
    expect(() => read('Artikel;Menge\nX;2')).toThrow(OrderListRefusal);
  });
});

describe('a list', () => {
  it('reads German numbers and dates, and several lines of a day as one order day', () => {
    const { book } = read('Kunde;Datum;Betrag\nA;31.01.2026;1.234,50\nA;31.01.2026;10,00\nA;15.02.2026;20,00');
    const { customers } = customersOf(book, DAY);
    expect(customers).toMatchObject([{ customer: 'A', values: [1244.5, 20] }]);
  });

  it('takes returns off the value, counts no day that was taken back or worth nothing, and says so', () => {
    const { book } = read(
      'customer;date;order;product;quantity;price\nA;2026-01-05;1;X;10;2\nA;2026-01-20;2;X;-5;2\nA;2026-02-05;3;Y;4;5\nA;2026-02-05;4;Y;-4;5\nA;2026-03-01;5;Z;1;0',
    );
    const { customers } = customersOf(book, DAY);
    expect(customers).toMatchObject([{ customer: 'A', values: [20], returned: 0.75 }]);
    expect(codes(book)).toEqual(['returns', 'worthless']);
  });

  it('counts exact copies once where rows can be told apart, and cancelled ones never', () => {
    const { book } = read(
      'customer;date;order;amount;status\nA;2026-01-05;1;10;ok\nA;2026-01-05;1;10;ok\nA;2026-01-06;2;10;storniert\nA;2026-01-07;3;10;Gutschrift',
    );
    expect(customersOf(book, DAY).customers).toMatchObject([{ values: [10], returned: 1 }]);
    expect(codes(book)).toEqual(['cancelled', 'copies', 'returns']);
  });

  it('never adds two currencies', () => {
    const { book } = read('customer;date;amount\nA;2026-01-05;10 €\nA;2026-02-05;20 €\nB;2026-01-05;500 $');
    const { customers } = customersOf(book, DAY);
    expect(book.currency).toBe('EUR');
    expect(customers).toMatchObject([{ values: [10, 20] }, { customer: 'B', values: [0] }]);
    expect(customers[1]!.days).toHaveLength(1);
    expect(codes(book)).toEqual(['currencies']);
  });

  it('counts an order total once that stands on every line', () => {
    const lines = Array.from({ length: 6 }, (_, n) => [
      `A;2026-0${n + 1}-05;${n};X;100`,
      `A;2026-0${n + 1}-05;${n};Y;100`,
    ]).flat();
    const { book } = read(`customer;date;order;product;order total\n${lines.join('\n')}`);
    expect(customersOf(book, DAY).customers[0]!.values).toEqual([100, 100, 100, 100, 100, 100]);
    expect(codes(book)).toContain('order-totals-repeated');
  });

  it('does not look beyond the day of judgement, and refuses where all lies beyond', () => {
    const { book } = read(
      'customer;date\nA;2026-01-05\nA;2027-01-05\nB;1900-01-01\n;2026-01-01\nC;unlesbar\nA;2026-03-01',
    );
    const { customers, findings } = customersOf(book, DAY);
    expect(customers.map(({ days }) => days.length)).toEqual([2]);
    expect(codes({ findings })).toEqual(['ancient', 'later', 'no-customer', 'no-date']);
    expect(() => customersOf(book, DAY - 3650)).toThrow(/2026-01-05/);
  });

  it('does not depend on the order of its rows: a clock that goes back changes nothing', () => {
    const row = fc.tuple(
      fc.constantFrom('A', 'B', 'C'),
      fc.integer({ min: 10, max: 28 }),
      fc.integer({ min: -20, max: 90 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const lines = rows.map(([customer, day, amount]) => `${customer};2026-01-${day};${amount}`);
        const of = (list: readonly string[]) =>
          customersOf(read(`customer;date;amount\n${list.join('\n')}`).book, DAY).customers.toSorted((a, b) =>
            a.customer.localeCompare(b.customer),
          );
        expect(of(lines.toReversed())).toEqual(of(lines));
      }),
    );
  });
});
