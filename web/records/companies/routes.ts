import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';
import { readListAddress, sortOf } from '../../desk/lists/list-address.ts';
import { prefetchList } from '../../desk/lists/use-list.ts';
import { companyColumns } from './company-columns.ts';

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kunden',
  validateSearch: readListAddress,
  loaderDeps: ({ search: { filter, sort } }) => ({ ...(filter ? { filter } : {}), ...(sort ? { sort } : {}) }),
  loader: ({ deps }) => {
    prefetchList({ list: 'companies', filters: deps.filter ?? [], sort: sortOf(deps), columns: companyColumns });
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
