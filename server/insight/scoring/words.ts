export type Language = 'de' | 'en';

const FAILURES: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  'file-empty': {
    de: 'Die Datei ist leer: es braucht eine Zeile mit Spaltennamen und mindestens eine Zeile darunter.',
    en: 'The file is empty: it needs a line of column names and at least one row below it.',
  },
  'file-not-a-table': {
    de: 'Die Datei ist keine Tabelle in Textform. Erwartet wird CSV (auch .csv.gz), jedes Trennzeichen.',
    en: 'The file is no table in text form. CSV is expected (also .csv.gz), any delimiter.',
  },
  'file-old-excel': {
    de: 'Das ist eine alte Excel-Datei. Bitte als CSV speichern.',
    en: 'This is an old Excel file. Please save it as CSV.',
  },
  'file-open-document': {
    de: 'Das ist ein OpenDocument. Bitte als CSV speichern.',
    en: 'This is an OpenDocument. Please save it as CSV.',
  },
  'file-password-protected': {
    de: 'Die Datei ist mit einem Kennwort geschützt.',
    en: 'The file is protected by a password.',
  },
  'file-too-large': {
    de: 'Die Datei ist zu groß (Grenze: {limitMb} MB).',
    en: 'The file is too large (limit: {limitMb} MB).',
  },
  'too-many-columns': {
    de: 'Die Datei hat mehr als {limit} Spalten.',
    en: 'The file has more than {limit} columns.',
  },
  'too-many-rows': { de: 'Die Datei hat mehr als {limit} Zeilen.', en: 'The file has more than {limit} rows.' },
};

export function failureWords(
  code: string,
  facts: Readonly<Record<string, unknown>>,
  language: Language,
): string | null {
  const words = FAILURES[code];
  return words ? words[language].replace(/\{(\w+)\}/g, (_, key: string) => String(facts[key] ?? '?')) : null;
}
