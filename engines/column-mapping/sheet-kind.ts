import type { Column } from './propose-mapping.ts';
import { type RoleName, SHEET_KINDS, type SheetKind } from './roles.ts';

/** Whose values a row of this kind can hold. Anything else would be read and then belong to nobody. */
const HOLDS: Readonly<Record<SheetKind, readonly string[]>> = {
  companies: ['company', 'person', 'consent', 'objection'],
  people: ['company', 'person', 'consent', 'objection'],
  deals: ['company', 'person', 'deal'],
  orders: ['company', 'person', 'order', 'line'],
  quotes: ['company', 'person', 'quote', 'line'],
  activities: ['company', 'person', 'activity'],
  products: ['product', 'line'],
  consents: ['company', 'person', 'consent', 'objection'],
  objections: ['company', 'person', 'consent', 'objection'],
};

export function belongsTo(kind: SheetKind, role: RoleName): boolean {
  return HOLDS[kind].includes(role.slice(0, role.indexOf('.')));
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

/** Without these a single telling column ("created on", "category") is one of many in a list of something else. */
const WITHOUT_NO: Readonly<Partial<Record<SheetKind, readonly RoleName[]>>> = {
  orders: ['order.number', 'order.ordered_on'],
  quotes: ['quote.number', 'quote.sent_on'],
  activities: ['activity.happened_at'],
};

/** What the sheet is about, by the roles that its known headings name; where none is known, by its values. */
export function kindOf(columns: readonly Column[]): { kind: SheetKind; confidence: number } {
  const roles = columns.flatMap(({ meaning, profile }): RoleName[] => {
    if (meaning.role && (meaning.known === 'whole' || meaning.slot > 1)) return [meaning.role];
    // "Name" above "Adatum GmbH".
    return meaning.generic?.companies === 'company.name' && (profile.company ?? 0) > 0.4 ? ['company.name'] : [];
  });
  const scores = SHEET_KINDS.map((kind) => {
    const { needs, speaks, weight } = SIGNS[kind];
    if (!roles.some((role) => needs.includes(role))) return { kind, score: 0 };
    const may = new Set([...roles, ...columns.map(({ meaning }) => meaning.generic?.[kind])]);
    const whole = (WITHOUT_NO[kind] ?? []).every((role) => may.has(role));
    return {
      kind,
      score: (whole ? weight : 1) * roles.filter((role) => speaks.some((sign) => role.startsWith(sign))).length,
    };
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
