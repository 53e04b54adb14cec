import type { ListFilter, ListName, ListSort } from '#contract/desk/lists.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/rights.ts';
import { fail } from '#server/platform/failure.ts';
import { definitionFor, readableColumns } from './build-query.ts';
import { csvLine, neutral } from './csv.ts';
import type { Column } from './definition.ts';
import { usualLimits } from './limits.ts';
import { outlineList } from './outline-list.ts';
import { refuse } from './refuse.ts';
import { customFields, type ShownRow } from './store.ts';
import { windowList } from './window-list.ts';
import { headingIn, valueIn, yesNo } from './words.ts';
import { writeSheet } from './write-sheet.ts';

export interface ExportRequest {
  readonly list: ListName;
  readonly filters: readonly ListFilter[];
  readonly sort?: ListSort | undefined;
  /** Without it, those that the list shows by itself. */
  readonly columns?: readonly string[] | 'all' | undefined;
  readonly format: 'csv' | 'xlsx' | 'json';
}

const PAGE = 1000;
/** A sheet is built in memory; beyond this only CSV and JSON, which stream. */
const MOST_IN_SHEET = 100_000;
const limits = { ...usualLimits, windowMs: 2000, timeoutMs: 20_000 };

interface Plan {
  readonly columns: readonly { readonly key: string; readonly heading: string; readonly column: Column }[];
  readonly rows: AsyncGenerator<ShownRow>;
}

/**
 * The whole list as a file, piece by piece, with the rights and the scope of whoever asks. Writes to the audit log before the first row
 * leaves, and how many rows left when it ends, also when somebody broke it off.
 *
 * @throws Failure `forbidden`, `invalid-input`, `too-large` (a sheet beyond 100,000 rows), before anything is handed out
 */
export async function exportList(app: App, actor: Actor, request: ExportRequest): Promise<AsyncGenerator<Uint8Array>> {
  if (!may(actor, 'export.run')) fail('forbidden', { right: 'export.run', text: 'Your role may not export.' });
  const columns = await chosenColumns(app, actor, request);
  const outline = await outlineList(app, actor, { ...request, after: null });
  if (request.format === 'xlsx' && outline.reach > MOST_IN_SHEET) refuseSheet();
  const entry = { actor, subject: { kind: 'list', id: request.list } };
  // Columns and kinds of condition only: what was looked for may be somebody's name.
  const facts = {
    format: request.format,
    columns: columns.map(({ key }) => key),
    filters: request.filters.map(({ column, op }) => `${column} ${op}`),
  };
  await app.db.transaction().execute((tx) => audit(app, tx, { ...entry, action: 'list.exported', facts }));
  return counted(app, entry, request, { columns, rows: allRows(app, actor, request) }, actor);
}

async function chosenColumns(app: App, actor: Actor, request: ExportRequest): Promise<Plan['columns']> {
  const definition = definitionFor(request.list, actor);
  const readable = await readableColumns(app.db, definition, actor);
  const labels = new Map(
    (await customFields(app.db, definition.kind)).map((field) => [`custom.${field.key}`, field.label]),
  );
  const everything = Object.keys(readable).filter((key) => key !== 'text' && key !== 'domain');
  const keys =
    (request.columns === 'all' ? everything : request.columns) ??
    Object.keys(readable).filter((key) => !readable[key]?.extra || key.startsWith('custom.'));
  return keys.map((key) => {
    const column =
      (Object.hasOwn(readable, key) ? readable[key] : undefined) ?? refuse('unknown-column', { column: key });
    return { key, column, heading: labels.get(key) ?? headingIn(key, actor.language) };
  });
}

async function* allRows(app: App, actor: Actor, request: ExportRequest): AsyncGenerator<ShownRow> {
  const columns = (await chosenColumns(app, actor, request)).map(({ key }) => key);
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof windowList>> = await windowList(
      app,
      actor,
      { ...request, columns, after, skip: 0, limit: PAGE },
      limits,
    );
    yield* page.rows;
    after = page.next;
  } while (after !== null);
}

