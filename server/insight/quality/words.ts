import type { QualityProblem } from '#engines/quality/index.ts';
import type { Family } from './families.ts';

type Language = 'de' | 'en';

const fields: Readonly<Record<string, readonly [string, string]>> = {
  name: ['Firmenname', 'Company name'],
  street: ['Straße', 'Street'],
  postal_code: ['Postleitzahl', 'Postal code'],
  city: ['Ort', 'City'],
  phone: ['Telefon', 'Phone'],
  mobile: ['Mobilnummer', 'Mobile'],
  email: ['E-Mail-Adresse', 'E-mail'],
  website: ['Website', 'Website'],
  industry: ['Branche', 'Industry'],
  employees: ['Beschäftigtenzahl', 'Employees'],
  revenue_cents: ['Umsatz', 'Revenue'],
  founded_year: ['Gründungsjahr', 'Year founded'],
  vat_id: ['USt-IdNr.', 'VAT id'],
  owner_id: ['Zuständigkeit', 'Owner'],
  relation: ['Beziehung', 'Relation'],
  last_name: ['Nachname', 'Last name'],
  first_name: ['Vorname', 'First name'],
  salutation: ['Anrede', 'Salutation'],
  company_id: ['Firma', 'Company'],
  job_title: ['Position', 'Job title'],
  buying_role: ['Rolle im Einkauf', 'Buying role'],
};

const sentences: Readonly<Record<string, readonly [string, string]>> = {
  missing: ['{field} fehlt', '{field} is missing'],
  placeholder: ['{field} ist ein Platzhalter', '{field} is a placeholder'],
  'vat-check-digit': ['USt-IdNr. ist falsch (Format oder Prüfziffer)', 'VAT id is wrong (format or check digit)'],
  'postal-code-format': ['Postleitzahl gibt es in diesem Land nicht', 'No such postal code in this country'],
  'phone-invalid': ['{field}: Nummer ist so nicht vergeben', '{field}: not a valid number'],
  'email-invalid': ['E-Mail-Adresse ist ungültig', 'E-mail address is invalid'],
  'website-invalid': ['Website ist keine gültige Adresse', 'Website is not a valid address'],
  'number-implausible': ['{field} ist unplausibel', '{field} is implausible'],
  'year-implausible': ['Gründungsjahr ist unplausibel', 'Year founded is implausible'],
  'vat-other-country': ['USt-IdNr. gehört zu einem anderen Land', 'VAT id belongs to another country'],
  'city-not-of-postal-code': ['Ort passt nicht zur Postleitzahl', 'City does not match the postal code'],
  'email-other-domain': ['E-Mail-Domain passt nicht zur Website', 'Mail domain does not match the website'],
  'phone-other-country': ['Telefonnummer gehört zu einem anderen Land', 'Phone number belongs to another country'],
  'orders-but-no-customer': ['hat bestellt, gilt aber nicht als Kunde', 'has ordered but is not marked as a customer'],
  outdated: ['{field} zuletzt vor {months} Monaten bestätigt', '{field} last confirmed {months} months ago'],
  unreachable: [
    'kein Weg, sie zu erreichen: weder Telefon noch E-Mail noch Postadresse',
    'no way to reach them: no phone, mail or postal address',
  ],
};

export function problemIn({ code, field, facts }: QualityProblem, language: Language): string {
  const pick = language === 'de' ? 0 : 1;
  const months = Math.round((facts['ageDays'] ?? 0) / 30.4);
  return (sentences[code]?.[pick] ?? code)
    .replace('{field}', fields[field]?.[pick] ?? field)
    .replace('{months}', String(months));
}

export function groupIn(scope: string, label: string | null, language: Language): string {
  if (label !== null) return label;
  if (scope === 'owner') return language === 'de' ? 'nicht zugeteilt' : 'unassigned';
  return scope === 'all' ? (language === 'de' ? 'Alle' : 'All') : scope;
}

const familyWords: Readonly<Record<Family, readonly [string, string]>> = {
  identity: ['Name und Kennung', 'Name and identity'],
  address: ['Anschrift', 'Address'],
  reach: ['Erreichbarkeit', 'Ways to reach'],
  business: ['Geschäft', 'Business'],
  role: ['Rolle und Anrede', 'Role and salutation'],
  ownership: ['Zuständigkeit', 'Ownership'],
};

export function familyIn(family: Family, language: Language): string {
  return familyWords[family][language === 'de' ? 0 : 1];
}
