import type { Actor } from '#server/platform/actor.ts';

type Language = Actor['language'];
type Pair = readonly [de: string, en: string];

/** Headings of exported columns; the German ones are those that the import recognises again. */
const headings: Readonly<Record<string, Pair>> = {
  id: ['Lotse-ID', 'Lotse ID'],
  name: ['Name', 'Name'],
  firstName: ['Vorname', 'First name'],
  lastName: ['Nachname', 'Last name'],
  salutation: ['Anrede', 'Salutation'],
  title: ['Titel', 'Title'],
  company: ['Firma', 'Company'],
  jobTitle: ['Position', 'Job title'],
  department: ['Abteilung', 'Department'],
  buyingRole: ['Rolle im Buying Center', 'Buying role'],
  customerNumber: ['Kundennummer', 'Customer number'],
  legalForm: ['Rechtsform', 'Legal form'],
  vatId: ['USt-IdNr.', 'VAT ID'],
  street: ['Straße', 'Street'],
  postalCode: ['PLZ', 'Postal code'],
  city: ['Ort', 'City'],
  region: ['Region', 'Region'],
  country: ['Land', 'Country'],
  phone: ['Telefon', 'Phone'],
  mobile: ['Mobil', 'Mobile'],
  email: ['E-Mail', 'E-mail'],
  website: ['Website', 'Website'],
  domain: ['Domain', 'Domain'],
  industry: ['Branche', 'Industry'],
  employees: ['Mitarbeiter', 'Employees'],
  revenueCents: ['Jahresumsatz der Firma', 'Company revenue'],
  foundedYear: ['Gründungsjahr', 'Founded'],
  relation: ['Beziehung', 'Relation'],
  leadStage: ['Lead-Stufe', 'Lead stage'],
  leadSource: ['Lead-Quelle', 'Lead source'],
  fit: ['Passung', 'Fit'],
  leadScore: ['Lead-Wert', 'Lead score'],
  owner: ['Zuständig', 'Owner'],
  team: ['Team', 'Team'],
  lastActivityAt: ['Letzter Kontakt', 'Last activity'],
  lastOrderOn: ['Letzter Auftrag', 'Last order'],
  orderCount: ['Aufträge', 'Orders'],
  revenue12mCents: ['Umsatz 12 Monate', 'Revenue 12 months'],
  openDealCount: ['Offene Chancen', 'Open deals'],
  example: ['Beispiel', 'Example'],
  createdAt: ['Angelegt', 'Created'],
  updatedAt: ['Geändert', 'Updated'],
  number: ['Nummer', 'Number'],
  stage: ['Phase', 'Stage'],
  valueCents: ['Wert', 'Value'],
  probability: ['Wahrscheinlichkeit', 'Probability'],
  expectedCloseOn: ['Abschluss erwartet', 'Expected close'],
  nextStep: ['Nächster Schritt', 'Next step'],
  nextStepOn: ['Nächster Schritt am', 'Next step on'],
  open: ['Offen', 'Open'],
  closedAt: ['Abgeschlossen', 'Closed'],
  lostReason: ['Verlustgrund', 'Lost because'],
  competitor: ['Wettbewerber', 'Competitor'],
  orderedOn: ['Auftragsdatum', 'Ordered on'],
  sentOn: ['Gesendet am', 'Sent on'],
  validUntil: ['Gültig bis', 'Valid until'],
  status: ['Status', 'Status'],
  totalCents: ['Summe', 'Total'],
  currency: ['Währung', 'Currency'],
  category: ['Warengruppe', 'Category'],
  unit: ['Einheit', 'Unit'],
  priceCents: ['Preis', 'Price'],
  costCents: ['Einstandspreis', 'Cost'],
  happenedAt: ['Zeitpunkt', 'Happened at'],
  kind: ['Art', 'Kind'],
  direction: ['Richtung', 'Direction'],
  subject: ['Betreff', 'Subject'],
  person: ['Person', 'Person'],
  outcome: ['Ergebnis', 'Outcome'],
  by: ['Von', 'By'],
  dueOn: ['Fällig am', 'Due on'],
  done: ['Erledigt', 'Done'],
  doneAt: ['Erledigt am', 'Done at'],
};

const values: Readonly<Record<string, Readonly<Record<string, Pair>>>> = {
  relation: {
    none: ['keine', 'none'],
    inquiry: ['Anfrage', 'inquiry'],
    customer: ['Kunde', 'customer'],
    former_customer: ['ehemaliger Kunde', 'former customer'],
    partner: ['Partner', 'partner'],
  },
  leadStage: {
    new: ['neu', 'new'],
    mql: ['MQL', 'MQL'],
    sal: ['SAL', 'SAL'],
    sql: ['SQL', 'SQL'],
    rejected: ['abgelehnt', 'rejected'],
  },
  buyingRole: {
    decider: ['Entscheider', 'decider'],
    influencer: ['Beeinflusser', 'influencer'],
    user: ['Anwender', 'user'],
    gatekeeper: ['Türöffner', 'gatekeeper'],
    buyer: ['Einkäufer', 'buyer'],
    champion: ['Fürsprecher', 'champion'],
    blocker: ['Blockierer', 'blocker'],
  },
  status: {
    open: ['offen', 'open'],
    accepted: ['angenommen', 'accepted'],
    declined: ['abgelehnt', 'declined'],
    expired: ['abgelaufen', 'expired'],
  },
  kind: {
    call: ['Anruf', 'call'],
    email: ['E-Mail', 'e-mail'],
    meeting: ['Termin', 'meeting'],
    visit: ['Besuch', 'visit'],
    letter: ['Brief', 'letter'],
    message: ['Nachricht', 'message'],
    fair: ['Messe', 'fair'],
    web: ['Website', 'web'],
    note: ['Notiz', 'note'],
    todo: ['Aufgabe', 'to do'],
    callback: ['Rückruf', 'call back'],
    follow_up: ['Nachfassen', 'follow up'],
    repair: ['Datenpflege', 'data repair'],
  },
  direction: { in: ['eingehend', 'incoming'], out: ['ausgehend', 'outgoing'], none: ['', ''] },
};

const in_ = (pair: Pair, language: Language): string => pair[language === 'de' ? 0 : 1];

export function headingIn(column: string, language: Language): string {
  const pair = headings[column];
  return pair ? in_(pair, language) : column;
}

/** The word for a value of a built-in choice; others (own fields, stages) speak for themselves. */
export function valueIn(column: string, value: string, language: Language): string {
  const pair = values[column]?.[value];
  return pair ? in_(pair, language) : value;
}

export const yesNo = (value: boolean, language: Language): string =>
  language === 'de' ? (value ? 'ja' : 'nein') : value ? 'yes' : 'no';
