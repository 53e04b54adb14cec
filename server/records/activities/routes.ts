import { activities, tasks } from '#contract/records/activities.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { createRecord, deleteRecord, editRecord, restoreRecord } from '../editing/index.ts';
import { heededIn } from './heed-objections.ts';

export const routes: readonly Route[] = [
  route(activities.log, { right: 'records.write' }, async ({ app, actor, input }) => {
    const happenedAt = input.happenedAt ?? app.clock.now().toISOString();
    const written = await createRecord(app, actor, 'activity', {
      ...input,
      happenedAt,
      byId: actor.id,
      byName: actor.name,
    });
    return { ...written, heeded: await heededIn(app.db, written.id, actor.language) };
  }),
  route(activities.remove, { right: 'records.delete' }, ({ app, actor, input }) =>
    deleteRecord(app, actor, 'activity', input.id),
  ),
  route(activities.restore, { right: 'records.delete' }, ({ app, actor, input }) =>
    restoreRecord(app, actor, 'activity', input.id),
  ),
  route(tasks.create, { right: 'records.write' }, ({ app, actor, input }) => {
    const assignedTo = input.assignedTo ?? (actor.kind === 'person' ? actor.id : undefined);
    return createRecord(app, actor, 'task', { ...input, assignedTo, createdBy: actor.id });
  }),
  route(tasks.update, { right: 'records.write' }, ({ app, actor, input: { id, version, ...fields } }) =>
    editRecord(app, actor, { kind: 'task', id, version, fields }),
  ),
  route(tasks.done, { right: 'records.write' }, ({ app, actor, input: { id, version, done } }) => {
    const fields = done ? { doneAt: app.clock.now().toISOString(), doneBy: actor.id } : { doneAt: null, doneBy: null };
    return editRecord(app, actor, { kind: 'task', id, version, fields, action: done ? 'task.done' : 'task.reopened' });
  }),
  route(tasks.remove, { right: 'records.delete' }, ({ app, actor, input }) =>
    deleteRecord(app, actor, 'task', input.id),
  ),
  route(tasks.restore, { right: 'records.delete' }, ({ app, actor, input }) =>
    restoreRecord(app, actor, 'task', input.id),
  ),
];
