import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

export type Part = 'ready' | 'to-accept' | 'to-speak';

export interface QueueSearch {
  readonly teil?: Exclude<Part, 'ready'>;
  readonly meine?: true;
}

/** What the address says; whatever it does not know means the standard. */
export function readQueue({ teil, meine }: Record<string, unknown>): QueueSearch {
  return {
    ...(teil === 'to-accept' || teil === 'to-speak' ? { teil } : {}),
    ...(meine === true ? { meine: true as const } : {}),
  };
}

export const askQueue = ({ teil, meine }: QueueSearch) =>
  api.action.leads.list.queryOptions({ input: { part: teil ?? 'ready', mine: meine === true, limit: 100 } });

export const leadQueueRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/leads/uebergabe',
    validateSearch: readQueue,
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => void queries.prefetchQuery(askQueue(deps)),
    component: lazyRouteComponent(() => import('./lead-queue-page.tsx'), 'LeadQueuePage'),
  }),
];
