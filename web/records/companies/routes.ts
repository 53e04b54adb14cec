import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';
import { readListAddress } from '../../desk/lists/list-address.ts';

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kunden',
  validateSearch: readListAddress,
  loader: () => {
    void queries.prefetchQuery({
      ...api.desk.lists.columns.queryOptions({ input: { list: 'companies' } }),
      staleTime: 300_000,
    });
  },
  component: lazyRouteComponent(() => import('./companies-page.tsx'), 'CompaniesPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kunden/$id',
  loader: ({ params }) => {
    void queries.prefetchQuery(api.desk.account.get.queryOptions({ input: { id: params.id } }));
  },
  component: lazyRouteComponent(() => import('../../desk/account/account-page.tsx'), 'AccountPage'),
});

export const companyRoutes = [accountsRoute, accountRoute];
