import { parseArgs } from 'node:util';
import {
  checkSuggestions,
  createSuggester,
  gatherPurchases,
  learnNeighbours,
  reasonWords,
} from '#engines/cross-selling/index.ts';
import { ScoringRefusal } from '#engines/scoring/index.ts';
import { systemClock } from '#server/platform/clock.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { columnOptions, dayOption, lastDayOf, openCsv, openOrderBook } from '../order-files/index.ts';
import { inWords, languageOf, needed } from '../scoring/index.ts';
import { summaryOf } from './command-words.ts';

export const name = 'crosssell';

export const help = say(
  `lotse crosssell --orders auftraege.csv --out c.csv [weitere]

Schlägt jedem Kunden vor, was ähnliche Kunden zusammen mit dem oder nach dem gekauft haben, was er hat: nie, was er schon hat oder zurückgegeben
hat, keine Gebühren, nichts, was nicht mehr verkauft wird. Ist die Liste lang genug, werden zuerst die letzten 90 Tage zurückgehalten: Vorschläge
jenes Tages werden mit dem verglichen, was neu gekauft wurde, und damit, einfach das Beliebteste vorzuschlagen. Braucht keine Datenbank.

  --orders DATEI   CSV oder CSV.gz, eine Zeile je Auftragsposition; Spalten werden an deutschen und englischen Überschriften erkannt:
                   Kunde, Datum, Produkt und, wo vorhanden, Bezeichnung, Menge, Betrag (oder Preis), Marge
  --out DATEI      CSV: customer, rank, product, name, chance (Anteil solcher Vorschläge, die in 90 Tagen gekauft wurden; leer, wo das nicht zu
                   prüfen war), score, margin (erwartet, wo die Liste Margen hat: dann die beste zuerst), because, reason
  --top N          höchstens so viele Vorschläge je Kunde, 1 bis 50 (5)
  --as-of TAG      Tag der Beurteilung, JJJJ-MM-TT; spätere Zeilen bleiben unbeachtet. Sonst der letzte Tag der Liste bis heute
  --customer SPALTE  und --date, --order, --product, --quantity, --price, --amount, --margin: eine Spalte nennen, die nicht verstanden wird
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           {customers, suggestions, asOf, columns, findings, check} auf der Standardausgabe

Ende mit 0: getan, 1: gescheitert, 2: falsch aufgerufen.
`,
  `lotse crosssell --orders orders.csv --out c.csv [options]

Suggests to every customer what similar customers have bought together with or after what this one has: never what they have or sent back,
no fees, nothing that is no longer sold. Where the list is long enough, the last 90 days are held back first: suggestions of that day are
compared with what was bought anew, and with simply suggesting what is popular. Needs no database.

  --orders FILE    CSV or CSV.gz, one row per order line; columns are recognised by German and English headings:
                   customer, date, product, and where there are any description, quantity, amount (or price), margin
  --out FILE       CSV: customer, rank, product, name, chance (share of such suggestions bought within 90 days; empty where it could not
                   be tested), score, margin (expected, where the list has margins: then best margin first), because, reason
  --top N          suggestions a customer at most, 1 to 50 (5)
  --as-of DATE     day of judgement, YYYY-MM-DD; later rows are not looked at. The last day of the list up to today where left out
  --customer COL   and --date, --order, --product, --quantity, --price, --amount, --margin: name a column that is not understood
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           {customers, suggestions, asOf, columns, findings, check} on stdout

Exit status: 0 done, 1 failed, 2 called wrongly.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { orders: text, 'as-of': text, out: text, top: text, language: text, ...columnOptions },
  });
  const path = needed(values.orders, 'orders');
  const out = needed(values.out, 'out');
  const asked = dayOption(values['as-of'], 'as-of');
  const top = Number(values.top ?? 5);
  if (!Number.isInteger(top) || top < 1 || top > 50)
    misuse('--top: eine ganze Zahl von 1 bis 50.', '--top takes a whole number from 1 to 50.');
  const language = languageOf(values.language);
  return inWords(language, async () => {
    const { book, columns } = await openOrderBook(path, values, io);
    if (columns['product'] === undefined) throw new ScoringRefusal('no-products', NO_PRODUCTS);
    const asOf = asked ?? lastDayOf(book, systemClock.now());
    const lines = { ...book, customers: book.customers.length };
    const check = checkSuggestions(lines, asOf, book.names);
    const purchases = gatherPurchases(lines, asOf, book.names);
    io.progress(
      say(`Vorschläge für ${book.customers.length} Kunden`, `${book.customers.length} customers: suggesting`),
    );
    const suggester = createSuggester(purchases, learnNeighbours(purchases));
    const withMargin = purchases.margin.some((margin) => margin > 0);
    const csv = await openCsv(out, COLUMNS);
    let [served, written] = [0, 0];
    for (const [u, customer] of book.customers.entries()) {
      const found = suggester.rank(u, withMargin ? Math.max(20, top) : top).map((one) => {
        const chance = check?.chanceOf(one.score) ?? null;
        const margin = purchases.margin[one.product]!;
        return { ...one, chance, margin: Number.isNaN(margin) ? null : margin * (chance ?? one.score) };
      });
      if (withMargin) found.sort((a, b) => (b.margin ?? 0) - (a.margin ?? 0));
      for (const [rank, one] of found.slice(0, top).entries()) {
        const because = suggester.because(u, one.product);
        const names = { own: book.names[because.product]!, suggested: book.names[one.product]! };
        const everybody = { buyers: purchases.buyers[one.product]!, customers: purchases.customers };
        await csv.write([
          customer,
          rank + 1,
          book.products[one.product]!,
          names.suggested,
          one.chance === null ? null : Number(one.chance.toFixed(4)),
          Number(one.score.toPrecision(4)),
          one.margin === null || one.chance === null ? null : Number(one.margin.toFixed(2)),
          book.products[because.product]!,
          reasonWords({ because }, names, everybody)[language],
        ]);
        written += 1;
      }
      if (found.length > 0) served += 1;
      if (io.signal.aborted) break;
    }
    await csv.close();
    if (written === 0) throw new ScoringRefusal('not-enough-data', NOT_ENOUGH);
    const answer = {
      customers: served,
      suggestions: written,
      out,
      asOf: dayText(asOf),
      columns,
      findings: book.findings.map(({ code, count, text: words }) => ({ code, count, text: words[language] })),
      check: check && {
        from: dayText(check.from),
        days: check.days,
        customers: check.customers,
        engine: check.engine,
        popularity: check.popularity,
        popularityLately: check.popularityLately,
        boughtOf100: check.bought,
        better: check.engine.hitRate > Math.max(check.popularity.hitRate, check.popularityLately.hitRate),
      },
    };
    io.answer(answer, summaryOf(answer, language));
    return 0;
  });
}

const COLUMNS = ['customer', 'rank', 'product', 'name', 'chance', 'score', 'margin', 'because', 'reason'] as const;

const NO_PRODUCTS = {
  de: 'Es fehlt eine Spalte mit Artikeln. Bitte nennen: --product SPALTE.',
  en: 'There is no column of products. Please name it: --product COL.',
};
const NOT_ENOUGH = {
  de: 'Noch nicht genug Daten: Kein Artikelpaar wurde von mindestens zwei Kunden gekauft, oder nichts wurde im letzten halben Jahr an drei Kunden verkauft.',
  en: 'Not enough data yet: no pair of products was bought by two customers or more, or nothing was sold to three customers within half a year.',
};

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
