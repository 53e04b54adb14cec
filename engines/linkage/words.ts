import type { Reason, ReasonCode } from './record.ts';

export type Language = 'de' | 'en';

const WORDS: Readonly<Record<ReasonCode, Readonly<Record<Language, string>>>> = {
  start: { de: 'Ausgangslage: Dubletten sind selten', en: 'starting point: duplicates are rare' },
  same: { de: '{field} gleich', en: 'same {field}' },
  'same-rare': { de: '{field} gleich, seltener Wert', en: 'same rare {field}' },
  nickname: { de: '{field}: Kurz- oder Koseform', en: '{field}: short form of the same name' },
  near: { de: '{field} fast gleich', en: '{field} nearly the same' },
  initial: { de: '{field}: Anfangsbuchstabe passt', en: '{field}: initial fits' },
  similar: { de: '{field} ähnlich', en: 'similar {field}' },
  part: { de: '{field}: ein Teil stimmt überein', en: '{field}: one part is the same' },
  'most-words': { de: '{field}: die meisten Wörter gleich', en: '{field}: most words the same' },
  'half-words': { de: '{field}: etwa die Hälfte der Wörter gleich', en: '{field}: about half of the words the same' },
  'some-words': { de: '{field}: nur einzelne Wörter gleich', en: '{field}: only a few words the same' },
  'same-street': { de: '{field} gleich, andere Hausnummer', en: 'same {field}, other house number' },
  'digits-swapped': { de: '{field}: Zeichendreher', en: '{field}: two characters swapped' },
  'one-digit': { de: '{field}: ein Zeichen abweichend', en: '{field}: one character differs' },
  'two-digits': { de: '{field}: zwei Zeichen abweichend', en: '{field}: two characters differ' },
  'same-switchboard': {
    de: '{field}: gleiche Zentrale, andere Durchwahl',
    en: '{field}: same switchboard, other extension',
  },
  'day-month-swapped': { de: '{field}: Tag und Monat vertauscht', en: '{field}: day and month swapped' },
  'two-parts': { de: '{field}: zwei von drei Teilen gleich', en: '{field}: two of three parts the same' },
  'same-user': { de: '{field}: gleicher Name vor dem @', en: '{field}: same name before the @' },
  'same-host': { de: '{field}: gleiche Firma hinter dem @', en: '{field}: same company behind the @' },
  exchanged: { de: '{field} mit einem anderen Feld vertauscht', en: '{field} swapped with another field' },
  other: { de: '{field} verschieden', en: 'other {field}' },
};

const FIELDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  name: { de: 'Name', en: 'name' },
  legal_form: { de: 'Rechtsform', en: 'legal form' },
  street: { de: 'Straße', en: 'street' },
  house_number: { de: 'Hausnummer', en: 'house number' },
  postal_code: { de: 'Postleitzahl', en: 'postal code' },
  city: { de: 'Ort', en: 'city' },
  country: { de: 'Land', en: 'country' },
  phone: { de: 'Telefon', en: 'phone' },
  mobile: { de: 'Mobilnummer', en: 'mobile number' },
  email: { de: 'E-Mail', en: 'e-mail' },
  domain: { de: 'Domain', en: 'domain' },
  vat_id: { de: 'USt-IdNr.', en: 'VAT id' },
  register_number: { de: 'Registernummer', en: 'register number' },
  customer_number: { de: 'Kundennummer', en: 'customer number' },
  first_name: { de: 'Vorname', en: 'first name' },
  last_name: { de: 'Nachname', en: 'last name' },
  title: { de: 'Titel', en: 'title' },
  job_title: { de: 'Funktion', en: 'job title' },
  company: { de: 'Firma', en: 'company' },
};

/** One line for people: `Postleitzahl gleich +4,2`. Fields of other tables are called as their column is. */
export const wordsOfReason = (reason: Reason, language: Language): string =>
  reasonInWords(reason.field, reason.code, language) + bitsInWords(reason.weight, language);

/** What agrees or differs, with a space behind it. */
export function reasonInWords(field: string, code: ReasonCode, language: Language): string {
  return `${WORDS[code][language].replace('{field}', () => FIELDS[field]?.[language] ?? field)} `;
}

/** `+4,2` or `−0,3`. */
export function bitsInWords(weight: number, language: Language): string {
  const tenths = Math.round(Math.abs(weight) * 10);
  const whole = Math.floor(tenths / 10);
  return `${weight < 0 ? '−' : '+'}${whole}${language === 'de' ? ',' : '.'}${tenths - whole * 10}`;
}
