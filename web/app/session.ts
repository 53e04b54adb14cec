import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, type client, queries } from './api.ts';

export const meQuery = queryOptions({
  ...api.platform.session.me.queryOptions(),
  staleTime: 20_000,
  refetchInterval: 60_000,
});

export type Me = Awaited<ReturnType<typeof client.platform.session.me>>;

/** Who is signed in, from the cache: the root route has loaded it before anything renders. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** The web hides by the server's answer; the server decides again. */
export function useMay(): (right: string) => boolean {
  const rights = useMe().may;
  return (right) => rights.includes(right);
}

/** After signing in or out nothing that another person saw may stay in memory. */
export async function sessionChanged(): Promise<void> {
  queries.clear();
  await queries.fetchQuery({ ...meQuery, staleTime: 0 });
}
