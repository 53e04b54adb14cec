import { Readable } from 'node:stream';
import { z } from 'zod';
import { lists as contract, queryShape } from '#contract/desk/lists.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import { fail } from '#server/platform/failure.ts';
import { type RawRoute, type Route, rawRoute, route } from '#server/platform/http/index.ts';
import { describeColumns } from './describe-columns.ts';
import { exportList } from './export-list.ts';
import { outlineList } from './outline-list.ts';
import { windowList } from './window-list.ts';

export const routes: readonly Route[] = [
  route(contract.columns, { right: 'records.read' }, ({ app, actor, input }) =>
    describeColumns(app, actor, input.list),
  ),
  route(contract.outline, { right: 'records.read' }, ({ app, actor, input }) => outlineList(app, actor, input)),
  route(contract.window, { right: 'records.read' }, async ({ app, actor, input }) => {
    const { rows, next } = await windowList(app, actor, input);
    return { rows: rows.map((row) => ({ ...row, cells: { ...row.cells } })), next };
  }),
];

const exportSchema = z.object({
  ...queryShape,
  columns: z.array(z.string().max(130)).max(60).optional(),
  format: z.enum(['csv', 'xlsx', 'json']),
});

const types = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** `?query=` holds the same JSON as a window does: filters, sort, columns. A link, so that the browser saves the file as it comes. */
export const rawRoutes: readonly RawRoute[] = [
  rawRoute(
    { name: 'desk.lists.export', method: 'GET', path: '/api/v1/lists/:list/export/:format', right: 'export.run' },
    async ({ app, actor, request, params }) => {
      const asked = new URL(request.url).searchParams.get('query') ?? '{}';
      const input = exportSchema.safeParse({ ...parsed(asked), list: params['list'], format: params['format'] });
      if (!input.success) {
        const issues = input.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
        return fail('invalid-input', { issues, text: 'The export cannot be understood. Nothing was exported.' });
      }
      const { list, format } = input.data;
      const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(app.clock.now());
      const bytes = Readable.toWeb(Readable.from(await exportList(app, actor, input.data)));
      return new Response(bytes as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': types[format],
          'content-disposition': `attachment; filename="lotse-${list}-${day}.${format}"`,
        },
      });
    },
  ),
];

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Refused below.
  }
  return fail('invalid-input', {
    reason: 'query',
    text: '"query" must be a JSON object with filters, sort and columns.',
  });
}

export function register(): void {
  nameActions({
    'list.exported': { de: 'Liste exportiert', en: 'List exported' },
    'list.export-ended': { de: 'Export beendet', en: 'Export ended' },
  });
}
