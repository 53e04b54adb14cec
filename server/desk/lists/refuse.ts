import { fail } from '#server/platform/failure.ts';

const sentences: Readonly<Record<string, string>> = {
  'unknown-column': 'This list has no such column, or you may not read it.',
  'not-sortable': 'The list cannot be sorted by this column.',
  'operator-not-allowed': 'This condition is not possible for this column.',
  'value-not-allowed': 'The value does not fit the column.',
  'nothing-to-look-for': 'The text holds no letter or digit to look for.',
  'range-without-ends': 'A range needs a beginning or an end.',
  'foreign-cursor': 'The cursor belongs to another list or another order. Fetch the outline again.',
};

/** Refuses a list query; nothing was read. A column that may not be read is refused exactly like one that does not exist. */
export function refuse(reason: string, facts: Record<string, unknown> = {}): never {
  fail('invalid-input', { reason, ...facts, text: sentences[reason] ?? reason });
}
