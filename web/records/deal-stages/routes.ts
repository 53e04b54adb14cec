import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const stagesRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/phasen',
  beforeLoad: onlyWith('policy.edit'),
  loader: () => void queries.prefetchQuery(api.records.deals.stages.queryOptions()),
  component: lazyRouteComponent(() => import('./stages-page.tsx'), 'StagesPage'),
});

export const stageRoutes = [stagesRoute];
