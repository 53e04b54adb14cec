import { type DateOrder, type DecimalMark, decideDateOrder, decideDecimalMark } from '#engines/text/index.ts';
import { type HeadingMeaning, readHeading } from './headings.ts';
import { undoNeutralised } from './neutralised.ts';
import { type Profile, profileColumn, valuesFit } from './profile.ts';
import { type RoleName, roleReads, SHEET_KINDS, type SheetKind } from './roles.ts';

export interface MappedColumn {
  /** Position in the row, from 0. */
  readonly column: number;
  readonly heading: string;
  readonly role: RoleName | 'custom' | 'ignore';
  /** Which person of the row, from 1. */
  readonly slot: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** `heading`, `heading-part`, `values`, `duplicate`, `left-out`, `empty`, `unknown`, `contradicts` (the heading says one thing, the values another). */
  readonly reason: string;
  readonly decimal: DecimalMark | null;
  readonly dateOrder: DateOrder;
}

export interface Mapping {
  readonly kind: SheetKind;
  readonly confidence: number;
  readonly columns: readonly MappedColumn[];
}

interface Column {
  readonly meaning: HeadingMeaning;
  readonly profile: Profile;
  readonly samples: readonly string[];
}

/** Roles that speak for a kind of sheet, and what no such sheet is without. */
const SIGNS: Readonly<
  Record<
    SheetKind,
    { readonly needs: readonly RoleName[]; readonly speaks: readonly string[]; readonly weight: number }
  >
> = {
  companies: { needs: ['company.name'], speaks: ['company.'], weight: 1 },
  people: { needs: ['person.last_name', 'person.full_name', 'person.first_name'], speaks: ['person.'], weight: 1.6 },
  deals: {
    needs: ['deal.title', 'deal.stage', 'deal.value_cents', 'deal.expected_close_on'],
    speaks: ['deal.'],
    weight: 4,
  },
  orders: { needs: ['order.number', 'order.ordered_on'], speaks: ['order.', 'line.'], weight: 4 },
  quotes: { needs: ['quote.number', 'quote.sent_on'], speaks: ['quote.', 'line.'], weight: 4 },
  activities: {
    needs: ['activity.kind', 'activity.happened_at', 'activity.body', 'activity.subject'],
    speaks: ['activity.'],
    weight: 4,
  },
  products: {
    needs: ['product.name', 'product.category', 'product.price_cents', 'product.unit', 'line.product_number'],
    speaks: ['product.', 'line.product_number', 'line.description'],
    weight: 2.5,
  },
  consents: { needs: ['consent.given', 'consent.at'], speaks: ['consent.'], weight: 4 },
  objections: {
    needs: ['objection.set', 'objection.at', 'objection.scope', 'objection.point'],
    speaks: ['objection.'],
    weight: 4,
  },
};

function kindOf(columns: readonly Column[]): { kind: SheetKind; confidence: number } {
  const roles = columns.flatMap(({ meaning }) =>
    meaning.role && (meaning.exact || meaning.slot > 1) ? [meaning.role] : [],
  );
  const scores = SHEET_KINDS.map((kind) => {
    const { needs, speaks, weight } = SIGNS[kind];
    if (!roles.some((role) => needs.includes(role))) return { kind, score: 0 };
    return { kind, score: weight * roles.filter((role) => speaks.some((sign) => role.startsWith(sign))).length };
  }).sort((a, b) => b.score - a.score);
  const [first, second] = scores;
  const has = (role: RoleName) => roles.includes(role);
  // A customer list with a column "Newsletter" or "Werbesperre" stays a customer list: their answers are recorded beside it.
  if (
    (first?.kind === 'consents' || first?.kind === 'objections') &&
    roles.filter((role) => role.startsWith('company.') || role.startsWith('person.')).length >
      roles.filter((role) => role.startsWith('consent.') || role.startsWith('objection.')).length + 1
  ) {
    const next = scores.find(({ kind }) => kind === 'companies' || kind === 'people');
    if (next && next.score > 0) return { kind: next.kind, confidence: 0.8 };
  }
  // Prices and article numbers without order number and date are a catalogue.
  if (first?.kind === 'orders' && !has('order.number') && !has('order.ordered_on'))
    return { kind: 'products', confidence: 0.6 };
  if (first && first.score > 0) {
    // Company and contact in one row are companies; the person columns go along.
    if (
      first.kind === 'people' &&
      has('company.name') &&
      second?.kind === 'companies' &&
      second.score >= first.score * 0.6
    )
      return { kind: 'companies', confidence: 0.9 };
    return {
      kind: first.kind,
      confidence: Math.min(0.98, 0.6 + (first.score - (second?.score ?? 0)) / (first.score + 4)),
    };
  }
  const firms = Math.max(0, ...columns.map(({ profile }) => profile.company ?? 0));
  const people = Math.max(0, ...columns.map(({ profile }) => profile.person ?? 0));
  const generic = columns.some(({ meaning }) => meaning.generic?.companies === 'company.name');
  return people > firms + 0.2
    ? { kind: 'people', confidence: 0.5 }
    : { kind: 'companies', confidence: firms > 0.2 || generic ? 0.6 : 0.3 };
}

