import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type CheckedSentence, ground, type Source } from '#engines/grounding/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say } from '../spoken-language.ts';
import { decodeText, readText } from './command-text.ts';

export const name = 'ground';

export const help = say(
  `lotse ground --sources ORDNER < antwort.txt

Prüft eine Antwort Satz für Satz: Zahlen, Preise, Prozente, Daten, Uhrzeiten, Namen, Nummern und Zitate müssen in einer Quelle stehen, gleich
in welcher Schreibweise (1.250,00 EUR = 1250 Euro, 3. Mai = 03.05., zehn Wochen = 10 Wochen). Braucht keine Datenbank.

--sources ORDNER  Textdateien (txt, md, csv, tsv, json, html, eml, xml), auch in Unterordnern; darf eine einzelne Datei sein

Jeder Satz ist kept (alles belegt), struck (eine feste Angabe steht nirgends), marked (ein Mensch sollte hinsehen: umgekehrte Verneinung, eine
Zahl, die zu etwas anderem gehört, ein unbekannter Begriff) oder plain (enthält nichts Prüfbares).
--json gibt {"text", "sentences", "counts"} aus: jede Angabe mit Beleg (Quelle, Stelle, Länge, Ausschnitt).
Ende mit 0 auch dann, wenn Sätze gestrichen wurden.
`,
  `lotse ground --sources DIR < answer.txt

Checks an answer sentence by sentence: numbers, prices, percentages, dates, times, names, codes and quoted words must stand in a
source, in whatever spelling (1.250,00 EUR = 1250 Euro, 3. Mai = 03.05., zehn Wochen = 10 Wochen). Needs no database.

--sources DIR   text files (txt, md, csv, tsv, json, html, eml, xml), folders within too; may be one file

Every sentence is kept, struck (a hard claim stands nowhere), marked (a person should look: a turned negation, a number told of
something else, an unknown term) or plain (says nothing that could be checked).
--json prints {"text", "sentences", "counts"}: each claim with its evidence (source, offset, length, snippet).
Exit status 0 also where sentences were struck.
`,
);

const READABLE = /\.(?:txt|md|markdown|csv|tsv|json|jsonl|html?|eml|xml|log|ya?ml|rtf)$|^[^.]+$/i;
const MOST_BYTES = 64 * 1024 * 1024;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { sources: { type: 'string' } },
  });
  if (positionals.length > 0 || !values.sources)
    misuse(
      'Nennen Sie den Ordner der Quellen: lotse ground --sources ORDNER < antwort.txt.',
      'Give the folder of the sources: lotse ground --sources DIR < answer.txt.',
    );
  const sources = await readSources(values.sources, io);
  const answer = await readText(io.stdin, (text) => io.progress(text));
  const result = ground(answer, sources);
  io.answer(
    result,
    [
      result.text.trim(),
      '',
      ...result.sentences.filter(({ verdict }) => verdict === 'struck' || verdict === 'marked').map(inWords),
      summary(result.counts),
    ].join('\n'),
  );
  return 0;
}

async function readSources(path: string, io: Io): Promise<Source[]> {
  const found = await stat(path).catch((cause: unknown) =>
    fail(
      'sources-unreadable',
      { path, text: say(`Es gibt weder Ordner noch Datei ${path}.`, `There is no folder or file ${path}.`) },
      { cause },
    ),
  );
  const files = found.isDirectory()
    ? (await readdir(path, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [path];
  const sources: Source[] = [];
  let bytes = 0;
  for (const file of files.sort()) {
    const label = found.isDirectory() ? relative(path, file) : file;
    const content = await readFile(file);
    if (!READABLE.test(file.split('/').at(-1)!) || content.subarray(0, 4000).includes(0)) {
      io.progress(say(`${label} ist kein Text und bleibt weg.`, `${label} is no text and was left out.`));
      continue;
    }
    bytes += content.length;
    if (bytes > MOST_BYTES)
      fail('sources-too-large', {
        text: say(
          'Die Quellen sind zusammen größer als 64 MB. Geben Sie die an, von denen die Antwort spricht.',
          'The sources are larger than 64 MB together. Give those that the answer names.',
        ),
      });
    const text = decodeText(content, (note) => io.progress(`${label}: ${note}`));
    sources.push({ name: label, text: /\.html?$/i.test(file) ? blankTags(text) : text });
  }
  if (sources.length === 0)
    fail('sources-empty', {
      path,
      text: say(`In ${path} ist kein Text, an dem sich etwas prüfen ließe.`, `In ${path} is no text to check against.`),
    });
  return sources;
}

/** Tags become spaces of the same length, so that offsets still point into the file. */
function blankTags(html: string): string {
  return html.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, (tag) => ' '.repeat(tag.length));
}

const DOUBTS = {
  'not-in-sources': ['steht in keiner Quelle', 'not in the sources'],
  negation: ['verneint, was dort steht', 'says the opposite of'],
  contrary: ['sagt das Gegenteil', 'says the contrary of'],
  'other-subject': ['gehört zu etwas anderem', 'told of something else'],
  'term-unknown': ['unbekannter Begriff', 'unknown term'],
} as const satisfies Record<string, readonly [german: string, english: string]>;

function inWords(sentence: CheckedSentence): string {
  const doubts = sentence.doubts.map(
    ({ doubt, text, evidence }) =>
      `${say(DOUBTS[doubt][0], DOUBTS[doubt][1])}: ${doubt === 'negation' || doubt === 'contrary' ? '' : text}${evidence ? ` (${evidence.source}: "${evidence.snippet}")` : ''}`,
  );
  return `${say(sentence.verdict === 'struck' ? 'GESTRICHEN' : 'FRAGLICH', sentence.verdict.toUpperCase())} "${sentence.text}" - ${doubts.join('; ')}`;
}

function summary({
  kept,
  struck,
  marked,
  plain,
}: {
  kept: number;
  struck: number;
  marked: number;
  plain: number;
}): string {
  return say(
    `${kept} belegt, ${struck} gestrichen, ${marked} fraglich, ${plain} ohne prüfbare Angabe.`,
    `${kept} kept, ${struck} struck, ${marked} marked, ${plain} without a claim.`,
  );
}
