import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/recherche',
  loader: () => {
    void queries.prefetchQuery(api.intake.research.list.queryOptions());
  },
  component: lazyRouteComponent(() => import('./researches-page.tsx'), 'ResearchesPage'),
});

const oneRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/recherche/$id',
  loader: ({ params }) => {
    void queries.prefetchQuery(api.intake.research.get.queryOptions({ input: { id: params.id } }));
  },
  component: lazyRouteComponent(() => import('./research-page.tsx'), 'ResearchPage'),
});

export const researchRoutes = [listRoute, oneRoute];
