/** What matching looks at; everything folded or normalised, null where unknown. */
export interface CompanySubject {
  readonly id: string;
  readonly nameKey: string;
  readonly legalForm: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly street: string | null;
  readonly vatId: string | null;
  readonly numbers: readonly string[];
  readonly domain: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Comparison {
  readonly verdict: 'same' | 'doubtful' | 'different';
  /** Codes of what agrees, e.g. `vat_id`, `name`. */
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
}

type Agreement = 'equal' | 'other' | 'unknown';

const agreement = (a: string | null, b: string | null): Agreement => {
  if (a === null || b === null || a === '' || b === '') return 'unknown';
  return a === b ? 'equal' : 'other';
};

/** Sørensen–Dice over letter pairs: 1 for equal, about .9 for one slip in ten letters. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at++) pairs.set(a.slice(at, at + 2), (pairs.get(a.slice(at, at + 2)) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at < b.length - 1; at++) {
    const left = pairs.get(b.slice(at, at + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(b.slice(at, at + 2), left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}

function placeOf(a: CompanySubject, b: CompanySubject): Agreement {
  const code = agreement(a.postalCode, b.postalCode);
  return code === 'unknown' ? agreement(a.city, b.city) : code;
}

/**
 * Whether two descriptions speak of one company. Symmetric. Decided in docs/decisions/0012-doubtful-rows.md; in short: a VAT id or a
 * customer number decides unless everything else speaks against it; the name with its place decides; a shared domain or switchboard alone never
 * does, since groups share them; another legal form is another company until a person says otherwise.
 */
export function compareCompanies(a: CompanySubject, b: CompanySubject): Comparison {
  const vat = a.vatId?.slice(0, 2) === b.vatId?.slice(0, 2) ? agreement(a.vatId, b.vatId) : 'unknown';
  const number: Agreement =
    a.numbers.length === 0 || b.numbers.length === 0
      ? 'unknown'
      : a.numbers.some((one) => b.numbers.includes(one))
        ? 'equal'
        : 'other';
  // A row of orders often names its company by number alone.
  const name =
    a.nameKey === '' || b.nameKey === ''
      ? 'unknown'
      : a.nameKey === b.nameKey
        ? 'equal'
        : Math.min(a.nameKey.length, b.nameKey.length) >= 6 && similarity(a.nameKey, b.nameKey) >= 0.85
          ? 'near'
          : 'other';
  const facts: Readonly<Record<string, Agreement>> = {
    vat_id: vat,
    customer_number: number,
    name: name === 'near' ? 'unknown' : name,
    legal_form: agreement(a.legalForm, b.legalForm),
    place: placeOf(a, b),
    street: agreement(a.street, b.street),
    domain: agreement(a.domain, b.domain),
    email: agreement(a.email, b.email),
    phone: agreement(a.phone, b.phone),
  };
  const keys = Object.keys(facts);
  const agrees = keys.filter((key) => facts[key] === 'equal');
  if (name === 'near') agrees.push('name_similar');
  return { verdict: decide(facts, name), agrees, differs: keys.filter((key) => facts[key] === 'other') };
}

function decide(
  facts: Readonly<Record<string, Agreement>>,
  name: 'equal' | 'near' | 'other' | 'unknown',
): Comparison['verdict'] {
  const is = (key: string) => facts[key] === 'equal';
  const not = (key: string) => facts[key] === 'other';
  const direct = is('email') || is('phone');
  const contact = direct || is('domain');
  if (is('vat_id')) return name === 'other' && not('place') ? 'doubtful' : 'same';
  if (is('customer_number')) {
    const backed = name !== 'other' || contact || (is('place') && is('street'));
    return backed && !not('vat_id') ? 'same' : 'doubtful';
  }
  if (not('vat_id')) return name === 'equal' && is('place') ? 'doubtful' : 'different';
  if (name === 'equal') {
    if (not('legal_form')) return is('place') || contact ? 'doubtful' : 'different';
    if (is('place')) return !not('customer_number') || contact || is('street') ? 'same' : 'doubtful';
    if (not('place')) return direct && !not('customer_number') ? 'same' : contact ? 'doubtful' : 'different';
    return contact || !not('customer_number') ? 'same' : 'doubtful';
  }
  if (name === 'near') {
    if (is('place') && contact && !not('legal_form') && !not('customer_number')) return 'same';
    return (is('place') && (is('street') || contact)) || direct ? 'doubtful' : 'different';
  }
  return is('place') && (is('email') || (is('phone') && is('street'))) ? 'doubtful' : 'different';
}
