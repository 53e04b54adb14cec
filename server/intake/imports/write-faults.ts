import type { App } from '#server/platform/app.ts';
import { reasonText } from './reason-words.ts';
import { readFaults, type StoredImport } from './store.ts';

/** A cell as it stands in a CSV that a spreadsheet opens: quoted, and what would run as a formula marked with an apostrophe. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,\s]+$/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows that were refused or lost a cell, with the row number and the reason, in the columns of the file: correct them and import this file again. */
export async function* writeFaults(app: App, one: StoredImport, language: 'de' | 'en'): AsyncGenerator<string> {
  const headings = one.mapping.columns.map((column) => column.heading);
  const own = language === 'de' ? ['Grund', 'Übernommen', 'Zeile'] : ['Reason', 'Taken over', 'Row'];
  yield `\ufeff${[...headings, ...own].map(csvCell).join(';')}\r\n`;
  for (let after = 0; ; ) {
    const rows = await readFaults(app.db, one.id, after, 1_000);
    if (rows.length === 0) return;
    yield rows
      .map((row) => {
        const reasons = [...new Set(row.reasons.map((reason) => reasonText(reason, one.mapping, language)))].join(' ');
        const taken = row.refused
          ? language === 'de'
            ? 'nein'
            : 'no'
          : language === 'de'
            ? 'ja, ohne diese Zelle'
            : 'yes, without this cell';
        return `${[...headings.map((_, at) => row.cells[at] ?? ''), reasons, taken, String(row.row_no)].map(csvCell).join(';')}\r\n`;
      })
      .join('');
    after = rows.at(-1)?.row_no ?? after;
  }
}
