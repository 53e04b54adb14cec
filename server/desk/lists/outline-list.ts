import type { ListName, ListSort } from '#contract/desk/lists.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/rights.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type BuiltQuery, buildQuery, type ListRequest } from './build-query.ts';
import { type Place, type Plan, readCursor, writeCursor } from './cursor.ts';
import { type Limits, usualLimits } from './limits.ts';
import { knownOutline } from './outline-cache.ts';
import { estimate, gather, reading } from './store.ts';
import { mayGather, walkList } from './walk-list.ts';

export interface OutlineRequest extends ListRequest {
  readonly after: string | null;
}

export interface Outline {
  readonly list: ListName;
  readonly sort: ListSort;
  readonly total: number;
  readonly exact: boolean;
  readonly reach: number;
  readonly anchors: { readonly at: number; readonly cursor: string | null }[];
  readonly next: string | null;
  readonly may: ('create' | 'edit' | 'delete' | 'export')[];
}

interface Shape {
  readonly plan: Plan;
  readonly total: number;
  readonly exact: boolean;
  readonly reach: number;
  readonly anchors: readonly { readonly at: number; readonly place: Place }[];
  readonly next: Place | null;
}

/** Total and anchors of a list, or of as much of it as one request may read. @throws Failure `invalid-input` */
export async function outlineList(
  app: App,
  actor: Actor,
  request: OutlineRequest,
  limits: Limits = usualLimits,
): Promise<Outline> {
  return reading(
    app.db,
    async (tx) => {
      const query = await buildQuery(tx, request, actor);
      const after = readCursor(query.order, query.sort.type, request.after);
      const shape =
        after === null
          ? ((await gathered(tx, query, limits)) ??
            (await remembered(app, tx, query, limits)) ??
            (await walked(tx, query, null, limits)))
          : await walked(tx, query, after.place, limits);
      return {
        list: request.list,
        sort: query.sorted,
        total: shape.total,
        exact: shape.exact,
        reach: shape.reach,
        anchors: [
          { at: 0, cursor: request.after },
          ...shape.anchors.map(({ at, place }) => ({ at, cursor: writeCursor(query.order, shape.plan, place) })),
        ],
        next: shape.next && writeCursor(query.order, shape.plan, shape.next),
        may: rightsOn(actor, request.list),
      };
    },
    { timeoutMs: limits.timeoutMs },
  );
}

async function gathered(tx: Db, query: BuiltQuery, limits: Limits): Promise<Shape | null> {
  if (!(await mayGather(tx, query, limits))) return null;
  const { total, rows } = await gather(tx, query, limits.gather, { every: limits.step });
  if (total > limits.gather) return null;
  return {
    plan: 'gather',
    total,
    exact: true,
    reach: total,
    anchors: rows.map((row) => ({ at: row.n, place: row })),
    next: null,
  };
}

async function remembered(app: App, tx: Db, query: BuiltQuery, limits: Limits): Promise<Shape | null> {
  const known = query.everything ? await knownOutline(app, tx, query, limits) : null;
  return (
    known && {
      plan: 'walk',
      total: known.total,
      exact: known.fresh,
      reach: known.total,
      anchors: known.anchors,
      next: null,
    }
  );
}

async function walked(tx: Db, query: BuiltQuery, from: Place | null, limits: Limits): Promise<Shape> {
  const most = limits.chunk * 8;
  const { met, next } = await walkList(tx, query, from, most, limits.outlineMs, limits);
  const step = query.outside.length === 0 ? limits.step : limits.filteredStep;
  const anchors = met.flatMap((place, index) => ((index + 1) % step === 0 ? [{ at: index + 1, place }] : []));
  const reach = met.length;
  if (next === null) return { plan: 'walk', total: reach, exact: true, reach, anchors, next };
  const expected = from === null ? await estimate(tx, query.definition, query.all) : 0;
  return { plan: 'walk', total: Math.max(reach + 1, expected), exact: false, reach, anchors, next };
}

function rightsOn(actor: Actor, list: ListName): Outline['may'] {
  const rights: Outline['may'] = [];
  // What was consented or objected to is never changed from a list.
  if (list === 'consents') return may(actor, 'export.run') ? ['export'] : [];
  if (may(actor, 'records.write')) rights.push('create', 'edit');
  if (may(actor, 'records.delete')) rights.push('delete');
  if (may(actor, 'export.run')) rights.push('export');
  return rights;
}
