import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { mayOf } from './change-import.ts';
import { fieldLabel, roleChoices } from './field-words.ts';
import type { FileLook } from './inspect-file.ts';
import { reasonText, warningText } from './reason-words.ts';
import { listImports, readExamples, type StoredImport, type Verdict } from './store.ts';
import { failureText } from './words.ts';
import { ownImport } from './work-through.ts';

const iso = (moment: Date | null) => moment?.toISOString() ?? null;

/** An import as the contract tells it. */
export function importShown(app: App, actor: Actor, one: StoredImport) {
  const share =
    one.state === 'checking' || one.state === 'running'
      ? Math.min(1, one.rows_seen / Math.max(1, one.row_total ?? 1))
      : one.state === 'undoing'
        ? 0
        : 1;
  return {
    id: one.id,
    fileName: one.file_name,
    sheet: one.sheet,
    kind: one.kind,
    state: one.state,
    share,
    rows: one.rows_seen,
    expected: one.state === 'checking' ? null : one.expected,
    counts: one.started_at === null ? null : one.counts,
    failure: one.failure && { ...one.failure, text: failureText(one.failure, actor.language) ?? one.failure.code },
    createdAt: one.created_at.toISOString(),
    createdBy: one.created_by_name,
    finishedAt: iso(one.finished_at),
    undoneAt: iso(one.undone_at),
    may: mayOf(one, app.clock.now()),
  };
}

export async function showImports(app: App, actor: Actor) {
  const all = actor.role === 'admin' || actor.role === 'head_of_sales';
  return { rows: (await listImports(app.db, all ? null : actor.id)).map((one) => importShown(app, actor, one)) };
}

type Plain = string | number | boolean | null;
const plain = (value: unknown): Plain =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : value == null
      ? null
      : JSON.stringify(value);

export async function showRows(app: App, actor: Actor, id: string, verdict: Verdict) {
  const one = await ownImport(app, actor, id);
  const rows = await readExamples(app.db, id, one.started_at === null ? 'check' : 'run', verdict);
  return {
    rows: rows.map((row) => ({
      row: row.rowNo,
      title: row.title,
      recordId: row.recordId,
      cells: [...row.cells],
      changes: row.changes.map((change) => ({
        field: change.field,
        label: fieldLabel(change.field, actor.language),
        old: plain(change.old),
        new: plain(change.new),
      })),
      reasons: row.reasons.map((reason) => ({ ...reason, text: reasonText(reason, one.mapping, actor.language) })),
    })),
  };
}

export function lookShown(actor: Actor, look: FileLook) {
  const { inspection } = look;
  const width = look.mapping.columns.length;
  return {
    fileName: look.fileName,
    format: inspection.format === 'text' ? ('csv' as const) : inspection.format,
    encoding: inspection.encoding,
    delimiter: inspection.delimiter,
    sheets: inspection.sheets
      .filter((sheet) => !sheet.hidden || sheet.name === inspection.sheet)
      .map((sheet) => sheet.name),
    sheet: inspection.sheet,
    mapping: { ...look.mapping, columns: look.mapping.columns.map((column) => ({ ...column })) },
    remembered: look.remembered,
    samples: inspection.sample.map((row) => Array.from({ length: width }, (_, at) => row.cells[at] || null)),
    roles: roleChoices(look.mapping.kind, actor.language),
    warnings: inspection.warnings.map((warning) => ({
      code: warning.code,
      text: warningText(warning, actor.language),
    })),
    before: look.before && { id: look.before.id, at: look.before.created_at.toISOString(), state: look.before.state },
  };
}
