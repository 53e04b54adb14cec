import { z } from 'zod';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor, Role } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { RecordKind } from '../fields/index.ts';
import { observe } from './edit-record.ts';
import { recordsOfTeam } from './store.ts';

const JOB = 'records.clear-team';
const kinds = ['company', 'person', 'deal', 'task'] as const satisfies readonly RecordKind[];
/** Rows of one transaction: few enough that nobody who edits waits for long. */
const BATCH = 500;

const payload = z.object({
  teamId: z.uuid(),
  by: z.object({ kind: z.enum(['person', 'machine', 'command']), id: z.string(), name: z.string(), role: z.string() }),
});

/**
 * A team that is no more leaves its records: they go on as if nobody had named one, so that sales people see those without an owner again.
 * Said as an observation of whoever removed the team, since a plain update would come back with the next derivation. As a job: a team may
 * have a hundred thousand records.
 */
export function clearRemovedTeams(app: App): void {
  app.jobs.define(JOB, payload, async ({ payload: { teamId, by }, signal, progress }) => {
    const actor: Actor = { ...by, role: by.role as Role, teamId: null, language: 'de' };
    let cleared = 0;
    for (const kind of kinds) {
      for (;;) {
        signal.throwIfAborted();
        const done = await clearSome(app, actor, kind, teamId);
        cleared += done;
        if (done === 0) break;
        await progress(cleared, null);
      }
    }
  });
  app.events.on('access-changed', async (tx, { what, subjectId, actor }) => {
    if (what !== 'team-removed') return;
    const by = { kind: actor.kind, id: actor.id, name: actor.name, role: actor.role };
    await app.jobs.send(tx, JOB, { teamId: subjectId, by });
  });
}

async function clearSome(app: App, actor: Actor, kind: RecordKind, teamId: string): Promise<number> {
  return app.db.transaction().execute(async (tx) => {
    const ids = await recordsOfTeam(tx, kind, teamId, BATCH);
    if (ids.length === 0) return 0;
    const nobody = { team_id: { value: null, place: 'Team aufgelöst', confidence: 1 } };
    await observe(
      app,
      tx,
      actor,
      kind,
      ids.map((id) => ({ id, fields: nobody })),
    );
    // Batch by batch in the log: a run that breaks off has told of what it did.
    await audit(app, tx, { actor, action: `${kind}.team-cleared`, facts: { teamId, changed: ids.length } });
    return ids.length;
  });
}
