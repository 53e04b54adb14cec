import { sql } from 'kysely';
import { addSource, pauseSource } from '#server/intake/sources/manage-sources.ts';
import { runSource } from '#server/intake/sources/run-source.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';

export interface Alert {
  readonly kind: string;
  readonly name: string;
  readonly changes: readonly { readonly field: string; readonly old: string | null; readonly new: string | null }[];
}
export interface WatchedWeek {
  readonly alerts: readonly Alert[];
  readonly done: boolean;
  readonly paused: boolean;
  readonly problem: string | null;
  readonly facts: string;
}

export async function approveAndAdd(app: App, actor: Actor, url: string): Promise<string> {
  const { id } = await addSource(app, actor, {
    label: 'Verzeichnis',
    kind: 'list',
    url,
    legalGround: 'Art. 6 (1) f DSGVO',
    pauseMs: 0,
    schedule: 'weekly',
  });
  return id;
}

/** One reading, and what it told. A source that rests is resumed by a person afterwards: set up anew, since the page was rebuilt. */
export async function watchOnce(app: App, actor: Actor, id: string): Promise<WatchedWeek> {
  await runSource(app, { signal: new AbortController().signal, progress: async () => {} }, id);
  const { rows } = await sql<{ run: string; state: string; problem: string | null; facts: string | null }>`
    select r.id as run, r.state, r.problem->>'code' as problem, r.problem->>'facts' as facts from intake.watch_run r where r.watch_id = ${id} order by r.started_at desc, r.id limit 1`.execute(
    app.db,
  );
  const last = rows[0];
  const alerts = await sql<Alert>`
    select c.kind, e.name, c.changes from intake.watch_change c join intake.watch_entry e on e.id = c.entry_id where c.run_id = ${last?.run ?? null}`.execute(
    app.db,
  );
  const paused = last?.state === 'paused';
  if (paused) await pauseSource(app, actor, id, false, 'relearn');
  return {
    alerts: alerts.rows,
    done: last?.state === 'done',
    paused,
    problem: last?.problem ?? null,
    facts: last?.facts ?? '',
  };
}
