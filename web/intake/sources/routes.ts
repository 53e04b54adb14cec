import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen',
  loader: () => {
    void queries.prefetchQuery(api.intake.sources.list.queryOptions());
  },
  component: lazyRouteComponent(() => import('./sources-page.tsx'), 'SourcesPage'),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/neu',
  component: lazyRouteComponent(() => import('./new-source-page.tsx'), 'NewSourcePage'),
});

const oneRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/$id',
  loader: ({ params }) => {
    void queries.prefetchQuery(api.intake.sources.get.queryOptions({ input: { id: params.id } }));
  },
  component: lazyRouteComponent(() => import('./source-page.tsx'), 'SourcePage'),
});

const recipeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/$id/leseregel',
  loader: ({ params }) => {
    void queries.prefetchQuery(api.intake.sources.get.queryOptions({ input: { id: params.id } }));
  },
  component: lazyRouteComponent(() => import('./recipe-page.tsx'), 'RecipePage'),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/$id/bearbeiten',
  loader: ({ params }) => {
    void queries.prefetchQuery(api.intake.sources.get.queryOptions({ input: { id: params.id } }));
  },
  component: lazyRouteComponent(() => import('./edit-source-page.tsx'), 'EditSourcePage'),
});

export const sourceRoutes = [listRoute, newRoute, oneRoute, recipeRoute, editRoute];
