import { readFileSync } from 'node:fs';
import { FIRST } from './today-1.ts';
import { SECOND } from './today-2.ts';
import { THIRD } from './today-3.ts';
import { FOURTH } from './today-4.ts';
import { FIFTH } from './today-5.ts';

/** One page with what a person reads from it; several spellings of one value are all right. */
export interface TodayPage {
  readonly name: string;
  readonly url: string;
  readonly html: string;
  readonly truth: Readonly<Record<string, readonly string[]>>;
  readonly people?: readonly (readonly [
    name: string,
    role: string | null,
    telephone: string | null,
    email: string | null,
  ])[];
}

/** Lots: each was written after the mends that the one before asked for, and read once before any of its own. */
export const TODAY = { first: FIRST, second: SECOND, third: THIRD, fourth: FOURTH, fifth: FIFTH } as const;

/** Sentences as newspapers and companies write them, apart from those that the classifier was trained on. */
export function todaySentences(lot: 1 | 2): readonly { readonly kind: string; readonly sentence: string }[] {
  let kind = '';
  return readFileSync(new URL(`./today-news${lot === 1 ? '' : '-2'}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ')) kind = line.slice(2).trim();
      return line.trim() === '' || line.startsWith('# ') ? [] : [{ kind, sentence: line.trim() }];
    });
}
