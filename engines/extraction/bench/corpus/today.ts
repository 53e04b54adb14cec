import { FIRST } from './today-1.ts';
import { SECOND } from './today-2.ts';
import { THIRD } from './today-3.ts';

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

/** Three lots: each was written after the mends that the one before asked for, and read once before any of its own. */
export const TODAY = { first: FIRST, second: SECOND, third: THIRD } as const;
