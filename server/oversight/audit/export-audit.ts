import type { Language } from '#engines/contact-law/index.ts';
import type { App } from '#server/platform/app.ts';
import { listed } from './list-audit.ts';
import { readEntries } from './store.ts';

const pageSize = 2_000;
const heading = 'seq;at;actor_kind;actor_id;actor_name;action;text;subject_kind;subject_id;facts\r\n';

/** The whole log, oldest first, as text in pieces. CSV with semicolons, quotes everywhere and formulas disarmed, as German Excel opens it. */
export async function* exportAudit(
  app: Pick<App, 'db'>,
  format: 'csv' | 'jsonl',
  language: Language,
): AsyncGenerator<string> {
  if (format === 'csv') yield `\uFEFF${heading}`;
  let last = 0;
  for (;;) {
    const page = await readEntries(app.db, last, pageSize);
    if (page.length === 0) return;
    let piece = '';
    for (const stored of page) {
      const entry = listed(stored, language);
      piece += format === 'jsonl' ? `${JSON.stringify(entry)}\n` : csvLine(entry, stored.facts);
      last = stored.seq;
    }
    yield piece;
  }
}

function csvLine(entry: ReturnType<typeof listed>, facts: string): string {
  const { actor, subject } = entry;
  return `${[
    String(entry.seq),
    entry.at,
    actor.kind,
    actor.id,
    actor.name,
    entry.action,
    entry.text,
    subject?.kind ?? '',
    subject?.id ?? '',
    facts,
  ]
    .map(csvCell)
    .join(';')}\r\n`;
}

// A leading = + - @ or control sign makes a spreadsheet run the cell.
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
