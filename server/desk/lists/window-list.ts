import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type BuiltQuery, buildQuery, type ListRequest, readableColumns } from './build-query.ts';
import { type Cursor, type Place, readCursor, writeCursor } from './cursor.ts';
import type { Column } from './definition.ts';
import { type Limits, usualLimits } from './limits.ts';
import { refuse } from './refuse.ts';
import { gather, reading, type ShownRow, showRows } from './store.ts';
import { mayGather, walkList } from './walk-list.ts';

export interface WindowRequest extends ListRequest {
  readonly after: string | null;
  readonly skip: number;
  readonly limit: number;
  readonly columns?: readonly string[] | undefined;
}

export interface ListWindow {
  readonly rows: readonly ShownRow[];
  readonly next: string | null;
}

/** Rows `skip` … `skip + limit` behind a cursor. @throws Failure `invalid-input` */
export async function windowList(
  app: App,
  actor: Actor,
  request: WindowRequest,
  limits: Limits = usualLimits,
): Promise<ListWindow> {
  return reading(
    app.db,
    async (tx) => {
      const query = await buildQuery(tx, request, actor);
      const after = readCursor(query.order, query.sort.type, request.after);
      const { places, next } = await placesOf(tx, query, after, request, limits);
      const columns = await wanted(tx, query, request.columns, actor);
      const rows = await showRows(
        tx,
        query.definition,
        columns,
        places.map((place) => place.id),
        actor,
      );
      return { rows, next: next && writeCursor(query.order, next.plan, next.place) };
    },
    { timeoutMs: limits.timeoutMs },
  );
}

async function placesOf(
  tx: Db,
  query: BuiltQuery,
  after: Cursor | null,
  { skip, limit }: { readonly skip: number; readonly limit: number },
  limits: Limits,
): Promise<{ readonly places: readonly Place[]; readonly next: Cursor | null }> {
  const plan = after?.plan ?? (query.everything ? 'walk' : (await mayGather(tx, query, limits)) ? 'gather' : 'walk');
  if (plan === 'gather') {
    const { total, rows } = await gather(tx, query, limits.gather, { place: after?.place ?? null, skip, limit });
    const last = rows.at(-1);
    // More than the estimate said: sorted leftovers would be a wrong answer, so walk.
    if (total <= limits.gather) return { places: rows, next: last && last.n < total ? { plan, place: last } : null };
  }
  const { met, next } = await walkList(tx, query, after?.place ?? null, skip + limit, limits.windowMs, limits);
  return { places: met.slice(skip), next: next && { plan: 'walk', place: next } };
}

async function wanted(
  tx: Db,
  query: BuiltQuery,
  keys: readonly string[] | undefined,
  actor: Actor,
): Promise<Readonly<Record<string, Column>>> {
  if (!keys) return Object.fromEntries(Object.entries(query.columns).filter(([, column]) => !column.extra));
  const columns = keys.some((key) => key.startsWith('custom.'))
    ? await readableColumns(tx, query.definition, actor)
    : query.columns;
  return Object.fromEntries(
    keys.map((key) => [
      key,
      (Object.hasOwn(columns, key) ? columns[key] : undefined) ?? refuse('unknown-column', { column: key }),
    ]),
  );
}
