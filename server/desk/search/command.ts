import { parseArgs } from 'node:util';
import type { SearchHit } from '#contract/desk/search.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { findAnything } from './find-anything.ts';

export const name = 'search';

export const help = say(
  `lotse search TEXT [--kind ART] [--limit N] [--json]

Durchsucht Firmen, Kontakte, Chancen, Produkte, Aufträge, Angebote und Aufgaben; Tippfehler und Umlaute machen nichts.
Findet auch Nummern, Telefonnummern in jeder Schreibweise, Mailadressen, Domains, Postleitzahlen.

ART    company, person, deal, product, order, quote, task
N      höchstens so viele Treffer, 1 bis 50 (20)
--json gibt {"hits":[{"kind","id","title","detail","companyId","match"}],"instead":[...],"complete":true} aus.
`,
  `lotse search TEXT [--kind KIND] [--limit N] [--json]

Searches companies, people, deals, products, orders, quotes and tasks; typing errors are tolerated, umlauts folded.
Also finds numbers, phones in any format, mail addresses, domains, postal codes.

KIND   company, person, deal, product, order, quote, task
N      at most so many hits, 1 to 50 (default 20)
--json prints {"hits":[{"kind","id","title","detail","companyId","match"}],"instead":[...],"complete":true}
`,
);

const kinds: readonly SearchHit['kind'][] = ['company', 'person', 'deal', 'product', 'order', 'quote', 'task'];
const kindIn: Readonly<Record<SearchHit['kind'], { readonly de: string; readonly en: string }>> = {
  company: { de: 'Firma', en: 'company' },
  person: { de: 'Person', en: 'person' },
  deal: { de: 'Chance', en: 'deal' },
  product: { de: 'Produkt', en: 'product' },
  order: { de: 'Auftrag', en: 'order' },
  quote: { de: 'Angebot', en: 'quote' },
  task: { de: 'Aufgabe', en: 'task' },
};

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kind: { type: 'string' }, limit: { type: 'string', default: '20' } },
  });
  const q = positionals.join(' ').trim();
  if (q === '') misuse('Sagen Sie, wonach gesucht werden soll.', 'Say what to search for.');
  const kind = kinds.find((one) => one === values.kind);
  if (values.kind !== undefined && !kind)
    misuse(
      `Die Art „${values.kind}“ gibt es nicht; es gibt ${kinds.join(', ')}.`,
      `There is no kind "${values.kind}": ${kinds.join(', ')}.`,
    );
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50)
    misuse('--limit ist eine ganze Zahl von 1 bis 50.', '--limit takes a whole number from 1 to 50.');
  const app = await io.openApp();
  const answer = await findAnything(app, commandActor, { q: q.slice(0, 200), kind, limit });
  const lines = answer.hits.map((hit) =>
    [kindIn[hit.kind][commandActor.language].padEnd(8), hit.title, hit.detail ?? '', hit.id].join('\t'),
  );
  const instead =
    answer.instead.length > 0
      ? [say(`(gesucht nach: ${answer.instead.join(', ')})`, `(searched for: ${answer.instead.join(', ')})`)]
      : [];
  const part = answer.complete
    ? []
    : [
        say(
          'Die Suche hat zu lange gedauert; das ist, was bis dahin gefunden war. Versuchen Sie es noch einmal.',
          'The search took too long; this is what was found until then. Try again.',
        ),
      ];
  const found = lines.length > 0 || !answer.complete ? lines : [say('Nichts gefunden.', 'Nothing found.')];
  io.answer(answer, [...instead, ...found, ...part].join('\n'));
  return 0;
}
