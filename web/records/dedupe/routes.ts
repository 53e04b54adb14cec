import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const dedupeRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/dubletten',
  beforeLoad: onlyWith('review.decide'),
  loader: () => void queries.prefetchQuery(api.records.dedupe.overview.queryOptions()),
  component: lazyRouteComponent(() => import('./dedupe-page.tsx'), 'DedupePage'),
});

export const dedupeRoutes = [dedupeRoute];
