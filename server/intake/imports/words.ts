import { isRoleName, type Mapping, ROLES } from '#engines/column-mapping/index.ts';
import { consentFaultIn } from '#server/oversight/consent/index.ts';
import type { RowReason } from './store.ts';

type Language = 'de' | 'en';
type Pair = readonly [de: string, en: string];
const say = (pair: Pair, language: Language) => pair[language === 'de' ? 0 : 1];

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
  ordered_on: ['Auftragsdatum', 'Order date'],
  status: ['Status', 'Status'],
  total_cents: ['Summe', 'Total'],
  position: ['Position', 'Line number'],
  product_number: ['Artikelnummer', 'Product number'],
  description: ['Bezeichnung', 'Description'],
  quantity: ['Menge', 'Quantity'],
  price_cents: ['Preis', 'Price'],
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
  answered_on: ['Beantwortet am', 'Answered on'],
};

export function fieldLabel(field: string, language: Language): string {
  const known = FIELDS[field];
  return known ? say(known, language) : field.replace(/^custom\./, '').replaceAll('_', ' ');
}

/** Every meaning a column can have. */
export function roleChoices(language: Language): { role: string; label: string; group: string }[] {
  return Object.keys(ROLES).map((role) => {
    const [subject = '', field = ''] = role.split('.');
    return { role, label: fieldLabel(field, language), group: say(GROUPS[subject] ?? [subject, subject], language) };
  });
}

export function roleLabel(role: string, language: Language): string {
  if (!isRoleName(role)) return role;
  const [subject = '', field = ''] = role.split('.');
  return `${say(GROUPS[subject] ?? [subject, subject], language)}: ${fieldLabel(field, language)}`;
}

