import { api, type client, queries } from '../../app/api.ts';

/** One source as the server tells it: with its runs, entries, changes and recipe. */
export type Whole = Awaited<ReturnType<typeof client.intake.sources.get>>;

export const refresh = () => queries.invalidateQueries({ queryKey: api.intake.sources.key() });
