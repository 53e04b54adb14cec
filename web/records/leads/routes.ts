import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';
import { readListAddress } from '../../desk/lists/list-address.ts';

const leadsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leads',
  validateSearch: readListAddress,
  loader: () => {
    void queries.prefetchQuery({
      ...api.desk.lists.columns.queryOptions({ input: { list: 'leads' } }),
      staleTime: 300_000,
    });
  },
  component: lazyRouteComponent(() => import('./leads-page.tsx'), 'LeadsPage'),
});

export const leadRoutes = [leadsRoute];
