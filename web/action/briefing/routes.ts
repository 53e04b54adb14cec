import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root.tsx';

const briefingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/gespraech/$companyId',
  validateSearch: (search: Record<string, unknown>): { person?: string } =>
    typeof search['person'] === 'string' ? { person: search['person'] } : {},
  component: lazyRouteComponent(() => import('./briefing-page.tsx'), 'BriefingPage'),
});

export const briefingRoutes = [briefingRoute];
