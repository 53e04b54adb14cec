export {
  type Address,
  type Place,
  parseAddress,
  parsePlace,
  parsePostalCode,
  parseStreet,
  type Street,
} from './address.ts';
export { type CompanyName, parseCompanyName } from './company-name.ts';
export { parseCountry } from './country.ts';
export {
  type DateConfig,
  type DateOrder,
  type DateProblem,
  type DateReading,
  decideDateOrder,
  parseDate,
} from './date.ts';
export { type Domain, type Email, isFreeMail, parseDomain, parseEmail } from './domain.ts';
export { fold } from './fold.ts';
export { LEGAL_FORMS } from './legal-forms.ts';
export {
  type Amount,
  type DecimalMark,
  decideDecimalMark,
  type NumberProblem,
  parseAmount,
  parseNumber,
} from './number.ts';
export { cleanText, isParsed, type Parsed } from './parsed.ts';
export { type PersonName, parsePersonName, parseSalutation } from './person-name.ts';
export { type Phone, type PhoneProblem, parsePhone } from './phone.ts';
export { Recent } from './recent.ts';
export { parseTruth } from './truth.ts';
export { parseVatId, type VatId, type VatProblem } from './vat-id.ts';
