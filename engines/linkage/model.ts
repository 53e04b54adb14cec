/** What a column is about. Decides how its cells are normalised, compared and weighted before any data speak. */
export const ROLES = [
  'company',
  'legal-form',
  'person',
  'first-name',
  'last-name',
  'title',
  'job',
  'street',
  'house-number',
  'postal-code',
  'city',
  'region',
  'country',
  'phone',
  'email',
  'domain',
  'identifier',
  'date',
  'number',
  'category',
  'label',
  'text',
] as const;
export type Role = (typeof ROLES)[number];

/** How two values of a field are compared; each has its own levels, best first (`LEVELS`). */
export type Method =
  | 'given'
  | 'name'
  | 'words'
  | 'company'
  | 'street'
  | 'code'
  | 'phone'
  | 'date'
  | 'number'
  | 'email'
  | 'domain'
  | 'category';

/** Names of the levels of agreement. They are the codes of reasons, and `wordsOfReason` says them in words. */
export type LevelCode =
  | 'same'
  | 'nickname'
  | 'near'
  | 'initial'
  | 'similar'
  | 'part'
  | 'most-words'
  | 'half-words'
  | 'some-words'
  | 'same-street'
  | 'digits-swapped'
  | 'one-digit'
  | 'two-digits'
  | 'same-switchboard'
  | 'day-month-swapped'
  | 'two-parts'
  | 'same-user'
  | 'same-host'
  | 'other';

/** Levels of each method, best first; the last one is disagreement. */
export const LEVELS: Readonly<Record<Method, readonly LevelCode[]>> = {
  given: ['same', 'nickname', 'near', 'initial', 'similar', 'other'],
  name: ['same', 'near', 'similar', 'part', 'other'],
  words: ['same', 'near', 'most-words', 'half-words', 'some-words', 'other'],
  company: ['same', 'near', 'most-words', 'half-words', 'some-words', 'other'],
  street: ['same', 'near', 'same-street', 'similar', 'other'],
  code: ['same', 'digits-swapped', 'one-digit', 'two-digits', 'other'],
  phone: ['same', 'one-digit', 'same-switchboard', 'other'],
  date: ['same', 'day-month-swapped', 'one-digit', 'two-parts', 'other'],
  number: ['same', 'near', 'similar', 'other'],
  email: ['same', 'near', 'same-user', 'same-host', 'other'],
  domain: ['same', 'other'],
  category: ['same', 'other'],
};

export const METHOD_OF: Readonly<Record<Role, Method>> = {
  company: 'company',
  'legal-form': 'category',
  person: 'words',
  'first-name': 'given',
  'last-name': 'name',
  title: 'category',
  job: 'words',
  street: 'street',
  'house-number': 'code',
  'postal-code': 'code',
  city: 'name',
  region: 'category',
  country: 'category',
  phone: 'phone',
  email: 'email',
  domain: 'domain',
  identifier: 'code',
  date: 'date',
  number: 'number',
  category: 'category',
  label: 'name',
  text: 'words',
};

export interface Level {
  readonly code: LevelCode;
  /** Share of true matches (both values known) at this level. */
  readonly m: number;
  /** Share of pairs that are no match at this level. */
  readonly u: number;
}

export interface Field {
  readonly name: string;
  readonly role: Role;
  readonly method: Method;
  /** Columns it is read from; the first that yields a value counts. */
  readonly from: readonly string[];
  readonly levels: readonly Level[];
  /**
   * How often values occur: agreement on a rare one weighs more (term frequency). `values` holds the frequent ones by their normalised text,
   * the rest are taken for `rest` occurrences each among `rows`. Absent: `u` of the first level counts for all values.
   */
  readonly frequency?: {
    readonly rows: number;
    readonly rest: number;
    readonly values: Readonly<Record<string, number>>;
    /** The usual share counts like so many rows, and of a value's rows its own is left out: for lists that learnt from themselves. */
    readonly trust?: { readonly rows: number; readonly share: number };
    /** Method `words`: in how many records each frequent word stands. */
    readonly words?: Readonly<Record<string, number>>;
  };
  /**
   * Fields that agree together in pairs that are no match (address, switchboard and domain of a group): the strongest agreement counts in full,
   * further ones of the same bundle by half.
   */
  readonly bundle?: string;
  /**
   * Shares among pairs that are no match and agree on another field, by level: where the town is the same, its postal code tells nothing more. The
   * first field that agrees counts. `above`: that field tells more than this one; where this one agrees itself, only such count.
   */
  readonly given?: readonly { readonly field: string; readonly above: boolean; readonly u: readonly number[] }[];
  /**
   * What a disagreement here does not let pass: from level `from` on the whole comparison weighs at most `bits`, unless one of the fields `unless`
   * agrees. A GmbH and a GmbH & Co. KG share name, address, telephone and domain, and are two.
   */
  readonly ceiling?: { readonly from: LevelCode; readonly bits: number; readonly unless: readonly string[] };
  /** Fields of one exchange are entered in each other's place at times (first and last name). */
  readonly exchange?: string;
}

export type KeyKind =
  | 'same'
  | 'sound'
  | 'start'
  | 'end'
  | 'year'
  | 'day-month'
  | 'month-year'
  | 'user'
  | 'word'
  | 'number'
  | 'initial';

/** Records are compared when they share the keys of all parts of one rule. */
export interface BlockRule {
  readonly parts: readonly { readonly field: number; readonly key: KeyKind }[];
}

/** Plain JSON, as written to model.json. */
export interface LinkageModel {
  readonly format: 'lotse-linkage';
  readonly version: 1;
  /** Share of matches among all pairs of records, before anything is compared. */
  readonly prior: number;
  readonly fields: readonly Field[];
  readonly rules: readonly BlockRule[];
  /** From this probability on a pair counts as a match. */
  readonly threshold: number;
  readonly seed: number;
  /** Facts about how it came to be; nothing is computed from them. */
  readonly notes: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export const log2odds = (p: number): number => Math.log2(p / (1 - p));
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

/** Reads what model.json holds. @returns null when it is not a linkage model of a version known here */
export function readModel(value: unknown): LinkageModel | null {
  if (typeof value !== 'object' || value === null) return null;
  const model = value as Partial<LinkageModel>;
  const known =
    model.format === 'lotse-linkage' &&
    model.version === 1 &&
    typeof model.prior === 'number' &&
    typeof model.threshold === 'number' &&
    Array.isArray(model.fields) &&
    Array.isArray(model.rules) &&
    model.fields.every((field: Partial<Field>) => field.method !== undefined && Object.hasOwn(LEVELS, field.method));
  return known ? (model as LinkageModel) : null;
}
