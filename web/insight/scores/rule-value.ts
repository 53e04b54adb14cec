import type { client } from '../../app/api.ts';

export type Rules = Awaited<ReturnType<typeof client.insight.scores.rules>>;
export type Rule = Rules['rules'][number];
export type Operator = Rule['operator'];

/** What stands in the field while somebody edits a value. */
export function valueText(value: Rule['value']): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Two numbers are a range; with a comma between them they would read like a list.
  return typeof value[0] === 'number' ? value.join(' – ') : value.join(', ');
}

/** Numbers as Germans type them: 1.000 is a thousand. */
function readNumber(text: string): number | null {
  const clean = text
    .trim()
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.');
  return clean !== '' && Number.isFinite(Number(clean)) ? Number(clean) : null;
}

/** The value that the text means for this comparison; undefined: it means none. */
export function readValue(operator: Operator, text: string): Rule['value'] | undefined {
  if (operator === 'known') return null;
  if (operator === 'at_least' || operator === 'at_most') return readNumber(text) ?? undefined;
  if (operator === 'between') {
    const [from, to] = text
      .split(/,\s|\s*[–-]\s*|\s+bis\s+|\s+to\s+|,(?=\d{1,2}(\D|$))/)
      .filter(Boolean)
      .map(readNumber);
    return from === undefined || to === undefined || from === null || to === null || from > to ? undefined : [from, to];
  }
  const texts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return texts.length === 0 ? undefined : texts;
}
