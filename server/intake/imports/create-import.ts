import { belongsTo, isRoleName, type Mapping, mappingFaults } from '#engines/column-mapping/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { type Inspection, inspectTable, READ_LIMITS } from '../sheets/index.ts';
import { ownerOf, ownFile } from './inspect-file.ts';
import { insertImport, setState } from './store.ts';
import { failureText } from './words.ts';

export interface NewImport {
  readonly fileId: string;
  readonly sheet: string | null;
  readonly mapping: Mapping;
  /** The example company: its records are marked and can be removed with one click. */
  readonly example?: boolean;
  /** false: no dry run, the import is ready at once. */
  readonly check?: boolean;
  /** What `inspectFile` found in this file and sheet a moment ago, from a caller of ours: saves looking twice. */
  readonly inspection?: Inspection;
}

/**
 * Prepares an import and begins the dry run as a job.
 * @throws Failure `mapping-incomplete` (`lacks`: what no import can be without), `invalid-input`
 */
export async function createImport(app: App, actor: Actor, input: NewImport): Promise<{ readonly id: string }> {
  const lacks = mappingFaults(input.mapping);
  if (lacks.length > 0) {
    const text = failureText({ code: 'mapping-incomplete', facts: { lacks } }, actor.language);
    fail('mapping-incomplete', { lacks, text });
  }
  const { kind, columns } = input.mapping;
  const strange = columns.find(
    ({ role }) => role !== 'custom' && role !== 'ignore' && !(isRoleName(role) && belongsTo(kind, role)),
  );
  if (strange) fail('invalid-input', { field: 'role', found: strange.role });
  const file = await ownFile(app, actor, input.fileId);
  const inspection = input.inspection ?? (await inspectTable({ path: file.path, sheet: input.sheet }));
  // The number is a guess from the first rows: a tenth above the limit is left to the reader, which counts.
  if (inspection.rowsAbout > READ_LIMITS.rows * 1.1) fail('too-many-rows', { limit: READ_LIMITS.rows });
  if (columns.some(({ column }) => column >= inspection.headings.length)) fail('invalid-input', { field: 'column' });
  const at = app.clock.now();
  const check = input.check ?? true;
  const options = { headerRows: inspection.headerRows, country: 'DE', referenceYear: at.getUTCFullYear(), actor };
  return app.db.transaction().execute(async (tx) => {
    const facts = {
      file_id: file.id,
      file_name: file.name,
      sha256: file.sha256,
      sheet: inspection.sheet,
      mapping: input.mapping,
      options,
      row_total: inspection.rowsAbout,
      example: input.example ?? false,
    };
    const id = await insertImport(tx, { ...facts, state: check ? 'checking' : 'ready' }, actor, at);
    if (check)
      await setState(tx, id, 'checking', {
        at,
        jobId: await app.jobs.send(tx, 'intake.check-import', { id }, { ownerId: ownerOf(actor) }),
      });
    return { id };
  });
}
