/** What the cells of a role are read as. */
export type Reading =
  | 'text'
  | 'long-text'
  | 'company'
  | 'person'
  | 'phone'
  | 'email'
  | 'domain'
  | 'vat'
  | 'street'
  | 'postal-code'
  | 'place'
  | 'address'
  | 'country'
  | 'salutation'
  | 'integer'
  | 'number'
  | 'amount'
  | 'day'
  | 'moment'
  | 'truth'
  | 'choice';

export interface RoleFacts {
  readonly reads: Reading;
  /** Headings as exports name them; compared folded, without spaces, brackets and signs. */
  readonly headings: readonly string[];
}
export const role = (reads: Reading, headings: string): RoleFacts => ({
  reads,
  headings: headings
    .split('|')
    .map((heading) => heading.trim())
    .filter(Boolean),
});
