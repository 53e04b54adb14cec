import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { Contract } from '#contract/index.ts';

/** The header proves that our own page asks; the server refuses writes without it. */
const link = new RPCLink({ url: () => `${location.origin}/rpc`, headers: { 'x-lotse': '1' } });

/** Every call the server takes, typed by the contract; types only, no schema reaches the browser. */
export const client: ContractRouterClient<Contract> = createORPCClient(link);
/** The same calls as options for Query: `useQuery(api.platform.users.names.queryOptions())`. */
export const api = createTanstackQueryUtils(client);

/** Refusals by the server are answers; only a lost connection is worth a second try. */
function again(count: number, error: unknown): boolean {
  return !(error instanceof ORPCError) && count < 2;
}

export const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, gcTime: 5 * 60_000, retry: again, refetchOnWindowFocus: true } },
});