interface Candidate {
  readonly column: number;
  readonly role: RoleName;
  readonly slot: number;
  readonly confidence: number;
  readonly reason: string;
}

function candidatesOf(column: Column, at: number, kind: SheetKind, withPeople: boolean): Candidate[] {
  const { meaning, profile } = column;
  const generic = genericRole(column, kind, withPeople);
  const named = generic ?? meaning.role;
  const found: Candidate[] = [];
  if (named) {
    const fits = valuesFit(profile, roleReads(named));
    const base = generic ? 0.88 : meaning.exact ? 0.95 : 0.6;
    const confidence =
      fits === null
        ? base - (profile.filled === 0 ? 0.15 : 0.05)
        : fits >= 0.6
          ? Math.min(0.99, base + 0.04)
          : fits >= 0.2
            ? base - 0.2
            : base - 0.6;
    found.push({
      column: at,
      role: named,
      slot: meaning.slot,
      confidence,
      reason: fits !== null && fits < 0.2 ? 'contradicts' : generic || meaning.exact ? 'heading' : 'heading-part',
    });
  }
  if (meaning.leftOut) return found;
  return [...found, ...byValues(profile, at, kind, withPeople).filter((one) => one.role !== named)];
}

function genericRole(column: Column, kind: SheetKind, withPeople: boolean): RoleName | undefined {
  const { generic } = column.meaning;
  if (!generic) return undefined;
  const role = generic[kind];
  // One "E-Mail" in a sheet of companies with contacts: info@… is the company's, names are the person's.
  if (kind === 'companies' && withPeople && role === 'company.email')
    return column.profile.roleMail > 0.5 ? 'company.email' : 'person.email';
  if (kind === 'people' && role === 'person.email' && column.profile.roleMail > 0.8) return 'company.email';
  if (role === 'person.last_name' && (column.profile.person ?? 0) > 0.3) return 'person.full_name';
  return role;
}

function byValues(profile: Profile, column: number, kind: SheetKind, withPeople: boolean): Candidate[] {
  if (profile.filled < 2) return [];
  const person = kind === 'people' || (withPeople && profile.roleMail <= 0.5);
  const options: [number | undefined, RoleName, number][] = [
    [
      profile.email,
      person
        ? 'person.email'
        : kind === 'consents'
          ? 'consent.point'
          : kind === 'objections'
            ? 'objection.point'
            : 'company.email',
      0.8,
    ],
    [profile.vat, 'company.vat_id', 0.85],
    [profile.domain, 'company.website', 0.75],
    [profile.place, 'company.place', 0.75],
    [profile.company, 'company.name', 0.8],
    [(profile.phone ?? 0) > 0.7 ? profile.phone : 0, kind === 'people' ? 'person.phone' : 'company.phone', 0.7],
    [(profile.street ?? 0) > 0.6 ? profile.street : 0, 'company.street', 0.7],
    [
      (profile['postal-code'] ?? 0) > 0.9 && profile.distinct > 0.2 ? profile['postal-code'] : 0,
      'company.postal_code',
      0.6,
    ],
    [(profile.salutation ?? 0) > 0.8 ? profile.salutation : 0, 'person.salutation', 0.6],
    [(profile.person ?? 0) > 0.4 ? profile.person : 0, 'person.full_name', 0.7],
  ];
  return options.flatMap(([share, role, top]) =>
    (share ?? 0) > 0.4 ? [{ column, role, slot: 1, confidence: top * (0.5 + (share ?? 0) / 2), reason: 'values' }] : [],
  );
}

/**
 * Proposes what each column of a sheet means. Headings speak first, values confirm, contradict or, where a heading is unknown, propose.
 * A role is given once per row (and person); the next best column with the same meaning becomes a field of its own.
 */
