import { api, type client, queries } from '../../app/api.ts';
import { meQuery } from '../../app/session.ts';

export type User = Awaited<ReturnType<typeof client.platform.users.list>>['rows'][number];
export type Team = Awaited<ReturnType<typeof client.platform.teams.list>>['rows'][number];
export type Role = User['role'];

export const roles: readonly Role[] = ['admin', 'head_of_sales', 'sales', 'marketing', 'reader'];

/** People and teams count each other, owner fields elsewhere list their names, and one of them may be oneself. */
export async function usersChanged(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: api.platform.users.key() }),
    queries.invalidateQueries({ queryKey: api.platform.teams.key() }),
    queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  ]);
}
