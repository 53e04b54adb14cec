import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

const qualityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/datenqualitaet',
  loader: () => {
    void queries.prefetchQuery(api.insight.quality.overview.queryOptions());
    void queries.prefetchQuery(api.insight.maturity.get.queryOptions());
  },
  component: lazyRouteComponent(() => import('./quality-page.tsx'), 'QualityPage'),
});

export const qualityRoutes = [qualityRoute];
