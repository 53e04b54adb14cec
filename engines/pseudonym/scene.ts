import type { Sort } from './sort-word.ts';
import type { Word } from './words.ts';

/** A text in words, each with what can be said about it alone. */
export interface Scene {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sorts: readonly Sort[];
  readonly english: boolean;
  /** Written without capitals: small letters tell nothing then. */
  readonly small: boolean;
}

/** More English function words than German ones. */
export function looksEnglish(sorts: readonly Sort[]): boolean {
  let balance = 0;
  for (const sort of sorts) balance += sort.english;
  return balance > 0;
}
