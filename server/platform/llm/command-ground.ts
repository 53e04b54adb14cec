import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type CheckedSentence, ground, type Source } from '#engines/grounding/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { decodeText, readText } from './command-text.ts';

export const name = 'ground';

export const help = `lotse ground --sources DIR < answer.txt

Checks an answer sentence by sentence: numbers, prices, percentages, dates, times, names, codes and quoted words must stand in a
source, in whatever spelling (1.250,00 EUR = 1250 Euro, 3. Mai = 03.05., zehn Wochen = 10 Wochen). Needs no database.

--sources DIR   text files (txt, md, csv, tsv, json, html, eml, xml), folders within too; may be one file

Every sentence is kept, struck (a hard claim stands nowhere), marked (a person should look: a turned negation, a number told of
something else, an unknown term) or plain (says nothing that could be checked).
--json prints {"text", "sentences", "counts"}: each claim with its evidence (source, offset, length, snippet).
Exit status 0 also where sentences were struck.
`;

const READABLE = /\.(?:txt|md|markdown|csv|tsv|json|jsonl|html?|eml|xml|log|ya?ml|rtf)$|^[^.]+$/i;
const MOST_BYTES = 64 * 1024 * 1024;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { sources: { type: 'string' } },
  });
  if (positionals.length > 0 || !values.sources)
    misuse('Give the folder of the sources: lotse ground --sources DIR < answer.txt.');
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
    fail('sources-unreadable', { path, text: `There is no folder or file ${path}.` }, { cause }),
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
      io.progress(`${label} is no text and was left out.`);
      continue;
    }
    bytes += content.length;
    if (bytes > MOST_BYTES)
      fail('sources-too-large', {
        text: 'The sources are larger than 64 MB together. Give those that the answer names.',
      });
    const text = decodeText(content, (note) => io.progress(`${label}: ${note}`));
    sources.push({ name: label, text: /\.html?$/i.test(file) ? blankTags(text) : text });
  }
  if (sources.length === 0) fail('sources-empty', { path, text: `In ${path} is no text to check against.` });
  return sources;
}

/** Tags become spaces of the same length, so that offsets still point into the file. */
function blankTags(html: string): string {
  return html.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, (tag) => ' '.repeat(tag.length));
}

const DOUBTS = {
  'not-in-sources': 'not in the sources',
  negation: 'says the opposite of',
  contrary: 'says the contrary of',
  'other-subject': 'told of something else',
  'term-unknown': 'unknown term',
} as const;

function inWords(sentence: CheckedSentence): string {
  const doubts = sentence.doubts.map(
    ({ doubt, text, evidence }) =>
      `${DOUBTS[doubt]}: ${doubt === 'negation' || doubt === 'contrary' ? '' : text}${evidence ? ` (${evidence.source}: "${evidence.snippet}")` : ''}`,
  );
  return `${sentence.verdict.toUpperCase()} "${sentence.text}" - ${doubts.join('; ')}`;
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
  return `${kept} kept, ${struck} struck, ${marked} marked, ${plain} without a claim.`;
}
