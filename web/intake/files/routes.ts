import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/importe',
  loader: () => {
    void queries.prefetchQuery(api.intake.imports.list.queryOptions());
  },
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/importe/neu',
  component: lazyRouteComponent(() => import('./new-import-page.tsx'), 'NewImportPage'),
});

const oneRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/importe/$id',
  loader: ({ params }) => {
    void queries.prefetchQuery(api.intake.imports.get.queryOptions({ input: { id: params.id } }));
  },
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

export const importRoutes = [listRoute, newRoute, oneRoute];
