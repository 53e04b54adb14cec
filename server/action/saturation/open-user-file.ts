import { openTextTable, type TextTable } from '#server/intake/sheets/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import type { Language } from './words.ts';

const WORDS: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  'file-not-found': { de: 'Die Datei kann nicht gelesen werden.', en: 'The file cannot be read.' },
  'file-empty': {
    de: 'Die Datei ist leer: es braucht eine Zeile mit Spaltennamen und mindestens eine Zeile darunter.',
    en: 'The file is empty: it needs a line of column names and at least one row below it.',
  },
  'file-not-a-table': {
    de: 'Die Datei ist keine Tabelle in Textform. Erwartet wird CSV (auch .csv.gz), jedes Trennzeichen.',
    en: 'The file is no table in text form. CSV is expected (also .csv.gz), any delimiter.',
  },
};

/** A table of the user's own, for the commands; what the reader refuses is said in words. */
export async function openUserFile(path: string, language: Language): Promise<TextTable> {
  try {
    return await openTextTable(path);
  } catch (error) {
    const words = error instanceof Failure ? WORDS[error.code] : undefined;
    if (!(error instanceof Failure) || !words) throw error;
    return fail(error.code, { ...error.facts, text: `${words[language]} (${path})` }, { cause: error });
  }
}
