import { createHash } from 'node:crypto';
import { belongsTo, headingKey, isRoleName, type Mapping, type SheetKind } from '#engines/column-mapping/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { findFile } from '#server/platform/files/index.ts';
import { type Inspection, inspectTable } from '../sheets/index.ts';
import { findTwin, recallMapping, type StoredImport } from './store.ts';

export interface FileLook {
  readonly fileName: string;
  readonly sha256: string;
  readonly inspection: Inspection;
  readonly mapping: Mapping;
  readonly remembered: boolean;
  readonly before: StoredImport | null;
}

/** Headings alone name a layout: the same export of another month is the same. */
export function layoutKey({ columns }: Mapping): string {
  return createHash('sha256')
    .update(columns.map(({ heading }) => headingKey(heading)).join('\n'))
    .digest('hex');
}

/** Who sees the progress of a job. The command line is no user: it looks for itself. */
export function ownerOf(actor: Actor): string | null {
  return actor.kind === 'command' ? null : actor.id;
}

/** A file that somebody else uploaded answers like a missing one. */
export async function ownFile(app: App, actor: Actor, fileId: string) {
  const file = await findFile(app, fileId);
  if (file.ownerId !== actor.id && actor.role !== 'admin') fail('not-found', { kind: 'file' });
  return file;
}

/** Looks into an uploaded file; stores nothing. @throws Failure `not-found`, `file-…`, `zip-bomb`, `too-many-columns`, `sheet-not-found` */
export async function inspectFile(
  app: App,
  actor: Actor,
  input: { readonly fileId: string; readonly sheet?: string; readonly kind?: SheetKind },
): Promise<FileLook> {
  const file = await ownFile(app, actor, input.fileId);
  const inspection = await inspectTable({
    path: file.path,
    sheet: input.sheet ?? null,
    ...(input.kind ? { kind: input.kind } : {}),
  });
  const known = await recallMapping(app.db, layoutKey(inspection.mapping));
  const fits =
    known !== null &&
    (input.kind === undefined || known.kind === input.kind) &&
    known.columns.length === inspection.mapping.columns.length;
  return {
    fileName: file.name,
    sha256: file.sha256,
    inspection,
    mapping: fits ? recall(known, inspection.mapping) : inspection.mapping,
    remembered: fits,
    before: await findTwin(app.db, file.sha256, inspection.sheet),
  };
}

/** What a person decided about the columns; marks and orders of day and month are those of this file. */
function recall(known: Mapping, seen: Mapping): Mapping {
  const columns = known.columns.map((column, at) => ({
    ...column,
    role: isRoleName(column.role) && !belongsTo(known.kind, column.role) ? ('custom' as const) : column.role,
    decimal: seen.columns[at]?.decimal ?? null,
    dateOrder: seen.columns[at]?.dateOrder ?? ('day-first' as const),
    confidence: 1,
    reason: 'remembered',
  }));
  return { kind: known.kind, confidence: 1, columns };
}