const REASONS: Readonly<Record<string, Pair>> = {
  'company-name-missing': ['Der Name der Firma fehlt.', 'The name of the company is missing.'],
  'company-name-unreadable': [
    'Der Name der Firma enthält weder Buchstaben noch Ziffern.',
    'The name of the company has neither letters nor digits.',
  ],
  'company-missing': [
    'Es steht nicht da, zu welcher Firma das gehört (Name, Kundennummer oder E-Mail).',
    'It does not say which company this belongs to (name, customer number or e-mail).',
  ],
  'person-name-missing': ['Der Name der Person fehlt.', 'The name of the person is missing.'],
  'deal-title-missing': ['Die Chance hat keinen Namen.', 'The deal has no name.'],
  'order-number-missing': ['Die Auftragsnummer fehlt.', 'The order number is missing.'],
  'order-date-missing': [
    'Ohne Auftragsdatum kann der Auftrag nicht übernommen werden.',
    'Without a date the order cannot be taken over.',
  ],
  'order-split': [
    'Die Zeilen dieses Auftrags stehen nicht untereinander. Sortieren Sie die Datei nach der Auftragsnummer.',
    'The lines of this order do not stand together. Sort the file by order number.',
  ],
  'quote-number-missing': ['Die Angebotsnummer fehlt.', 'The quote number is missing.'],
  'quote-date-missing': ['Das Angebotsdatum fehlt.', 'The quote date is missing.'],
  'activity-date-missing': ['Das Datum der Aktivität fehlt.', 'The date of the activity is missing.'],
  'product-number-missing': ['Die Artikelnummer fehlt.', 'The product number is missing.'],
  'product-name-missing': ['Die Bezeichnung des Produkts fehlt.', 'The name of the product is missing.'],
  'contact-point-missing': [
    'Es fehlt die E-Mail-Adresse oder Nummer, für die das gilt.',
    'The e-mail address or number that this is about is missing.',
  ],
  'company-unknown': [
    'Diese Firma ist nicht bekannt, und die Zeile nennt keinen Namen, unter dem sie angelegt werden könnte.',
    'This company is not known, and the row gives no name to create it by.',
  ],
  'person-unknown': [
    'Diese Person ist nicht bekannt, und die Zeile nennt keinen Nachnamen.',
    'This person is not known, and the row gives no last name.',
  ],
  'company-deleted': [
    'Diese Firma hat jemand gelöscht. Die Zeile wurde nicht übernommen; in Prüfen lässt sich die Firma wiederherstellen, danach die Liste noch einmal importieren.',
    'Somebody deleted this company. The row was not taken over; restore the company in Review, then import the list once more.',
  ],
  'deal-unknown': ['Die Chance ließ sich keiner Firma zuordnen.', 'The deal could not be given to any company.'],
  'order-unknown': [
    'Der Auftrag ließ sich keiner bekannten Firma zuordnen. Importieren Sie zuerst die Firmen.',
    'The order could not be given to any known company. Import the companies first.',
  ],
  'quote-unknown': [
    'Das Angebot ließ sich keiner bekannten Firma zuordnen.',
    'The quote could not be given to any known company.',
  ],
  'activity-unknown': [
    'Die Aktivität ließ sich keiner bekannten Firma zuordnen.',
    'The activity could not be given to any known company.',
  ],
  'product-unknown': [
    'Dem Produkt fehlt die Nummer oder die Bezeichnung.',
    'The product lacks its number or its name.',
  ],
  'value-refused': [
    'Der Wert passt nicht zum Feld und wurde ausgelassen.',
    'The value does not fit the field and was left out.',
  ],
  'consent-undocumented': [
    'Festgehalten, aber ohne Nachweis (Datum, Wortlaut und Herkunft): sie erlaubt noch keine Werbung.',
    'Recorded, but without proof (date, wording and origin): it allows no advertising yet.',
  ],
  'quote-never-closed': [
    'Ein Anführungszeichen wird in dieser Zeile geöffnet und nie geschlossen; die Zeile wurde so gelesen, wie sie dasteht.',
    'A quotation mark is opened in this row and never closed; the row was read as it stands.',
  ],
  'cell-cut': ['Eine Zelle ist zu lang und wurde abgeschnitten.', 'A cell is too long and was cut.'],
  'text-too-long': ['Der Text ist zu lang und wurde abgeschnitten.', 'The text is too long and was cut.'],
  'choice-unknown': [
    'Diese Angabe ist nicht bekannt und wurde ausgelassen.',
    'This value is not known and was left out.',
  ],
  'phone-format': ['Das ist keine gültige Telefonnummer.', 'This is not a valid phone number.'],
  'phone-length': ['Die Telefonnummer ist zu kurz oder zu lang.', 'The phone number is too short or too long.'],
  'phone-scientific': [
    'Excel hat die Telefonnummer in eine Rechenzahl verwandelt; die letzten Ziffern sind verloren.',
    'Excel has turned the phone number into a figure; its last digits are lost.',
  ],
  'several-numbers': [
    'In der Zelle stehen mehrere Nummern; die erste wurde übernommen.',
    'The cell holds several numbers; the first was taken.',
  ],
  'several-addresses': [
    'In der Zelle stehen mehrere Adressen; die erste wurde übernommen.',
    'The cell holds several addresses; the first was taken.',
  ],
  'email-format': ['Das ist keine gültige E-Mail-Adresse.', 'This is not a valid e-mail address.'],
  'domain-format': ['Das ist keine gültige Internetadresse.', 'This is not a valid web address.'],
  'vat-format': ['Das ist keine USt-IdNr.', 'This is not a VAT ID.'],
  'vat-check-digit': [
    'Die Prüfziffer der USt-IdNr. stimmt nicht: vermutlich ein Tippfehler.',
    'The check digit of the VAT ID is wrong: probably a typing error.',
  ],
  'vat-country-unknown': ['Das Land der USt-IdNr. ist nicht bekannt.', 'The country of the VAT ID is not known.'],
  'tax-number': ['Das ist eine Steuernummer, keine USt-IdNr.', 'This is a tax number, not a VAT ID.'],
  'postal-code-format': ['Das ist keine Postleitzahl.', 'This is not a postal code.'],
  'postal-code-country': [
    'Diese Postleitzahl gibt es in dem Land nicht.',
    'There is no such postal code in this country.',
  ],
  'leading-zero-restored': [
    'Die führende Null der Postleitzahl war verloren und wurde ergänzt.',
    'The leading zero of the postal code was lost and has been restored.',
  ],
  'country-unknown': ['Dieses Land ist nicht bekannt.', 'This country is not known.'],
  'salutation-unknown': ['Diese Anrede ist nicht bekannt.', 'This salutation is not known.'],
  'no-name': ['Das ist kein Name.', 'This is not a name.'],
  'date-format': ['Das ist kein Datum.', 'This is not a date.'],
  'date-not-in-calendar': ['Diesen Tag gibt es im Kalender nicht.', 'There is no such day in the calendar.'],
  'date-out-of-range': ['Das Jahr liegt außerhalb von 1800 bis 2200.', 'The year lies outside 1800 to 2200.'],
  'open-end': ['31.12.9999 wurde als „ohne Ende“ verstanden.', '31.12.9999 was taken for "no end".'],
  'number-format': ['Das ist keine Zahl.', 'This is not a number.'],
  'number-too-large': ['Die Zahl ist zu groß.', 'The number is too large.'],
  'not-a-whole-number': ['Hier wird eine ganze Zahl gebraucht.', 'A whole number is needed here.'],
  'truth-unknown': ['Hier wird ja oder nein gebraucht.', 'Yes or no is needed here.'],
};
const CONSENT_FAULTS = [
  'contact-point-unreadable',
  'in-the-future',
  'purpose-missing',
  'reason-too-short',
  'presumed-only-by-phone',
] as const;