export function proposeMapping(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  wanted?: SheetKind,
): Mapping {
  const columns = headings.map((heading, at): Column => {
    const samples = rows.slice(0, 200).map((row) => undoNeutralised(row[at] ?? ''));
    return { meaning: readHeading(heading), profile: profileColumn(samples), samples };
  });
  const { kind, confidence } = wanted ? { kind: wanted, confidence: 1 } : kindOf(columns);
  const withPeople = columns.some(
    ({ meaning }) =>
      meaning.role === 'person.last_name' ||
      meaning.role === 'person.full_name' ||
      meaning.role === 'person.first_name',
  );
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const one of columns
    .flatMap((column, at) => candidatesOf(column, at, kind, withPeople))
    .sort((a, b) => b.confidence - a.confidence || a.column - b.column)) {
    const key = `${one.role}/${one.slot}`;
    if (chosen.has(one.column) || taken.has(key) || one.confidence < 0.4) continue;
    chosen.set(one.column, one);
    taken.add(key);
  }
  const mapped = columns.map((column, at): MappedColumn => {
    const one = chosen.get(at);
    const format = { decimal: decideDecimalMark(column.samples), dateOrder: decideDateOrder(column.samples) };
    const heading = (headings[at] ?? '').trim() || `Spalte ${at + 1}`;
    if (one)
      return {
        column: at,
        heading,
        role: one.role,
        slot: one.slot,
        confidence: Math.round(one.confidence * 100) / 100,
        reason: one.reason,
        ...format,
      };
    const { meaning, profile } = column;
    if (meaning.leftOut)
      return { column: at, heading, role: 'ignore', slot: 1, confidence: 0.9, reason: 'left-out', ...format };
    if (profile.filled === 0 && rows.length > 0)
      return { column: at, heading, role: 'ignore', slot: 1, confidence: 0.9, reason: 'empty', ...format };
    return {
      column: at,
      heading,
      role: 'custom',
      slot: 1,
      confidence: 0.5,
      reason: whyNot(column, kind, withPeople, taken),
      ...format,
    };
  });
  return { kind, confidence: Math.round(confidence * 100) / 100, columns: mapped };
}

function whyNot(column: Column, kind: SheetKind, withPeople: boolean, taken: ReadonlySet<string>): string {
  const named = genericRole(column, kind, withPeople) ?? column.meaning.role;
  if (named === undefined) return 'unknown';
  return taken.has(`${named}/${column.meaning.slot}`) ? 'duplicate' : 'contradicts';
}

/** What stands in the way of an import with this mapping; empty when it can go. */
export function mappingFaults(mapping: Mapping): readonly string[] {
  const has = (...roles: RoleName[]) =>
    mapping.columns.some((column) => (roles as readonly string[]).includes(column.role));
  const company = has('company.name', 'company.customer_number');
  switch (mapping.kind) {
    case 'companies':
      return has('company.name') ? [] : ['needs-company-name'];
    case 'people':
      return has('person.last_name', 'person.full_name') ? [] : ['needs-person-name'];
    case 'deals':
      return [...(has('deal.title') ? [] : ['needs-deal-title']), ...(company ? [] : ['needs-company'])];
    case 'orders':
      return [
        ...(has('order.number') ? [] : ['needs-order-number']),
        ...(has('order.ordered_on') ? [] : ['needs-order-date']),
        ...(company ? [] : ['needs-company']),
      ];
    case 'quotes':
      return [
        ...(has('quote.number') ? [] : ['needs-quote-number']),
        ...(has('quote.sent_on') ? [] : ['needs-quote-date']),
        ...(company ? [] : ['needs-company']),
      ];
    case 'activities':
      return [...(has('activity.happened_at') ? [] : ['needs-activity-date']), ...(company ? [] : ['needs-company'])];
    case 'products':
      return [
        ...(has('product.number', 'line.product_number') ? [] : ['needs-product-number']),
        ...(has('product.name', 'line.description') ? [] : ['needs-product-name']),
      ];
    case 'consents':
      return has('consent.point', 'person.email', 'person.phone', 'person.mobile', 'company.email')
        ? []
        : ['needs-contact-point'];
    case 'objections':
      return has('objection.point', 'person.email', 'person.phone', 'person.mobile', 'company.email')
        ? []
        : ['needs-contact-point'];
  }
}
