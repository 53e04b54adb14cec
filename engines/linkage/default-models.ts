import { type BlockRule, type Field, type KeyKind, LEVELS, type LinkageModel, METHOD_OF, type Role } from './model.ts';

/** How often values occur in the records at hand, by field name and normalised text (`normalise` of the field's role). */
export type Frequencies = Readonly<Record<string, NonNullable<Field['frequency']>>>;

interface Draft {
  readonly name: string;
  readonly role: Role;
  readonly from?: readonly string[];
  /** Share of true matches and of other pairs at each level of the role's method. */
  readonly m: readonly number[];
  readonly u: readonly number[];
  readonly bundle?: string;
  readonly exchange?: string;
  readonly ceiling?: NonNullable<Field['ceiling']>;
}

// Shares as counted on labelled lists of companies and people; where a group of companies shares something (domain, switchboard, address, by German
// tax law even the VAT id) `u` is far above that of random pairs: what is compared here has something in common already.
const COMPANY: readonly Draft[] = [
  {
    name: 'name',
    role: 'company',
    m: [0.7, 0.12, 0.08, 0.06, 0.02, 0.02],
    u: [0.0001, 0.0002, 0.001, 0.004, 0.03, 0.9647],
    ceiling: { from: 'half-words', bits: -2, unless: ['vat_id', 'register_number'] },
  },
  {
    name: 'legal_form',
    role: 'legal-form',
    from: ['legal_form', 'name'],
    m: [0.97, 0.03],
    u: [0.4, 0.6],
    ceiling: { from: 'other', bits: -2, unless: ['vat_id', 'register_number'] },
  },
  {
    name: 'street',
    role: 'street',
    from: ['address', 'street'],
    m: [0.76, 0.1, 0.05, 0.02, 0.07],
    u: [0.0006, 0.0004, 0.003, 0.001, 0.995],
    bundle: 'site',
  },
  {
    name: 'postal_code',
    role: 'postal-code',
    m: [0.86, 0.02, 0.03, 0.02, 0.07],
    u: [0.004, 0.0005, 0.004, 0.03, 0.9615],
    bundle: 'place',
  },
  {
    name: 'city',
    role: 'city',
    m: [0.86, 0.04, 0.01, 0.03, 0.06],
    u: [0.02, 0.001, 0.003, 0.005, 0.971],
    bundle: 'place',
  },
  { name: 'country', role: 'country', m: [0.99, 0.01], u: [0.8, 0.2] },
  { name: 'phone', role: 'phone', m: [0.72, 0.04, 0.14, 0.1], u: [0.004, 0.0005, 0.004, 0.9915], bundle: 'site' },
  {
    name: 'email',
    role: 'email',
    m: [0.6, 0.05, 0.03, 0.22, 0.1],
    u: [0.002, 0.002, 0.002, 0.012, 0.982],
    bundle: 'site',
  },
  {
    name: 'domain',
    role: 'domain',
    from: ['domain', 'website', 'email'],
    m: [0.9, 0.1],
    u: [0.015, 0.985],
    bundle: 'site',
  },
  {
    name: 'vat_id',
    role: 'identifier',
    m: [0.96, 0.004, 0.012, 0.004, 0.02],
    u: [0.0004, 0.00001, 0.0001, 0.0005, 0.99899],
  },
  {
    name: 'register_number',
    role: 'identifier',
    m: [0.94, 0.005, 0.015, 0.01, 0.03],
    u: [0.0004, 0.0001, 0.001, 0.005, 0.9935],
  },
  {
    name: 'customer_number',
    role: 'identifier',
    m: [0.6, 0.002, 0.01, 0.008, 0.38],
    u: [0.00005, 0.0005, 0.004, 0.02, 0.97545],
  },
];

