import type { FitReason } from '#engines/scoring/index.ts';

type Language = 'de' | 'en';

const fields: Readonly<Record<string, readonly [string, string]>> = {
  relation: ['Beziehung', 'Relation'],
  industry: ['Branche', 'Industry'],
  employees: ['Beschäftigte', 'Employees'],
  revenue: ['Umsatz des Unternehmens in Euro', 'Company revenue in euros'],
  postal_code: ['Postleitzahl', 'Postal code'],
  city: ['Ort', 'City'],
  region: ['Region', 'Region'],
  country: ['Land', 'Country'],
  legal_form: ['Rechtsform', 'Legal form'],
  lead_source: ['Herkunft', 'Lead source'],
  founded_year: ['Gründungsjahr', 'Founded'],
  order_count: ['Bestellungen', 'Orders'],
  revenue_12m: ['Umsatz mit uns, 12 Monate, in Euro', 'Our revenue, 12 months, in euros'],
};

export function fieldIn(field: string, language: Language): string {
  return fields[field]?.[language === 'de' ? 0 : 1] ?? field;
}

const whole = (points: number): string => (points > 0 ? `+${Math.round(points)}` : `−${Math.abs(Math.round(points))}`);

/** One reason of a fit score as a sentence; with its weight in points of the score, unless the figure stands beside it. */
export function fitReasonIn(reason: FitReason, language: Language, figure: 'with' | 'beside' = 'with'): string {
  const german = language === 'de';
  const name = fieldIn(reason.field, language);
  switch (reason.state) {
    case 'met':
      return figure === 'beside' ? (reason.label ?? name) : `${reason.label ?? name} (${whole(reason.weight)})`;
    case 'unmet':
      return german ? `nicht: ${reason.label ?? name}` : `not: ${reason.label ?? name}`;
    case 'unknown': {
      if (reason.weight <= 0) return german ? `${name} unbekannt` : `${name} unknown`;
      return german
        ? `${name} unbekannt (bis zu ${whole(reason.weight)})`
        : `${name} unknown (up to ${whole(reason.weight)})`;
    }
  }
}
