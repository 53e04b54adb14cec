import type { StructuredKind } from './claims.ts';
import type { Gender } from './gazetteer.ts';

export type SpanKind = StructuredKind | 'first' | 'last' | 'company' | 'term' | 'initials' | 'street-word';
/** A stretch of text to hide as a whole. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
  readonly gender: Gender;
  /** Names the thing behind the spellings: Köster and Kösetr share one. */
  readonly key: string;
  /** Words inside a unit that get a stand-in of their own, the rest becomes another trade. */
  readonly parts?: readonly Span[];
}
