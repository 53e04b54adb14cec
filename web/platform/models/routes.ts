import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const modelsRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/modelle',
  beforeLoad: onlyWith('policy.edit'),
  loader: () => void queries.prefetchQuery(api.platform.models.show.queryOptions()),
  component: lazyRouteComponent(() => import('./models-page.tsx'), 'ModelsPage'),
});

export const modelRoutes = [modelsRoute];
