import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const usersRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/personen',
  beforeLoad: onlyWith('users.manage'),
  loader: () => {
    void queries.prefetchQuery(api.platform.users.list.queryOptions());
    void queries.prefetchQuery(api.platform.teams.list.queryOptions());
  },
  component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
});

export const userRoutes = [usersRoute];
