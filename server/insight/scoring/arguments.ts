import { readFile, writeFile } from 'node:fs/promises';
import { type Model, readModel } from '#engines/scoring/index.ts';
import { misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import type { Language } from './words.ts';

/** The value of an option without which the command cannot run. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') return misuse(`Es fehlt --${option}.`, `Give --${option}.`);
  return value;
}

export function languageOf(value: string | undefined): Language {
  const language = value ?? spokenLanguage();
  if (language !== 'de' && language !== 'en') return misuse('--language: de, en.');
  return language;
}

export function listOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** @throws Failure `file-not-found`, `not-a-model` */
export async function openModel(path: string): Promise<Model> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) =>
    fail(
      'file-not-found',
      {
        text: say(`Das Modell „${path}“ lässt sich nicht lesen.`, `The model "${path}" cannot be read.`),
      },
      { cause },
    ),
  );
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // readModel says in words what is wrong with it.
  }
  return readModel(json);
}

export async function saveText(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((cause: unknown) =>
    fail(
      'file-not-written',
      {
        text: say(
          `„${path}“ lässt sich nicht schreiben. Gibt es den Ordner?`,
          `"${path}" cannot be written. Is there such a folder?`,
        ),
      },
      { cause },
    ),
  );
}
