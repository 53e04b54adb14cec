import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { importRoutes } from '../intake/files/routes.ts';
import { controlRoutes } from '../oversight/control/routes.ts';
import { reviewRoutes } from '../oversight/review/routes.ts';
import { sessionRoutes } from '../platform/session/routes.ts';
import { companyRoutes } from '../records/companies/routes.ts';
import { dealRoutes } from '../records/deals/routes.ts';
import { leadRoutes } from '../records/leads/routes.ts';
import { peopleRoutes } from '../records/people/routes.ts';
import { rootRoute, shellRoute } from './root.tsx';

const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/willkommen' });
  },
});

const welcomeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/willkommen',
  component: lazyRouteComponent(() => import('../platform/welcome/welcome-page.tsx'), 'WelcomePage'),
});

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  shellRoute.addChildren([
    startRoute,
    welcomeRoute,
    ...companyRoutes,
    ...peopleRoutes,
    ...leadRoutes,
    ...dealRoutes,
    ...reviewRoutes,
    ...importRoutes,
    ...controlRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadDelay: 80,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
