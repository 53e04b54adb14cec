import type { App } from '#server/platform/app.ts';
import { moveRows } from './store.ts';

const tables = ['touch', 'answer'] as const;

/** Contacts and answers belong to the company and person that they were made with: they follow a merge, and go back when it is undone. */
export function followMerges(app: App): void {
  app.events.on('records-merged', async (tx, { kind, keptId, goneId, moved }) => {
    if (kind !== 'company' && kind !== 'person') return;
    for (const table of tables) {
      const ids = await moveRows(tx, table, kind, { from: goneId, to: keptId });
      if (ids.length > 0) moved[`action.${table}`] = ids;
    }
  });
  app.events.on('records-parted', async (tx, { kind, keptId, goneId, moved }) => {
    if (kind !== 'company' && kind !== 'person') return;
    for (const table of tables) {
      const ids = moved[`action.${table}`];
      if (ids !== undefined) await moveRows(tx, table, kind, { from: keptId, to: goneId }, ids);
    }
  });
}
