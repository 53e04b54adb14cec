import type { Mapping } from './propose-mapping.ts';

export interface LineValues {
  readonly position: number | null;
  readonly product_number: string | null;
  readonly description: string | null;
  readonly quantity: number | null;
  readonly price_cents: number | null;
  readonly total_cents: number | null;
}
export interface FieldValue {
  readonly value: string | number | boolean | null | readonly LineValues[];
  readonly original?: string;
  readonly place?: string;
}
export type Fields = Record<string, FieldValue>;
export type SubjectKind = 'company' | 'person' | 'deal' | 'product' | 'order' | 'quote' | 'activity';

export interface RowSubject {
  readonly kind: SubjectKind;
  /** Company 0, people 1 to 5, everything else 10. */
  readonly part: number;
  readonly fields: Readonly<Fields>;
  /** Parts of the same row that it belongs to. */
  readonly company?: number;
  readonly person?: number;
}
export interface Permission {
  readonly kind: 'given' | 'objection';
  readonly point: string;
  readonly channel: 'email' | 'phone_human' | 'sms_messenger' | 'fax' | 'post' | 'social_dm';
  readonly scope: 'channel' | 'all_marketing';
  /** ISO moment, null where the sheet does not say. */
  readonly at: string | null;
  readonly wording: string | null;
  readonly proof: Readonly<Record<string, string>>;
}
export interface CellFault {
  readonly code: string;
  /** null: the row as a whole. */
  readonly column: string | null;
  /** true: nothing of the row can be used; false: the row is taken without this cell. */
  readonly row: boolean;
}
export interface RowReading {
  readonly subjects: readonly RowSubject[];
  readonly permissions: readonly Permission[];
  readonly faults: readonly CellFault[];
  readonly empty: boolean;
}
export interface RowConfig {
  readonly mapping: Mapping;
  readonly defaultCountry: string;
  /** For two-digit years. */
  readonly referenceYear: number;
}
