import type { Words } from './model.ts';

const list = (names: readonly string[]): string => names.slice(0, 12).join(', ') + (names.length > 12 ? ' …' : '');

/** What is said about columns and rows before anything is learnt. */
export const columnWords = {
  columnMissing: (name: string, names: readonly string[]): Words => ({
    de: `Die Spalte „${name}“ gibt es nicht. Vorhanden: ${list(names)}.`,
    en: `There is no column "${name}". There are: ${list(names)}.`,
  }),
  targetEmpty: (name: string): Words => ({
    de: `In der Zielspalte „${name}“ steht nichts. Ohne bekannten Ausgang lässt sich nichts lernen.`,
    en: `The target column "${name}" is empty. Nothing can be learnt without known outcomes.`,
  }),
  positiveMissing: (name: string, positive: string, values: readonly string[]): Words => ({
    de: `In „${name}“ kommt der Wert „${positive}“ nicht vor. Gefunden: ${list(values)}.`,
    en: `"${name}" never holds the value "${positive}". Found: ${list(values)}.`,
  }),
  targetOneValue: (name: string, positive: string, rows: number): Words => ({
    de: `In „${name}“ steht in allen ${rows} Zeilen „${positive}“. Aus einem einzigen Ausgang lässt sich nichts lernen: Es fehlen Zeilen mit dem anderen.`,
    en: `"${name}" holds "${positive}" in all ${rows} rows. Nothing can be learnt from a single outcome: rows with the other one are missing.`,
  }),
  timeUnreadable: (name: string): Words => ({
    de: `„${name}“ lässt sich nicht als Zeit lesen (Datum, Jahr oder laufende Zahl).`,
    en: `"${name}" cannot be read as a time (date, year or running number).`,
  }),
  rowsDropped: (rows: number): Words => ({
    de: `${rows} Zeilen ohne Ausgang wurden übergangen.`,
    en: `${rows} rows without an outcome were passed over.`,
  }),
  stillOpen: (values: readonly string[], rows: number): Words => ({
    de: `${rows} Zeilen sind noch nicht entschieden (${list(values)}) und lehren nichts: Als verloren gezählt, gälte alles Neue als verloren. Sollen sie zählen, bitte den Ausgang in eine eigene Spalte schreiben.`,
    en: `${rows} rows are not decided yet (${list(values)}) and teach nothing: counted as lost, whatever is recent would pass for lost. To count them, write the outcome into a column of its own.`,
  }),
  duplicates: (rows: number): Words => ({
    de: `${rows} Zeilen wiederholen eine andere in allen Spalten. Sie bleiben beim Prüfen zusammen, damit das Modell nicht an Kopien gemessen wird.`,
    en: `${rows} rows repeat another one in every column. They stay together in validation, so that the model is not judged on copies.`,
  }),
  asked: (name: string): Words => ({ de: `„${name}“: auf Wunsch weggelassen.`, en: `"${name}": left out as asked.` }),
  time: (name: string): Words => ({
    de: `„${name}“ ordnet die Zeilen in der Zeit und ist selbst kein Merkmal, höchstens die Jahreszeit darin.`,
    en: `"${name}" puts the rows in order of time and is no feature itself, at most the season in it.`,
  }),
  group: (name: string): Words => ({
    de: `„${name}“ hält zusammengehörige Zeilen beieinander und ist selbst kein Merkmal.`,
    en: `"${name}" keeps rows together that belong together and is no feature itself.`,
  }),
  empty: (name: string): Words => ({ de: `„${name}“ ist leer.`, en: `"${name}" is empty.` }),
  constant: (name: string): Words => ({
    de: `„${name}“ hat in allen Zeilen denselben Wert.`,
    en: `"${name}" holds the same value in all rows.`,
  }),
  id: (name: string, distinct: number): Words => ({
    de: `„${name}“ ist eine Kennung (${distinct} verschiedene Werte) und sagt nichts über neue Zeilen; weggelassen.`,
    en: `"${name}" is an identifier (${distinct} different values) and tells nothing about new rows; left out.`,
  }),
  text: (name: string): Words => ({
    de: `„${name}“ ist freier Text; weggelassen.`,
    en: `"${name}" is free text; left out.`,
  }),
  unreadable: (name: string, cells: number, kind: string): Words => ({
    de: `„${name}“: ${cells} Zellen sind ${kind === 'date' ? 'kein Datum' : 'keine Zahl'} und zählen als leer.`,
    en: `"${name}": ${cells} cells are no ${kind} and count as empty.`,
  }),
  pooled: (name: string, levels: number): Words => ({
    de: `„${name}“ hat ${levels} verschiedene Werte; die seltenen werden zusammengefasst.`,
    en: `"${name}" has ${levels} different values; the rare ones are pooled.`,
  }),
  protected: (name: string): Words => ({
    de: `„${name}“ kann ein geschütztes Merkmal sein (§ 1 AGG). Lassen Sie die Spalte weg, wenn sie nicht nötig ist; die Prüfung auf Benachteiligung rechnet auch ohne sie.`,
    en: `"${name}" may be a protected attribute (§ 1 AGG). Leave it out unless it is needed; the bias audit works without it.`,
  }),
  drift: (name: string, psi: number): Words => ({
    de: `„${name}“ hat sich im Lauf der Zeit verschoben (PSI ${psi.toFixed(2).replace('.', ',')}; ab 0,2 spricht man von Drift). Die Vorhersage für heute ist unsicherer, als die Zahlen zeigen.`,
    en: `"${name}" has shifted over time (PSI ${psi.toFixed(2)}; 0.2 and more counts as drift). Predictions for today are less certain than the figures show.`,
  }),
  driftOverall: (auc: number): Words => ({
    de: `Frühere und spätere Zeilen lassen sich an den Merkmalen unterscheiden (AUC ${auc.toFixed(2).replace('.', ',')}): Die Daten haben sich verändert.`,
    en: `Earlier and later rows can be told apart by the features (AUC ${auc.toFixed(2)}): the data have changed.`,
  }),
};
