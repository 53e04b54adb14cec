import { fold } from '#engines/text/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Language } from './words.ts';

export const COLUMNS = ['at', 'account', 'person', 'segment', 'channel', 'response'] as const;
export type TouchColumn = (typeof COLUMNS)[number];

const NAMES: Readonly<Record<TouchColumn, readonly string[]>> = {
  at: [
    'at',
    'date',
    'datum',
    'time',
    'timestamp',
    'zeit',
    'zeitpunkt',
    'tag',
    'day',
    'happened_at',
    'sent_at',
    'contacted_at',
  ],
  account: [
    'account',
    'account_id',
    'company',
    'company_id',
    'firma',
    'konto',
    'kunde',
    'kundennummer',
    'customer',
    'customer_id',
  ],
  person: [
    'person',
    'person_id',
    'ansprechpartner',
    'contact',
    'contact_id',
    'kontakt',
    'empfänger',
    'recipient',
    'email',
  ],
  segment: ['segment', 'branche', 'industry', 'relation', 'kundengruppe', 'gruppe', 'group', 'kundenstatus'],
  channel: ['channel', 'kanal', 'medium', 'art', 'kontaktart'],
  response: [
    'response',
    'responded',
    'answer',
    'answered',
    'antwort',
    'reaktion',
    'reply',
    'replied',
    'outcome',
    'ergebnis',
    'y',
  ],
};

/** Which column is what: as told, else by its name. @throws Failure `column-missing` */
export function findColumns(
  headings: readonly string[],
  told: Readonly<Partial<Record<TouchColumn, string | undefined>>>,
  needed: readonly TouchColumn[],
  language: Language,
): Readonly<Partial<Record<TouchColumn, number>>> {
  const folded = headings.map((heading) => fold(heading).trim());
  const found: Partial<Record<TouchColumn, number>> = {};
  for (const column of COLUMNS) {
    const name = told[column];
    const names = name === undefined ? NAMES[column].map(fold) : [fold(name).trim()];
    const at = names.map((one) => folded.indexOf(one)).find((one) => one >= 0);
    if (at !== undefined) found[column] = at;
    else if (name !== undefined || needed.includes(column))
      fail('column-missing', { text: missingIn(column, name, headings, language) });
  }
  return found;
}

function missingIn(
  column: TouchColumn,
  name: string | undefined,
  headings: readonly string[],
  language: Language,
): string {
  const there = headings.slice(0, 20).join(', ');
  if (language === 'de')
    return name === undefined
      ? `Keine Spalte gefunden für „${column}“. Nennen Sie sie mit --${column} NAME. Vorhanden: ${there}`
      : `Die Spalte „${name}“ gibt es nicht. Vorhanden: ${there}`;
  return name === undefined
    ? `No column found for "${column}". Name it with --${column} NAME. There are: ${there}`
    : `There is no column "${name}". There are: ${there}`;
}
