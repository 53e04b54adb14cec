import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const systemRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/system',
  beforeLoad: onlyWith('system.manage'),
  loader: () => void queries.prefetchQuery(api.platform.system.health.queryOptions()),
  component: lazyRouteComponent(() => import('./system-page.tsx'), 'SystemPage'),
});

export const systemRoutes = [systemRoute];
