import type { Mapping } from '#engines/column-mapping/index.ts';
import { consentFaultIn } from '#server/oversight/consent/index.ts';
import { fieldLabel } from './field-words.ts';
import { type Language, type Pair, pick } from './pair.ts';
import type { RowReason } from './store.ts';

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
  const text = consent ? consentFaultIn(consent, language) : known ? pick(known, language) : reason.code;
  const heading = mapping.columns.find((column) => column.column === reason.column)?.heading;
  return heading ? `${heading}: ${text}` : `${field}${text}`;
}

export function warningText(warning: { readonly code: string; readonly row: number }, language: Language): string {
  const text = pick(REASONS[warning.code] ?? [warning.code, warning.code], language);
  return `${language === 'de' ? 'Zeile' : 'Row'} ${warning.row}: ${text}`;
}
