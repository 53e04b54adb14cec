import { parseArgs } from 'node:util';
import type { ListFilter } from '#contract/desk/lists.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { consents } from './store-consents.ts';
import { windowList } from './window-list.ts';
import { valueIn } from './words.ts';

export const name = 'consent list';

const choices = (column: string) => consents.columns[column]?.choices ?? [];
const filtered = ['kind', 'channel', 'state', 'source'] as const;
const sortable = Object.entries(consents.columns).flatMap(([key, column]) => (column.sort ? [key] : []));
const most = 10_000;

export const help = say(
  `lotse consent list [--kind ART] [--channel KANAL] [--state STAND] [--source QUELLE] [--contact TEXT] [--from TAG] [--to TAG]
                   [--sort SPALTE] [--limit N]

Alle Einwilligungen, Widerrufe und Widersprüche, das Neueste zuerst. Von einem Widerspruch bleibt nur ein geschlüsselter Hashwert der Adresse:
Er hat keine zu zeigen.
--kind     ${choices('kind').join(', ')}
--channel  ${choices('channel').join(', ')}
--state    ${choices('state').join(', ')}
--source   ${choices('source').join(', ')}
--contact  Adressen und Nummern, die diesen Text enthalten
--from, --to  an diesen Tagen festgehalten (JJJJ-MM-TT), beide eingeschlossen
--sort     ${sortable.join(', ')}; mit einem Minus davor umgekehrt (sonst -recordedAt)
--limit    höchstens so viele (sonst 100; höchstens ${most})
Die ganze Liste als Datei: lotse export consents -o DATEI.xlsx
`,
  `lotse consent list [--kind KIND] [--channel CHANNEL] [--state STATE] [--source SOURCE] [--contact TEXT] [--from DAY] [--to DAY]
                   [--sort COLUMN] [--limit N]

Every consent, withdrawal and objection, the newest first. Of an objection only a keyed hash of the address is kept: it has none to show.
--kind     ${choices('kind').join(', ')}
--channel  ${choices('channel').join(', ')}
--state    ${choices('state').join(', ')}
--source   ${choices('source').join(', ')}
--contact  addresses and numbers that hold this text
--from, --to  recorded on these days (YYYY-MM-DD), both included
--sort     ${sortable.join(', ')}; with a minus in front the other way round (unless said: -recordedAt)
--limit    at most so many (unless said: 100; ${most} at most)
The whole list as a file: lotse export consents -o FILE.xlsx
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      kind: text,
      channel: text,
      state: text,
      source: text,
      contact: text,
      from: text,
      to: text,
      sort: { type: 'string', default: '-recordedAt' },
      limit: { type: 'string', default: '100' },
    },
  });
  const filters = filtered.flatMap((column): ListFilter[] => {
    const value = values[column];
    if (value === undefined) return [];
    return choices(column).includes(value)
      ? [{ column, op: 'is', value }]
      : misuse(`--${column}: ${choices(column).join(', ')}.`);
  });
  if (values.contact !== undefined) filters.push({ column: 'contactPoint', op: 'contains', value: values.contact });
  const { from, to } = values;
  for (const [option, value] of Object.entries({ from, to }))
    if (value !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(value))
      misuse(say(`--${option}: ein Tag als JJJJ-MM-TT.`, `--${option}: a day as YYYY-MM-DD.`));
  if (from !== undefined || to !== undefined)
    filters.push({ column: 'recordedAt', op: 'range', ...(from && { from }), ...(to && { to }) });
  const column = values.sort.replace(/^-/, '');
  if (!sortable.includes(column)) misuse(`--sort: ${sortable.join(', ')}.`);
  const wanted = Number(values.limit);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > most)
    misuse(`--limit: 1 bis ${most}.`, `--limit: 1 to ${most}.`);
  const app = await io.openApp();
  const sort = { column, direction: values.sort.startsWith('-') ? ('desc' as const) : ('asc' as const) };
  const rows: Readonly<Record<string, string | number | boolean | null>>[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof windowList>> = await windowList(app, commandActor, {
      list: 'consents',
      filters,
      sort,
      columns: Object.keys(consents.columns),
      after,
      skip: 0,
      limit: Math.min(1000, wanted - rows.length),
    });
    rows.push(...page.rows.map(({ cells }) => cells));
    after = page.next;
  } while (after !== null && rows.length < wanted);
  const line = (row: (typeof rows)[number]) => {
    const word = (key: string) => valueIn(key, String(row[key] ?? ''), commandActor.language);
    const dated = row['at'] ?? row['recordedAt'];
    return `${String(dated).slice(0, 10)}  ${word('kind')}, ${word('channel')}, ${word('state')}: ${row['contactPoint'] ?? '-'} (${word('source')})`;
  };
  const none = say('Dazu ist nichts festgehalten.', 'Nothing of the kind is recorded.');
  io.answer(rows, rows.length === 0 ? none : rows.map(line).join('\n'));
  return 0;
}
