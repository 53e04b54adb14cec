import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';
import { readListAddress } from '../../desk/lists/list-address.ts';

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kontakte',
  validateSearch: readListAddress,
  loader: () => {
    void queries.prefetchQuery({
      ...api.desk.lists.columns.queryOptions({ input: { list: 'people' } }),
      staleTime: 300_000,
    });
  },
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
});

/** A person is looked at beside the list. */
const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kontakte/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/kontakte', search: { offen: params.id } });
  },
});

export const peopleRoutes = [peopleRoute, personRoute];
