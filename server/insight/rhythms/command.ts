import { parseArgs } from 'node:util';
import { customersOf } from '#engines/order-lines/index.ts';
import { checkInTime, fitPopulation, judgeCustomer, reasonsOf } from '#engines/order-rhythm/index.ts';
import { ScoringRefusal } from '#engines/scoring/index.ts';
import { systemClock } from '#server/platform/clock.ts';
import type { Io } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { columnOptions, dayOption, lastDayOf, openCsv, openOrderBook } from '../order-files/index.ts';
import { inWords, languageOf, needed } from '../scoring/index.ts';
import { summaryOf } from './command-words.ts';

export const name = 'rhythm';

export const help = say(
  `lotse rhythm --orders auftraege.csv --as-of TAG --out r.csv [weitere]

Sagt von jedem Kunden einer Auftragsliste, wie wahrscheinlich er noch aktiv ist, wann die nächste Bestellung zu erwarten ist und was auf dem Spiel
steht. Ein Modell des Kaufrhythmus bis zum Abwandern (MBG/CNBD-k) wird an die ganze Liste angepasst und beurteilt jeden Kunden nach seinen eigenen
Bestellungen; Werte nach einem Gamma-Gamma-Modell. Ist die Liste lang genug, werden zuerst die letzten 90 Tage zurückgehalten, und es wird
gesagt, wie gut es darauf war. Braucht keine Datenbank.

  --orders DATEI   CSV oder CSV.gz, eine Zeile je Auftrag oder Auftragsposition; Spalten werden an deutschen und englischen Überschriften erkannt:
                   Kunde, Datum und, wo vorhanden, Auftragsnummer, Betrag (oder Menge und Preis), Produkt, Währung, Status
  --as-of TAG      Tag der Beurteilung, JJJJ-MM-TT; spätere Zeilen bleiben unbeachtet. Sonst der letzte Tag der Liste bis heute
  --out DATEI      CSV: customer, p_active, expected_orders_90d, next_order_low, next_order_high (80 %, falls noch aktiv), next_order,
                   p_order_90d, p_overdue, state, orders, last_order, usual_gap_days, value_per_order, value_expected_90d,
                   value_at_risk (Wert eines Jahres x Wahrscheinlichkeit, dass der Kunde verloren ist), reasons. Das größte Risiko zuerst
  --customer SPALTE  und --date, --order, --product, --quantity, --price, --amount: eine Spalte nennen, deren Überschrift nicht verstanden wird
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           {customers, asOf, columns, findings, model, check, atRisk} auf der Standardausgabe

Ende mit 0: getan, 1: gescheitert, 2: falsch aufgerufen.
`,
  `lotse rhythm --orders orders.csv --as-of DATE --out r.csv [options]

Says of every customer in an order list how likely they are still active, when their next order is to be expected and what is at risk.
A buy-till-you-die model with regularity (MBG/CNBD-k) is fitted to the whole list and judges each customer by their own orders; values by
a gamma-gamma model. Where the list is long enough, the last 90 days are held back first, and how well it did is said. Needs no database.

  --orders FILE    CSV or CSV.gz, one row per order or order line; columns are recognised by German and English headings:
                   customer, date, and where there are any order number, amount (or quantity and price), product, currency, status
  --as-of DATE     day of judgement, YYYY-MM-DD; later rows are not looked at. The last day of the list up to today where left out
  --out FILE       CSV: customer, p_active, expected_orders_90d, next_order_low, next_order_high (80 % if still active), next_order,
                   p_order_90d, p_overdue, state, orders, last_order, usual_gap_days, value_per_order, value_expected_90d,
                   value_at_risk (a year's value x chance that the customer is lost), reasons. Most at risk first
  --customer COL   and --date, --order, --product, --quantity, --price, --amount: name a column whose heading is not understood
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           {customers, asOf, columns, findings, model, check, atRisk} on stdout

Exit status: 0 done, 1 failed, 2 called wrongly.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { orders: text, 'as-of': text, out: text, language: text, ...columnOptions },
  });
  const path = needed(values.orders, 'orders');
  const out = needed(values.out, 'out');
  const asked = dayOption(values['as-of'], 'as-of');
  const language = languageOf(values.language);
  return inWords(language, async () => {
    const { book, columns } = await openOrderBook(path, values, io);
    const asOf = asked ?? lastDayOf(book, systemClock.now());
    const { customers, findings } = customersOf(book, asOf);
    if (customers.length === 0) throw new ScoringRefusal('not-enough-data', NOBODY);
    io.progress(say(`${customers.length} Kunden: Modell wird angepasst`, `${customers.length} customers: fitting`));
    const check = checkInTime(customers, asOf);
    const population = fitPopulation(customers, asOf);
    const repeats = customers.reduce((sum, { days }) => sum + days.length - 1, 0);
    const judged = customers.flatMap((customer) => {
      const outlook = judgeCustomer(population, customer, asOf);
      return outlook ? [{ outlook, reasons: reasonsOf(outlook, asOf, customer.returned) }] : [];
    });
    // Without values the customers most probably lost among the best ones come first.
    const risk = ({ outlook: { value, active, orderDays } }: (typeof judged)[number]) =>
      value?.atRisk ?? (1 - active) * orderDays;
    judged.sort((a, b) => risk(b) - risk(a));
    const csv = await openCsv(out, COLUMNS);
    for (const { outlook, reasons } of judged) {
      const { next, value } = outlook;
      await csv.write([
        outlook.customer,
        round(outlook.active, 4),
        round(outlook.expectedOrders, 4),
        next && dayText(next.low),
        next && dayText(next.high),
        next && dayText(next.expected),
        round(outlook.orderChance, 4),
        round(outlook.overdue, 4),
        outlook.state,
        outlook.orderDays,
        dayText(outlook.lastDay),
        outlook.usualGap,
        value && round(value.perOrder, 2),
        value && round(value.expected, 2),
        value && round(value.atRisk, 2),
        reasons.map((reason) => reason.text[language]).join('; '),
      ]);
    }
    await csv.close();
    const answer = {
      customers: judged.length,
      out,
      asOf: dayText(asOf),
      columns,
      currency: book.currency,
      findings: [...findings, ...(repeats < FEW ? [fewRepeats(repeats)] : [])].map(({ code, count, text: words }) => ({
        code,
        count,
        text: words[language],
      })),
      model: population,
      check: check && { ...check, from: dayText(check.from) },
      expectedOrders90d: round(
        judged.reduce((sum, { outlook }) => sum + outlook.expectedOrders, 0),
        1,
      ),
      atRisk: judged.slice(0, 5).map(({ outlook, reasons }) => ({
        customer: outlook.customer,
        pActive: round(outlook.active, 4),
        valueAtRisk: outlook.value && round(outlook.value.atRisk, 2),
        reasons: reasons.map((reason) => reason.text[language]),
      })),
    };
    io.answer(answer, summaryOf(answer, language));
    return 0;
  });
}

const COLUMNS = [
  'customer',
  'p_active',
  'expected_orders_90d',
  'next_order_low',
  'next_order_high',
  'next_order',
  'p_order_90d',
  'p_overdue',
  'state',
  'orders',
  'last_order',
  'usual_gap_days',
  'value_per_order',
  'value_expected_90d',
  'value_at_risk',
  'reasons',
] as const;

/** Below so many repeat orders the start values of the model outweigh the list (engines/order-rhythm/README.md). */
const FEW = 30;
const fewRepeats = (count: number) => ({
  code: 'few-repeats',
  count,
  text: {
    de: `Noch wenig Daten: ${count === 1 ? 'nur 1 Wiederbestellung' : `nur ${count} Wiederbestellungen`}. Gerechnet wird überwiegend mit Startwerten; die Spannen sind entsprechend weit.`,
    en: `Not much data yet: only ${count} repeat orders. Most of it is start values; the intervals are as wide as that.`,
  },
});
const NOBODY = {
  de: 'Kein Kunde hat eine Bestellung: Alle Zeilen sind Rückgaben oder ohne Wert.',
  en: 'No customer has an order: all rows are returns or worth nothing.',
};

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
