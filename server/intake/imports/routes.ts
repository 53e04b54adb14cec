import { imports as contract } from '#contract/intake/imports.ts';
import { isRoleName, type MappedColumn, type Mapping } from '#engines/column-mapping/index.ts';
import { fail } from '#server/platform/failure.ts';
import { type RawRoute, type Route, rawRoute, route } from '#server/platform/http/index.ts';
import { cancelImport, startImport, undoImport } from './change-import.ts';
import { createImport } from './create-import.ts';
import { inspectFile } from './inspect-file.ts';
import { importShown, lookShown, showImports, showRows } from './show-imports.ts';
import { ownImport } from './work-through.ts';
import { writeFaults } from './write-faults.ts';

const run = { right: 'import.run' } as const;

interface TypedColumn extends Omit<MappedColumn, 'role' | 'dateOrder'> {
  readonly role: string;
  readonly dateOrder: string;
}

/** @throws Failure `invalid-input` where a role is none of ours */
function mappingOf(typed: {
  readonly kind: Mapping['kind'];
  readonly confidence: number;
  readonly columns: readonly TypedColumn[];
}): Mapping {
  return {
    ...typed,
    columns: typed.columns.map((column) => {
      const { role } = column;
      if (role !== 'custom' && role !== 'ignore' && !isRoleName(role))
        return fail('invalid-input', { field: 'role', found: role });
      return { ...column, role, dateOrder: column.dateOrder === 'month-first' ? 'month-first' : 'day-first' };
    }),
  };
}

export const routes: readonly Route[] = [
  route(contract.inspect, run, async ({ app, actor, input }) =>
    lookShown(
      actor,
      await inspectFile(app, actor, {
        fileId: input.fileId,
        ...(input.sheet ? { sheet: input.sheet } : {}),
        ...(input.kind ? { kind: input.kind } : {}),
      }),
    ),
  ),
  route(contract.create, run, ({ app, actor, input }) =>
    createImport(app, actor, { fileId: input.fileId, sheet: input.sheet, mapping: mappingOf(input.mapping) }),
  ),
  route(contract.get, run, async ({ app, actor, input }) =>
    importShown(app, actor, await ownImport(app, actor, input.id)),
  ),
  route(contract.list, run, ({ app, actor }) => showImports(app, actor)),
  route(contract.rows, run, ({ app, actor, input }) => showRows(app, actor, input.id, input.verdict)),
  route(contract.start, run, async ({ app, actor, input }) =>
    importShown(app, actor, await startImport(app, actor, input.id)),
  ),
  route(contract.cancel, run, async ({ app, actor, input }) =>
    importShown(app, actor, await cancelImport(app, actor, input.id)),
  ),
  route(contract.undo, run, async ({ app, actor, input }) =>
    importShown(app, actor, await undoImport(app, actor, input.id)),
  ),
];

export const rawRoutes: readonly RawRoute[] = [
  rawRoute(
    { name: 'intake.imports.faults', method: 'GET', path: '/imports/:id/faults.csv', ...run },
    async ({ app, actor, params }) => {
      const one = await ownImport(
        app,
        actor,
        /^[0-9a-f-]{36}$/.test(params['id'] ?? '') ? (params['id'] ?? '') : '00000000-0000-0000-0000-000000000000',
      );
      const pieces = ReadableStream.from(writeFaults(app, one, actor.language)).pipeThrough(new TextEncoderStream());
      const name = `${one.file_name.replace(/\.[^.]*$/, '')}-${actor.language === 'de' ? 'fehlerhaft' : 'faulty'}.csv`;
      return new Response(pieces, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
      });
    },
  ),
];
