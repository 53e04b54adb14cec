import { type Language, type Pair, pick } from './pair.ts';

const FAILURES: Readonly<Record<string, Pair>> = {
  // Of the upload; the one below of what reads it.
  'empty-file': ['Die Datei ist leer. Es wurde nichts übernommen.', 'The file is empty. Nothing was taken over.'],
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
        ? lacks.map((one) => pick(LACKS[String(one)] ?? [String(one), String(one)], language)).join(' ')
        : '';
    return typeof facts[key] === 'number' ? facts[key].toLocaleString(language) : String(facts[key] ?? '?');
  };
  return pick(known, language).replace(/\{(\w+)\}/g, (_, key: string) => put(key));
}
