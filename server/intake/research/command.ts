import { stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import { openTable, READ_LIMITS } from '../sheets/index.ts';
import { askerOf, type Researched, researchSite } from '../sources/index.ts';
import { columnOfSites, refusalOf, sheetOf, tableOf } from './table.ts';

export const name = 'research';

export const help = say(
  `lotse research LISTE --out ergebnis.xlsx|ergebnis.csv [--column ÜBERSCHRIFT] [--model] [--json]

Besucht die Seiten einer Liste von Firmen, eine nach der anderen, und schreibt auf, was sie selbst sagen: Firmenname, Anschrift, Telefon, Mail,
Geschäftsführung, Register, USt-IdNr., Gründungsjahr, Mitarbeiter, Branchen, Produkte. Neben jedem Wert steht der Satz, aus dem er stammt; was
fehlt oder sich an zwei Stellen widerspricht, ist gekennzeichnet. Geholt wird nur von den Servern der Liste, robots.txt wird beachtet.

LISTE                 .csv oder .xlsx mit einer Spalte von Adressen
--column ÜBERSCHRIFT  die Spalte der Adressen (sonst die, die so aussieht)
--out DATEI           wohin die Tabelle geschrieben wird
--model               ein Modell (Steuerung, Modelle) darf vorschlagen, was die Regeln nicht finden; behalten wird nur, was die Seite mit eigenen Worten sagt
--json gibt {"sites","read","failed","out","results":[...]} aus. Braucht keine Datenbank, außer mit --model.
`,
  `lotse research LIST --out result.xlsx|result.csv [--column HEADING] [--model] [--json]

Visits the sites of a list of companies, one after another, and writes down what their own pages say: legal name, address, phone, mail,
management, register, VAT id, founding year, employees, industries, products. Beside each value stands the sentence it was read from;
a value that is missing or that two places contradict is marked. Only the hosts of the list are fetched, robots.txt is kept.

LIST             .csv or .xlsx with a column of addresses
--column HEADING the column of the addresses (default: the one that looks like it)
--out FILE       where the table goes
--model          a model (Steuerung, Modelle) may propose what the rules do not find; only what the page's own words bear out is kept, and marked
--json prints {"sites","read","failed","out","results":[...]}. Needs no database, but with --model.
`,
);

const SIDE_BY_SIDE = 4;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, column: { type: 'string' }, model: { type: 'boolean', default: false } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) misuse('Nennen Sie eine Liste.', 'Name one list.');
  const out =
    values.out ??
    misuse('Sagen Sie mit --out, wohin die Tabelle geschrieben wird.', 'Say with --out where the table goes.');
  if (!/\.(xlsx|csv)$/i.test(out))
    misuse('--out: eine Datei, die auf .xlsx oder .csv endet.', '--out takes a file that ends in .xlsx or .csv.');
  if (!(await stat(path).catch(() => null))?.isFile())
    fail('not-found', { text: say(`Es gibt keine Datei ${path}.`, `There is no file ${path}.`) });
  const rows: (readonly string[])[] = [];
  for await (const row of (await openTable(path, { limits: READ_LIMITS })).rows()) rows.push(row.cells);
  const [head = [], ...body] = rows;
  const column = columnOfSites(head, body, values.column);
  const sites = body.map((row) => (row[column] ?? '').trim());
  const results: (Researched | null)[] = sites.map(() => null);
  const how = {
    signal: io.signal,
    ...(values.model && { ask: askerOf(await io.openApp(), commandActor, io.signal) }),
  };
  let next = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (;;) {
        const at = next++;
        if (at >= sites.length) return;
        io.signal.throwIfAborted();
        const site = sites[at];
        if (site) results[at] = await researchSite(site, how);
        done += 1;
        io.progress(say(`${done} von ${sites.length} Seiten`, `${done} of ${sites.length} sites`));
      }
    }),
  );
  const table = tableOf(head, body, results, spokenLanguage());
  if (/\.csv$/i.test(out))
    await writeFile(out, `\uFEFF${table.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`);
  else await writeFile(out, await sheetOf(table));
  const read = results.filter((one) => one !== null && one.problem === null).length;
  const alone = results.find((one) => one?.refusal !== undefined);
  const answer = { sites: sites.length, read, failed: sites.length - read, out, results };
  io.answer(
    answer,
    [
      say(
        `${read} von ${sites.length} Seiten gelesen, geschrieben nach ${out}.`,
        `${read} of ${sites.length} sites read, written to ${out}.`,
      ),
      alone ? refusalOf(alone, spokenLanguage()) : '',
    ]
      .join(' ')
      .trim(),
  );
  return 0;
}

/** A cell that begins like a formula is text in every program that opens it. */
const quoted = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
