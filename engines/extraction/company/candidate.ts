import type { Line } from '../page/lines.ts';
import { cssPath } from '../page/tree.ts';
import type { Label } from './labels.ts';
import type { Span } from './spans.ts';

export const FIELDS = [
  'legalName',
  'streetAddress',
  'postalCode',
  'addressLocality',
  'addressCountry',
  'telephone',
  'faxNumber',
  'email',
  'url',
  'managingDirectors',
  'registerCourt',
  'registerNumber',
  'vatID',
  'foundingYear',
  'employees',
  'industries',
  'products',
  'certificates',
  'openingHours',
  'socialLinks',
] as const;
export type Field = (typeof FIELDS)[number];

/** One reading of one place on the page, before places are weighed against each other. */
export interface Candidate {
  readonly field: Field;
  readonly value: string;
  /** Equal for spellings of one value. */
  readonly key: string;
  readonly confidence: number;
  /** Stands on the page letter by letter (spaces collapsed). */
  readonly snippet: string;
  readonly where: string;
  /** Index of the line; -1 for what no reader sees (JSON-LD, meta). */
  readonly at: number;
  readonly zone: Label | null;
  /** Name of the record it came from, where structured data keep several companies apart. */
  readonly group?: string;
}

export function candidateAt(
  span: Pick<Span, 'line' | 'zone' | 'label' | 'labelText'>,
  field: Field,
  value: string,
  confidence: number,
  key = value.toLowerCase(),
  /** The value as it stands in the line, where that differs. */
  original = value,
): Candidate {
  return {
    field,
    value,
    key,
    confidence,
    snippet: snippetOf(span.line, original),
    where: placeOf(span.line, span.labelText),
    at: span.line.index,
    zone: span.zone,
  };
}

/** The line, or of a long one the stretch around the value, cut at words. */
export function snippetOf(line: Line, value: string): string {
  const { text } = line;
  if (text.length <= 220) return text;
  const words = value.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  let at = text.indexOf(value);
  for (const word of words) if (at < 0) at = text.indexOf(word);
  const from = Math.max(0, at < 0 ? 0 : at - 60);
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const end = text.indexOf(' ', Math.min(text.length, Math.max(at, 0) + value.length + 60));
  return text.slice(start, end < 0 || end < start ? start + 220 : end).trim();
}

export function placeOf(line: Line, label = ''): string {
  const path = cssPath(line.element);
  const plain = label.replace(/[:：\s]+$/, '');
  return `${path || 'body'}${plain ? ` (${plain})` : ''}`;
}