const PERSON: readonly Draft[] = [
  {
    name: 'first_name',
    role: 'first-name',
    m: [0.84, 0.05, 0.03, 0.04, 0.01, 0.03],
    u: [0.01, 0.003, 0.004, 0.01, 0.02, 0.953],
    exchange: 'name',
  },
  {
    name: 'last_name',
    role: 'last-name',
    m: [0.88, 0.05, 0.01, 0.03, 0.03],
    u: [0.002, 0.001, 0.004, 0.001, 0.992],
    exchange: 'name',
  },
  { name: 'title', role: 'title', m: [0.9, 0.1], u: [0.4, 0.6] },
  { name: 'job_title', role: 'job', m: [0.55, 0.07, 0.08, 0.1, 0.05, 0.15], u: [0.05, 0.01, 0.02, 0.05, 0.1, 0.77] },
  {
    name: 'email',
    role: 'email',
    m: [0.78, 0.05, 0.05, 0.05, 0.07],
    u: [0.001, 0.004, 0.002, 0.05, 0.943],
    bundle: 'reach',
  },
  { name: 'phone', role: 'phone', m: [0.7, 0.04, 0.12, 0.14], u: [0.02, 0.002, 0.05, 0.928], bundle: 'reach' },
  { name: 'mobile', role: 'phone', m: [0.86, 0.04, 0.01, 0.09], u: [0.0005, 0.0002, 0.0005, 0.9988], bundle: 'reach' },
  {
    name: 'company',
    role: 'company',
    m: [0.82, 0.05, 0.04, 0.03, 0.02, 0.04],
    u: [0.02, 0.005, 0.005, 0.01, 0.03, 0.93],
    bundle: 'reach',
  },
  {
    name: 'company_id',
    role: 'identifier',
    m: [0.93, 0.0001, 0.0001, 0.0001, 0.0697],
    u: [0.02, 0.0001, 0.0001, 0.0001, 0.9797],
    bundle: 'reach',
  },
];

const COMPANY_RULES: readonly (readonly (readonly [string, KeyKind])[])[] = [
  [['vat_id', 'same']],
  [['register_number', 'same']],
  [['customer_number', 'same']],
  [['phone', 'same']],
  [['email', 'same']],
  [['domain', 'same']],
  [['name', 'same']],
  [
    ['name', 'word'],
    ['postal_code', 'same'],
  ],
  [
    ['name', 'word'],
    ['city', 'same'],
  ],
  [
    ['name', 'sound'],
    ['postal_code', 'year'],
  ],
  [
    ['name', 'start'],
    ['city', 'sound'],
  ],
  [
    ['street', 'same'],
    ['postal_code', 'same'],
  ],
]; // prettier-ignore

const PERSON_RULES: readonly (readonly (readonly [string, KeyKind])[])[] = [
  [['email', 'same']],
  [['mobile', 'same']],
  [
    ['last_name', 'same'],
    ['first_name', 'same'],
  ],
  [
    ['last_name', 'sound'],
    ['company_id', 'same'],
  ],
  [
    ['last_name', 'sound'],
    ['company', 'word'],
  ],
  [
    ['first_name', 'same'],
    ['company_id', 'same'],
  ],
  [
    ['phone', 'same'],
    ['last_name', 'sound'],
  ],
  [
    ['phone', 'same'],
    ['first_name', 'same'],
  ],
]; // prettier-ignore

/**
 * Lotse's own company fields: name, legal_form, street (with house number; or `address`, both in one line), postal_code, city, country, phone, email, website,
 * domain, vat_id, register_number, customer_number. Fixed shares; `frequencies` of the records at hand sharpen it, `learnFromDecisions` retrains it.
 */
export const companyModel = (frequencies: Frequencies = {}): LinkageModel =>
  build(COMPANY, COMPANY_RULES, frequencies, 2 ** -11);

/** Lotse's own person fields: first_name, last_name, title, job_title, email, phone, mobile, company (its name), company_id. */
export const personModel = (frequencies: Frequencies = {}): LinkageModel =>
  build(PERSON, PERSON_RULES, frequencies, 2 ** -11);

function build(
  drafts: readonly Draft[],
  rules: readonly (readonly (readonly [string, KeyKind])[])[],
  frequencies: Frequencies,
  prior: number,
): LinkageModel {
  const fields = drafts.map(({ name, role, from, m, u, bundle, exchange, ceiling }): Field => {
    const frequency = frequencies[name];
    return {
      name,
      role,
      method: METHOD_OF[role],
      from: from ?? [name],
      levels: LEVELS[METHOD_OF[role]].map((code, at) => ({ code, m: m[at]!, u: u[at]! })),
      ...(frequency && { frequency }),
      ...(bundle && { bundle }),
      ...(exchange && { exchange }),
      ...(ceiling && { ceiling }),
    };
  });
  const at = (name: string) => fields.findIndex((field) => field.name === name);
  return {
    format: 'lotse-linkage',
    version: 1,
    prior,
    fields,
    rules: rules.map((parts): BlockRule => ({ parts: parts.map(([name, key]) => ({ field: at(name), key })) })),
    threshold: 0.9,
    seed: 1,
    notes: { origin: 'fixed' },
  };
}
