import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

export const experimentRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/experimente',
    loader: () => void queries.prefetchQuery(api.action.experiments.list.queryOptions()),
    component: lazyRouteComponent(() => import('./experiments-page.tsx'), 'ExperimentsPage'),
  }),
];
