import { belongsTo, isRoleName, ROLES, type SheetKind } from '#engines/column-mapping/index.ts';
import { type Language, type Pair, pick } from './pair.ts';

/** Subjects of roles, as the choice of meanings groups them. */
const GROUPS: Readonly<Record<string, Pair>> = {
  company: ['Firma', 'Company'],
  person: ['Ansprechpartner', 'Contact'],
  deal: ['Chance', 'Deal'],
  order: ['Auftrag', 'Order'],
  line: ['Auftragsposition', 'Order line'],
  quote: ['Angebot', 'Quote'],
  product: ['Produkt', 'Product'],
  activity: ['Aktivität', 'Activity'],
  consent: ['Einwilligung', 'Consent'],
  objection: ['Widerspruch', 'Objection'],
};

const FIELDS: Readonly<Record<string, Pair>> = {
  name: ['Name', 'Name'],
  name2: ['Namenszusatz', 'Second name line'],
  legal_form: ['Rechtsform', 'Legal form'],
  customer_number: ['Kundennummer', 'Customer number'],
  vat_id: ['USt-IdNr.', 'VAT ID'],
  street: ['Straße und Hausnummer', 'Street and number'],
  house_number: ['Hausnummer', 'House number'],
  po_box: ['Postfach', 'PO box'],
  postal_code: ['Postleitzahl', 'Postal code'],
  city: ['Ort', 'City'],
  place: ['Postleitzahl und Ort', 'Postal code and city'],
  address: ['Adresse in einer Zelle', 'Address in one cell'],
  region: ['Bundesland', 'State'],
  country: ['Land', 'Country'],
  phone: ['Telefon', 'Phone'],
  fax: ['Fax', 'Fax'],
  email: ['E-Mail', 'E-mail'],
  website: ['Website', 'Website'],
  domain: ['Domain', 'Domain'],
  industry: ['Branche', 'Industry'],
  employees: ['Mitarbeiter', 'Employees'],
  revenue_cents: ['Umsatz', 'Revenue'],
  founded_year: ['Gründungsjahr', 'Year founded'],
  relation: ['Beziehung (Kunde, Interessent …)', 'Relation (customer, prospect …)'],
  lead_stage: ['Lead-Stufe', 'Lead stage'],
  lead_source: ['Herkunft', 'Source'],
  external_id: ['Nummer im anderen Programm', 'ID in the other program'],
  note: ['Notiz', 'Note'],
  owner: ['Zuständig (Benutzer von Lotse)', 'Owner (user of Lotse)'],
  full_name: ['Ganzer Name', 'Full name'],
  salutation: ['Anrede', 'Salutation'],
  title: ['Titel', 'Title'],
  first_name: ['Vorname', 'First name'],
  last_name: ['Nachname', 'Last name'],
  job_title: ['Position', 'Job title'],
  department: ['Abteilung', 'Department'],
  mobile: ['Mobil', 'Mobile'],
  buying_role: ['Rolle beim Kauf', 'Role in buying'],
  language: ['Sprache', 'Language'],
  number: ['Nummer', 'Number'],
  stage: ['Phase', 'Stage'],
  stage_id: ['Phase', 'Stage'],
  value_cents: ['Wert', 'Value'],
  opened_on: ['Angelegt am', 'Opened on'],
  expected_close_on: ['Erwarteter Abschluss', 'Expected close'],
  next_step: ['Nächster Schritt', 'Next step'],
  next_step_on: ['Nächster Schritt am', 'Next step on'],
  lost_reason: ['Verlustgrund', 'Lost reason'],
  competitor: ['Wettbewerber', 'Competitor'],
  closed_at: ['Abgeschlossen am', 'Closed on'],
  lost_at: ['Verloren am', 'Lost on'],
  ordered_on: ['Auftragsdatum', 'Order date'],
  status: ['Status', 'Status'],
  total_cents: ['Summe', 'Total'],
  position: ['Position', 'Line number'],
  product_number: ['Artikelnummer', 'Product number'],
  description: ['Bezeichnung', 'Description'],
  quantity: ['Menge', 'Quantity'],
  price_cents: ['Preis', 'Price'],
  cost_cents: ['Einstandspreis', 'Cost'],
  sent_on: ['Angebotsdatum', 'Quote date'],
  valid_until: ['Gültig bis', 'Valid until'],
  category: ['Warengruppe', 'Category'],
  unit: ['Einheit', 'Unit'],
  kind: ['Art', 'Kind'],
  happened_at: ['Datum', 'Date'],
  subject: ['Betreff', 'Subject'],
  body: ['Text', 'Text'],
  direction: ['Richtung', 'Direction'],
  outcome: ['Ergebnis', 'Outcome'],
  by_name: ['Bearbeitet von', 'Done by'],
  point: ['E-Mail oder Nummer', 'E-mail or number'],
  channel: ['Kanal', 'Channel'],
  given: ['Erteilt (ja/nein)', 'Given (yes/no)'],
  at: ['Datum', 'Date'],
  wording: ['Wortlaut', 'Wording'],
  proof_ip: ['IP-Adresse (Nachweis)', 'IP address (proof)'],
  proof_form: ['Formular oder Quelle (Nachweis)', 'Form or source (proof)'],
  set: ['Widersprochen (ja/nein)', 'Objected (yes/no)'],
  scope: ['Umfang', 'Scope'],
  currency: ['Währung', 'Currency'],
  owner_id: ['Zuständig', 'Owner'],
  team_id: ['Team', 'Team'],
  answered_on: ['Beantwortet am', 'Answered on'],
};

export function fieldLabel(field: string, language: Language): string {
  const known = FIELDS[field];
  return known ? pick(known, language) : field.replace(/^custom\./, '').replaceAll('_', ' ');
}

/** Every meaning a column of such a sheet can have. */
export function roleChoices(kind: SheetKind, language: Language): { role: string; label: string; group: string }[] {
  return Object.keys(ROLES)
    .filter(isRoleName)
    .filter((role) => belongsTo(kind, role))
    .map((role) => {
      const [subject = '', field = ''] = role.split('.');
      return { role, label: fieldLabel(field, language), group: pick(GROUPS[subject] ?? [subject, subject], language) };
    });
}

export function roleLabel(role: string, language: Language): string {
  if (!isRoleName(role)) return role;
  const [subject = '', field = ''] = role.split('.');
  return `${pick(GROUPS[subject] ?? [subject, subject], language)}: ${fieldLabel(field, language)}`;
}
