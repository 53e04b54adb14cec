import { type Cell, createTableBuilder, ScoringRefusal, type Table } from '#engines/scoring/index.ts';
import { openTextTable } from '#server/intake/sheets/index.ts';
import type { Io } from '#server/platform/command.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { say } from '#server/platform/spoken-language.ts';
import { failureWords, type Language } from './words.ts';

/** Reads a whole file into columns. `only`: the columns wanted; all where left out. */
export async function readTableFile(path: string, io: Io, only?: ReadonlySet<string>): Promise<Table> {
  const file = await openTextTable(path);
  const wanted = file.headings.flatMap((name, at) => (only === undefined || only.has(name) ? [at] : []));
  const builder = createTableBuilder(wanted.map((at) => file.headings[at]!));
  const row: Cell[] = new Array(wanted.length);
  let rows = 0;
  for await (const batch of file.batches()) {
    for (const { cells } of batch) {
      for (let at = 0; at < wanted.length; at++) row[at] = cells[wanted[at]!];
      builder.push(row);
    }
    rows += batch.length;
    if (io.signal.aborted) break;
    if (rows % 100_000 < batch.length)
      io.progress(say(`${rows} von etwa ${file.lines} Zeilen gelesen`, `read ${rows} of about ${file.lines} rows`));
  }
  if (rows === 0) fail('file-empty', {});
  return builder.finish();
}

/** Runs a command's work; what the engine or the reader refuses becomes a Failure with words a person can act on. */
export async function inWords<T>(language: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScoringRefusal)
      return fail(error.code, { text: error.words[language], ...error.facts }, { cause: error });
    if (error instanceof Failure && typeof error.facts['text'] !== 'string') {
      const text = failureWords(error.code, error.facts, language);
      if (text !== null) return fail(error.code, { ...error.facts, text }, { cause: error });
    }
    throw error;
  }
}
