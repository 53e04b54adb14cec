import { misuse } from '#server/platform/command.ts';
import { spokenLanguage } from '#server/platform/spoken-language.ts';
import { type Language, numberIn } from './words.ts';

const text = { type: 'string' } as const;

/** What every command that reads a file of contacts takes: the file, and its columns where their names do not tell. */
export const touchOptions = {
  touches: text,
  at: text,
  account: text,
  person: text,
  segment: text,
  channel: text,
  response: text,
  language: text,
} as const;

/** @throws Failure `usage` where no file is given or the language is neither */
export function touchFile(values: { readonly touches?: string | undefined; readonly language?: string | undefined }): {
  readonly path: string;
  readonly language: Language;
} {
  const path = values.touches ?? misuse('Es fehlt --touches DATEI.', 'Give --touches FILE.');
  const language = values.language ?? spokenLanguage();
  if (language !== 'de' && language !== 'en') return misuse('--language: de, en.');
  return { path, language };
}

export function skippedLines(
  { count, examples }: { readonly count: number; readonly examples: readonly { row: number; text: string }[] },
  rows: number,
  language: Language,
): string[] {
  if (count === 0) return [];
  const first = examples.map(({ row, text }) =>
    language === 'de' ? `  Zeile ${row}: ${text}` : `  line ${row}: ${text}`,
  );
  const head =
    language === 'de'
      ? `${numberIn(count, language)} von ${numberIn(rows, language)} Zeilen wurden ausgelassen:`
      : `${numberIn(count, language)} of ${numberIn(rows, language)} rows were left out:`;
  return [head, ...first];
}
