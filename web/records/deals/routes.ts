import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';
import { readListAddress } from '../../desk/lists/list-address.ts';

const dealsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chancen',
  validateSearch: readListAddress,
  loader: () => {
    void queries.prefetchQuery(api.records.deals.board.queryOptions({ input: { owner: 'all' } }));
  },
  component: lazyRouteComponent(() => import('./deals-page.tsx'), 'DealsPage'),
});

/** A deal is looked at beside board or table. */
const dealRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chancen/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/chancen', search: { offen: params.id } });
  },
});

export const dealRoutes = [dealsRoute, dealRoute];
