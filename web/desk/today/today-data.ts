import { api } from '../../app/api.ts';

/** Apart from routes.ts: a page that imported that would pull the whole shell out of the entry chunk. */
export const todayQuery = (owner: string | undefined) =>
  api.action.nextBest.list.queryOptions({ input: { whose: 'all', limit: 12, ...(owner ? { owner } : {}) } });
