import { type DateOrder, type DecimalMark, decideDateOrder, decideDecimalMark } from '#engines/text/index.ts';
import { choicesFit } from './choices.ts';
import { type HeadingMeaning, PRIVATE, readHeading } from './headings.ts';
import { undoNeutralised } from './neutralised.ts';
import { type Profile, profileColumn, valuesFit } from './profile.ts';
import { type RoleName, roleReads, type SheetKind } from './roles.ts';
import { belongsTo, kindOf } from './sheet-kind.ts';

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

/** A column as it is before it has a role. */
export interface Column {
  readonly heading: string;
  readonly meaning: HeadingMeaning;
  readonly profile: Profile;
  readonly samples: readonly string[];
}

interface Candidate {
  readonly column: number;
  readonly role: RoleName;
  readonly slot: number;
  readonly confidence: number;
  readonly reason: string;
}

/** What the other columns say that decides about one. */
interface Sheet {
  readonly kind: SheetKind;
  readonly withPeople: boolean;
  /** `Firma, Vorname, Name`: the name is that of the person. */
  readonly lacksLastName: boolean;
  /** A column names the stage of the deal, so that a "Status" beside it tells how it ended. */
  readonly staged: boolean;
}

function candidatesOf(column: Column, at: number, sheet: Sheet): Candidate[] {
  const { meaning, profile } = column;
  const { kind } = sheet;
  const apart = meaning.known === 'part' && (OURS.test(column.heading) || PRIVATE.test(column.heading));
  const generic = genericRole(column, sheet);
  const named = generic ?? meaning.role;
  const found: Candidate[] = [];
  if (named && !apart && belongsTo(kind, named)) {
    const fits =
      roleReads(named) === 'choice' ? choicesFit(named, column.samples) : valuesFit(profile, roleReads(named));
    const base = { whole: generic ? 0.88 : 0.95, trimmed: generic ? 0.85 : 0.75, part: 0.6 }[meaning.known];
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
      confidence: confidence + yearOf(column.heading) / 1e6,
      reason: fits !== null && fits < 0.2 ? 'contradicts' : meaning.known === 'part' ? 'heading-part' : 'heading',
    });
  }
  if (meaning.leftOut || apart) return found;
  return [...found, ...byValues(profile, at, sheet).filter((one) => one.role !== named)];
}

/** "Umsatz 2024", "Umsatz 2025": of two alike the later one says how things are. */
function yearOf(heading: string): number {
  return Number(/\b20\d\d\b/.exec(heading)?.[0] ?? 0);
}

/** Whoever looks after the customer is one of ours, and no contact of theirs. */
const OURS =
  /sales ?(?:person|rep)|vertret|vertrieb|betreuer|bearbeiter|verkäufer|außendienst|aussendienst|\badm\b|owner|assigned/i;

function genericRole(column: Column, { kind, withPeople, lacksLastName, staged }: Sheet): RoleName | undefined {
  const { generic } = column.meaning;
  if (!generic) return undefined;
  const role = generic[kind];
  // One "E-Mail" in a sheet of companies with contacts: info@… is the company's, names are the person's.
  if (kind === 'companies' && withPeople && role === 'company.email')
    return column.profile.roleMail > 0.5 ? 'company.email' : 'person.email';
  if (kind === 'people' && role === 'person.email' && column.profile.roleMail > 0.8) return 'company.email';
  if (role === 'company.name' && lacksLastName) return 'person.last_name';
  if (role === 'activity.subject' && !withPeople && (column.profile.person ?? 0) > 0.4) return 'person.full_name';
  if (role === 'deal.stage' && staged) return 'deal.outcome';
  if (role === 'person.last_name' && (column.profile.person ?? 0) > 0.3) return 'person.full_name';
  return role;
}

function byValues(profile: Profile, column: number, { kind, withPeople }: Sheet): Candidate[] {
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
    [(profile.street ?? 0) > 0.6 && profile.distinct > 0.2 ? profile.street : 0, 'company.street', 0.7],
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
    return { heading, meaning: readHeading(heading), profile: profileColumn(samples), samples };
  });
  const { kind, confidence } = wanted ? { kind: wanted, confidence: 1 } : kindOf(columns);
  const names = (...roles: RoleName[]) =>
    columns.some(({ meaning: { role } }) => role !== null && roles.includes(role));
  const sheet: Sheet = {
    kind,
    withPeople: names('person.last_name', 'person.full_name', 'person.first_name'),
    lacksLastName: names('company.name') && names('person.first_name') && !names('person.last_name'),
    staged: columns.some(({ meaning }) => meaning.known === 'whole' && meaning.role === 'deal.stage'),
  };
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const one of columns
    .flatMap((column, at) => candidatesOf(column, at, sheet))
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
      reason: whyNot(column, sheet, taken),
      ...format,
    };
  });
  return { kind, confidence: Math.round(confidence * 100) / 100, columns: mapped };
}

function whyNot(column: Column, sheet: Sheet, taken: ReadonlySet<string>): string {
  const named = genericRole(column, sheet) ?? column.meaning.role;
  if (!named || !belongsTo(sheet.kind, named)) return 'unknown';
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