async function* counted(
  app: App,
  entry: { readonly actor: Actor; readonly subject: { readonly kind: string; readonly id: string } },
  request: ExportRequest,
  plan: Plan,
  actor: Actor,
): AsyncGenerator<Uint8Array> {
  let rows = 0;
  let complete = false;
  const counting = (async function* () {
    for await (const row of plan.rows) {
      rows += 1;
      yield row;
    }
  })();
  try {
    yield* { csv: writeCsv, json: writeJson, xlsx: writeXlsx }[request.format]({ ...plan, rows: counting }, actor);
    complete = true;
  } finally {
    const facts = { rows, complete };
    await app.db.transaction().execute((tx) => audit(app, tx, { ...entry, action: 'list.export-ended', facts }));
  }
}

// Pieces of some size: a write for every row would cost more than making it.
const PIECE = 64 * 1024;

async function* writeCsv({ columns, rows }: Plan, { language }: Actor): AsyncGenerator<Uint8Array> {
  const separator = language === 'de' ? ';' : ',';
  const encoder = new TextEncoder();
  // The mark tells Excel that this is UTF-8; without it, umlauts are broken.
  let piece = `\uFEFF${csvLine([headingIn('id', language), ...columns.map(({ heading }) => neutral(heading))], separator)}`;
  for await (const row of rows) {
    piece += csvLine([row.id, ...columns.map(({ key, column }) => written(key, column, row, language))], separator);
    if (piece.length < PIECE) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  yield encoder.encode(piece);
}

async function* writeJson({ rows }: Plan): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = '[';
  let first = true;
  for await (const row of rows) {
    piece += `${first ? '' : ','}\n${JSON.stringify({ id: row.id, ...row.cells })}`;
    first = false;
    if (piece.length < PIECE) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  yield encoder.encode(`${piece}\n]\n`);
}

async function* writeXlsx({ columns, rows }: Plan, { language }: Actor): AsyncGenerator<Uint8Array> {
  const lines: { id: string; cells: readonly (string | number | Date | boolean | null)[] }[] = [];
  for await (const row of rows) {
    if (lines.length >= MOST_IN_SHEET) refuseSheet();
    lines.push({ id: row.id, cells: columns.map(({ key, column }) => sheetValue(key, column, row, language)) });
  }
  const head = [headingIn('id', language), ...columns.map(({ heading }) => neutral(heading))];
  yield* writeSheet(
    head,
    ['text', ...columns.map(({ column }) => column.type)],
    lines.map(({ id, cells }) => [id, ...cells]),
  );
}

function refuseSheet(): never {
  fail('too-large', {
    most: MOST_IN_SHEET,
    text: `A sheet holds at most ${MOST_IN_SHEET} rows here. Export as CSV, or filter the list first.`,
  });
}

/** Spreadsheets of the language read these as numbers and dates. */
function written(key: string, column: Column, row: ShownRow, language: Actor['language']): string {
  const value = row.cells[key];
  if (value === null || value === undefined) return '';
  const german = language === 'de';
  if (typeof value === 'boolean') return yesNo(value, language);
  if (column.type === 'cents') return decimal(Number(value), german);
  if (column.type === 'number') return german ? String(value).replace('.', ',') : String(value);
  if (column.type === 'day') return german ? germanDay(String(value)) : String(value);
  if (column.type === 'moment') return german ? moment(String(value)) : String(value);
  return neutral(column.type === 'choice' || key === 'status' ? valueIn(key, String(value), language) : String(value));
}

function sheetValue(
  key: string,
  column: Column,
  row: ShownRow,
  language: Actor['language'],
): string | number | Date | boolean | null {
  const value = row.cells[key];
  if (value === null || value === undefined) return null;
  if (column.type === 'cents') return Number(value) / 100;
  if (column.type === 'number') return Number(value);
  if (column.type === 'day') return new Date(`${value}T00:00:00Z`);
  return written(key, column, row, language);
}

function decimal(cents: number, german: boolean): string {
  const text = `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
  return german ? text.replace('.', ',') : text;
}

const germanDay = (day: string): string => day.split('-').reverse().join('.');
const berlin = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'medium', timeStyle: 'short' });
const moment = (text: string): string => berlin.format(new Date(text)).replace(',', '');
