type Language = 'de' | 'en';
interface Pair {
  readonly keptName: string;
  readonly goneName: string;
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
}

const facts: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  vat_id: { de: 'USt-IdNr.', en: 'VAT id' },
  customer_number: { de: 'Kundennummer', en: 'customer number' },
  name: { de: 'Name', en: 'name' },
  name_similar: { de: 'ähnlicher Name', en: 'similar name' },
  legal_form: { de: 'Rechtsform', en: 'legal form' },
  place: { de: 'Ort', en: 'place' },
  street: { de: 'Straße', en: 'street' },
  domain: { de: 'Internetadresse', en: 'web domain' },
  email: { de: 'E-Mail', en: 'e-mail' },
  phone: { de: 'Telefon', en: 'phone' },
  mobile: { de: 'Mobilnummer', en: 'mobile' },
  company: { de: 'Firma', en: 'company' },
  city: { de: 'Ort', en: 'city' },
  postal_code: { de: 'PLZ', en: 'postal code' },
  country: { de: 'Land', en: 'country' },
  house_number: { de: 'Hausnummer', en: 'house number' },
  website: { de: 'Website', en: 'website' },
  industry: { de: 'Branche', en: 'industry' },
  employees: { de: 'Mitarbeiter', en: 'employees' },
  relation: { de: 'Beziehung', en: 'relation' },
  job_title: { de: 'Position', en: 'job title' },
  department: { de: 'Abteilung', en: 'department' },
  last_name: { de: 'Nachname', en: 'last name' },
  first_name: { de: 'Vorname', en: 'first name' },
  note: { de: 'Notiz', en: 'note' },
};

export function factIn(code: string, language: Language): string {
  return facts[code]?.[language] ?? code;
}

function why({ agrees, differs }: Pair, language: Language): string {
  const list = (codes: readonly string[]) => codes.map((code) => factIn(code, language)).join(', ');
  const same = agrees.length === 0 ? '' : language === 'de' ? `Gleich: ${list(agrees)}.` : `Same: ${list(agrees)}.`;
  const other =
    differs.length === 0 ? '' : language === 'de' ? ` Verschieden: ${list(differs)}.` : ` Different: ${list(differs)}.`;
  return `${same}${other}`.trim();
}

export function mergeWords(pair: Pair, language: Language): { title: string; text: string } {
  return language === 'de'
    ? {
        title: `Dieselbe Firma? ${pair.goneName} – ${pair.keptName}`,
        text: `${why(pair, 'de')} „${pair.goneName}“ geht in „${pair.keptName}“ auf, mit Personen, Chancen und Aufträgen.`,
      }
    : {
        title: `The same company? ${pair.goneName} – ${pair.keptName}`,
        text: `${why(pair, 'en')} "${pair.goneName}" becomes part of "${pair.keptName}", with its people, deals and orders.`,
      };
}

export function twinWords(pair: Pair, language: Language): { title: string; text: string } {
  return language === 'de'
    ? {
        title: `Dieselbe Person? ${pair.goneName} – ${pair.keptName}`,
        text: `${why(pair, 'de')} Aus beiden Einträgen wird einer.`,
      }
    : {
        title: `The same person? ${pair.goneName} – ${pair.keptName}`,
        text: `${why(pair, 'en')} The two entries become one.`,
      };
}

type Scalar = string | number | boolean | null;

export function fieldWords(
  payload: { readonly name: string; readonly field: string; readonly before: Scalar; readonly value: Scalar },
  language: Language,
): { title: string; text: string } {
  const field = factIn(payload.field, language);
  const said = (value: Scalar) => (value === null ? (language === 'de' ? 'leer' : 'empty') : String(value));
  return language === 'de'
    ? {
        title: `${payload.name}: ${field} ändern?`,
        text: `Von Hand steht dort „${said(payload.before)}“, eine neuere Quelle sagt „${said(payload.value)}“.`,
      }
    : {
        title: `${payload.name}: change ${field}?`,
        text: `By hand it says "${said(payload.before)}", a newer source says "${said(payload.value)}".`,
      };
}
