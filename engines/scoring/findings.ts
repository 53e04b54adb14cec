import type { Words } from './model.ts';

export type FindingCode =
  | 'leak-excluded'
  | 'leak-suspected'
  | 'too-good'
  | 'id-dropped'
  | 'text-dropped'
  | 'constant-dropped'
  | 'empty-dropped'
  | 'time-dropped'
  | 'group-dropped'
  | 'asked-dropped'
  | 'duplicates'
  | 'rows-dropped'
  | 'open-outcomes'
  | 'unreadable-cells'
  | 'future-dates'
  | 'rare-levels-pooled'
  | 'drift'
  | 'protected-attribute'
  | 'few-cases'
  | 'many-columns'
  | 'monotone-ignored';

/** Something about the data that a person should know, named in words. */
export interface Finding {
  readonly code: FindingCode;
  /** `stop`: taken out of the model · `warn`: look at it before you trust the model · `note`: for completeness */
  readonly severity: 'stop' | 'warn' | 'note';
  readonly column: string | null;
  readonly facts: Readonly<Record<string, number | string | readonly string[]>>;
  readonly text: Words;
}

export function finding(
  code: FindingCode,
  severity: Finding['severity'],
  column: string | null,
  text: Words,
  facts: Finding['facts'] = {},
): Finding {
  return { code, severity, column, facts, text };
}
