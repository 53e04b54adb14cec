import { open, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { MOST_BYTES, readPage } from '#engines/extraction/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { say } from '#server/platform/spoken-language.ts';
import { readFacts } from './read-facts.ts';
import { notAPageText, notFetchedText, words } from './words.ts';

export const name = 'extract';

export const help = say(
  `lotse extract DATEI|URL|- [--base URL] [--content-type TYP] [--today TAG] [--json]

Liest eine Seite (HTML, jede Kodierung) und gibt aus, was sie über ihre Firma, deren Personen, Neuigkeiten und Listeneinträge sagt. Braucht keine
Datenbank.

  URL                  einmal geholt; nur öffentliche Adressen, höchstens 5 MB und 10 s
  -                    die Seite von der Standardeingabe lesen
  --base URL           Adresse, von der die Seite kam: Links werden daran gelesen, und sie sagt, welche Mails und Seiten der Firma gehören
  --content-type TYP   die Kopfzeile, mit der die Seite kam, wo es auf die Kodierung ankommt
  --today TAG          JJJJ-MM-TT; „im März“ in Neuigkeiten wird von dort gelesen

--json gibt {"company","people","news","entries","conflicts","others","warnings"} aus:
  company   {Feld: [{value, confidence, snippet, where}]}, der beste Wert zuerst; Felder legalName streetAddress postalCode addressLocality
            addressCountry telephone faxNumber email url managingDirectors registerCourt registerNumber vatID foundingYear employees
            industries products certificates openingHours socialLinks. Telefonnummern nach E.164.
  people    [{name, function, telephone, email, confidence, snippet, where}]
  news      [{kind, sentence, company, person, date, confidence, snippet, where}]
  entries   [{name, … Felder nach Art: place postalCode street phone fax mail site category detail…, confidence, snippet, where}]
  conflicts Felder, zu denen die Seite zweierlei sagt · others Firmen, die neben der eigenen genannt sind
Ende mit 0: gelesen (auch wo nichts gefunden wurde), 1: die Datei ist keine Seite.
`,
  `lotse extract FILE|URL|- [--base URL] [--content-type TYPE] [--today DAY] [--json]

Reads one page (HTML, any charset) and prints what it says of its company, its people, news and list entries. Needs no database.

  URL                  fetched once; public addresses only, 5 MB and 10 s at most
  -                    read the page from standard input
  --base URL           address the page came from: links are read against it, and it tells which mails and sites are the company's own
  --content-type TYPE  the header the page came with, where its charset matters
  --today DAY          YYYY-MM-DD; "in March" in news is read from there

--json prints {"company","people","news","entries","conflicts","others","warnings"}:
  company   {field: [{value, confidence, snippet, where}]}, best value first; fields legalName streetAddress postalCode addressLocality
            addressCountry telephone faxNumber email url managingDirectors registerCourt registerNumber vatID foundingYear employees
            industries products certificates openingHours socialLinks. Telephone numbers in E.164.
  people    [{name, function, telephone, email, confidence, snippet, where}]
  news      [{kind, sentence, company, person, date, confidence, snippet, where}]
  entries   [{name, …fields by type: place postalCode street phone fax mail site category detail…, confidence, snippet, where}]
  conflicts fields for which the page says two things · others companies named beside the page's own
  warnings  page-cut, or what stands before a page that says nothing: login-wall, consent-wall, robot-check, script-built
Exit status: 0 read (also where nothing was found), 1 the file is no page.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { base: { type: 'string' }, 'content-type': { type: 'string' }, today: { type: 'string' } },
  });
  const [path, ...more] = positionals;
  if (!path || more.length > 0)
    misuse('Nennen Sie eine Datei, oder - für die Standardeingabe.', 'Name one file, or - for standard input.');
  if (values.today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.today))
    misuse(`„${values.today}“ ist kein Tag wie 2026-11-21.`, `"${values.today}" is no day like 2026-11-21.`);
  if (values.base !== undefined && !/^https?:\/\/\S+$/i.test(values.base))
    misuse(
      `„${values.base}“ ist keine Adresse wie https://example.org/impressum.`,
      `"${values.base}" is no address like https://example.org/impressum.`,
    );
  const source = await read(path, io);
  const base = values.base ?? source.url;
  const contentType = values['content-type'] ?? source.contentType;
  const page = readPage(source.bytes, {
    ...(base === undefined ? {} : { base }),
    ...(contentType === undefined ? {} : { contentType }),
  });
  if (page.problem) fail('not-a-page', { reason: page.problem, text: notAPageText(page.problem, path) });
  const facts = readFacts(page, values.today);
  io.answer(facts, words(facts));
  return 0;
}

interface Source {
  readonly bytes: Uint8Array;
  readonly url?: string;
  readonly contentType?: string | undefined;
}

async function read(path: string, io: Io): Promise<Source> {
  if (path === '-') return { bytes: await readStream(io.stdin) };
  if (!/^[a-z][a-z+.-]+:\/\//i.test(path)) return { bytes: await readBytes(path) };
  // Only here: whoever reads a file waits for no network code.
  const { fetchPublic } = await import('#server/platform/fetching/index.ts');
  // Asked for by a person, this once; redirects stay on public addresses.
  const { status, url, headers, body } = await fetchPublic(path, { approved: () => true, signal: io.signal }).catch(
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      return fail(error.code, { ...error.facts, text: notFetchedText(error.code, path) });
    },
  );
  if (status < 200 || status >= 300)
    fail('answered', {
      status,
      text: say(`${path} antwortet mit dem Fehler ${status}.`, `${path} answered with error ${status}.`),
    });
  return { bytes: body, url, contentType: headers['content-type'] };
}

async function readBytes(path: string): Promise<Uint8Array> {
  const facts = await stat(path).catch(() => null);
  if (!facts) fail('not-found', { text: say(`Es gibt keine Datei ${path}.`, `There is no file ${path}.`) });
  if (!facts.isFile())
    fail('invalid-input', {
      text: say(
        `${path} ist keine Datei. Nennen Sie eine gespeicherte Seite.`,
        `${path} is no file. Name one saved page.`,
      ),
    });
  if (facts.size > MOST_BYTES) tooLarge(path);
  const file = await open(path);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > MOST_BYTES) tooLarge(say('Standardeingabe', 'standard input'));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string): never {
  return fail('not-a-page', { reason: 'too-large', text: notAPageText('too-large', path) });
}