/** Why a row, or a cell of it, was not taken over; with the heading of its column in front. */
export function reasonText(reason: RowReason, mapping: Mapping, language: Language): string {
  const consent = CONSENT_FAULTS.find((code) => code === reason.code);
  const known = REASONS[reason.code];
  const field = typeof reason.facts['field'] === 'string' ? `${fieldLabel(reason.facts['field'], language)}: ` : '';
  const text = consent ? consentFaultIn(consent, language) : known ? say(known, language) : reason.code;
  const heading = mapping.columns.find((column) => column.column === reason.column)?.heading;
  return heading ? `${heading}: ${text}` : `${field}${text}`;
}

const FAILURES: Readonly<Record<string, Pair>> = {
  'file-empty': ['Die Datei ist leer. Es wurde nichts übernommen.', 'The file is empty. Nothing was taken over.'],
  'file-not-a-table': [
    'Das ist keine Tabelle{found}, auch wenn der Name so klingt. Speichern Sie die Liste als .xlsx oder .csv und versuchen Sie es noch einmal.',
    'This is not a table{found}, whatever its name says. Save the list as .xlsx or .csv and try again.',
  ],
  'file-old-excel': [
    'Das ist eine Excel-Datei im alten Format (.xls). Öffnen Sie sie in Excel und speichern Sie sie mit „Speichern unter“ als Excel-Arbeitsmappe (.xlsx).',
    'This is an Excel file of the old format (.xls). Open it in Excel and use "Save as" to save it as an Excel workbook (.xlsx).',
  ],
  'file-open-document': [
    'Das ist eine OpenDocument-Tabelle. Speichern Sie sie als .xlsx oder .csv.',
    'This is an OpenDocument spreadsheet. Save it as .xlsx or .csv.',
  ],
  'file-password-protected': [
    'Die Datei ist mit einem Kennwort geschützt. Entfernen Sie es in Excel unter Datei › Informationen › Arbeitsmappe schützen und speichern Sie neu.',
    'The file is protected by a password. Remove it in Excel under File › Info › Protect Workbook and save again.',
  ],
  'file-too-large': [
    'Die Datei ist größer als {limitMb} MB. Teilen Sie sie auf.',
    'The file is larger than {limitMb} MB. Split it.',
  ],
  'file-damaged': [
    'Die Datei ist beschädigt und lässt sich nicht lesen. Öffnen Sie sie im ursprünglichen Programm und speichern Sie sie neu.',
    'The file is damaged and cannot be read. Open it in its own program and save it again.',
  ],
  'file-too-hard': [
    'Das Lesen der Datei wurde abgebrochen, weil es zu lange dauerte oder zu viel Speicher brauchte. Speichern Sie die Liste als .csv.',
    'Reading the file was stopped: it took too long or too much memory. Save the list as .csv.',
  ],
  'zip-bomb': [
    'Die Arbeitsmappe entpackt sich auf mehr als {limitMb} MB und wurde deshalb nicht gelesen. Speichern Sie die Liste als .csv.',
    'The workbook unpacks to more than {limitMb} MB and was therefore not read. Save the list as .csv.',
  ],
  'too-many-columns': [
    'Zeile {row} hat mehr als {limit} Spalten. Vermutlich ist das Trennzeichen ein anderes oder leere Spalten wurden mitgespeichert.',
    'Row {row} has more than {limit} columns. Probably another delimiter is used, or empty columns were saved along.',
  ],
  'too-many-rows': [
    'Die Datei hat mehr als {limit} Zeilen. Es wurde nichts übernommen. Teilen Sie sie in mehrere Dateien auf.',
    'The file has more than {limit} rows. Nothing was taken over. Split it into several files.',
  ],
  'sheet-not-found': [
    'Ein Tabellenblatt „{sheet}“ gibt es in der Datei nicht.',
    'There is no sheet "{sheet}" in the file.',
  ],
  'import-running': [
    'Genau diese Datei wird gerade importiert. Warten Sie, bis das fertig ist, oder halten Sie den anderen Import an.',
    'This very file is being imported right now. Wait until that is done, or stop the other import.',
  ],
  'mapping-incomplete': [
    'So kann die Datei nicht übernommen werden: {lacks}',
    'The file cannot be taken over like this: {lacks}',
  ],
};
const LACKS: Readonly<Record<string, Pair>> = {
  'needs-company-name': ['keine Spalte ist der Name der Firma.', 'no column is the name of the company.'],
  'needs-person-name': ['keine Spalte ist der Name der Person.', 'no column is the name of the person.'],
  'needs-deal-title': ['keine Spalte ist der Name der Chance.', 'no column is the name of the deal.'],
  'needs-company': [
    'keine Spalte sagt, zu welcher Firma die Zeile gehört.',
    'no column says which company a row belongs to.',
  ],
  'needs-order-number': ['keine Spalte ist die Auftragsnummer.', 'no column is the order number.'],
  'needs-order-date': ['keine Spalte ist das Auftragsdatum.', 'no column is the order date.'],
  'needs-quote-number': ['keine Spalte ist die Angebotsnummer.', 'no column is the quote number.'],
  'needs-quote-date': ['keine Spalte ist das Angebotsdatum.', 'no column is the quote date.'],
  'needs-activity-date': ['keine Spalte ist das Datum der Aktivität.', 'no column is the date of the activity.'],
  'needs-product-number': ['keine Spalte ist die Artikelnummer.', 'no column is the product number.'],
  'needs-product-name': ['keine Spalte ist die Bezeichnung.', 'no column is the name of the product.'],
  'needs-contact-point': [
    'keine Spalte ist eine E-Mail-Adresse oder Telefonnummer.',
    'no column is an e-mail address or phone number.',
  ],
};

/** null for codes that are not about files or imports. */
export function failureText(
  failure: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> },
  language: Language,
): string | null {
  const known = FAILURES[failure.code];
  if (!known) return null;
  const { found, lacks, ...facts } = failure.facts;
  const put = (key: string): string => {
    if (key === 'found') return typeof found === 'string' && found !== 'binary' ? ` (${found.toUpperCase()})` : '';
    if (key === 'lacks')
      return Array.isArray(lacks)
        ? lacks.map((one) => say(LACKS[String(one)] ?? [String(one), String(one)], language)).join(' ')
        : '';
    return typeof facts[key] === 'number' ? facts[key].toLocaleString(language) : String(facts[key] ?? '?');
  };
  return say(known, language).replace(/\{(\w+)\}/g, (_, key: string) => put(key));
}

export function warningText(warning: { readonly code: string; readonly row: number }, language: Language): string {
  const text = say(REASONS[warning.code] ?? [warning.code, warning.code], language);
  return `${language === 'de' ? 'Zeile' : 'Row'} ${warning.row}: ${text}`;
}
