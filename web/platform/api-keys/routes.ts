import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const keysRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/api-schluessel',
  beforeLoad: onlyWith('system.manage'),
  loader: () => void queries.prefetchQuery(api.platform.apiKeys.list.queryOptions()),
  component: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage'),
});

export const keyRoutes = [keysRoute];
