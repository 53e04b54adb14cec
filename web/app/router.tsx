import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { briefingRoutes } from '../action/briefing/routes.ts';
import { promptRoutes } from '../action/drafts/routes.ts';
import { experimentRoutes } from '../action/experiments/routes.ts';
import { leadQueueRoutes } from '../action/leads/routes.ts';
import { lessonRoutes } from '../action/lessons/routes.ts';
import { mailAccountRoutes, outboxRoutes } from '../action/outbox/routes.ts';
import { saturationRoutes } from '../action/saturation/routes.ts';
import { todayControlRoutes, todayRoutes } from '../desk/today/routes.ts';
import { sellingRoutes } from '../insight/cross-selling/routes.ts';
import { learntRoutes } from '../insight/learning/routes.ts';
import { forecastRoutes } from '../insight/pipeline/routes.ts';
import { qualityRoutes } from '../insight/quality/routes.ts';
import { silenceRoutes } from '../insight/silence/routes.ts';
import { importRoutes } from '../intake/files/routes.ts';
import { findingsRoutes } from '../intake/findings/routes.ts';
import { researchRoutes } from '../intake/research/routes.ts';
import { sourceRoutes } from '../intake/sources/routes.ts';
import { consentListRoutes } from '../oversight/consents/routes.ts';
import { oversightRoutes } from '../oversight/control/routes.ts';
import { reviewRoutes } from '../oversight/review/routes.ts';
import { keyRoutes } from '../platform/api-keys/routes.ts';
import { modelRoutes } from '../platform/models/routes.ts';
import { sessionRoutes } from '../platform/session/routes.ts';
import { settingRoutes } from '../platform/settings/routes.ts';
import { systemRoutes } from '../platform/system/routes.ts';
import { userRoutes } from '../platform/users/routes.ts';
import { companyRoutes } from '../records/companies/routes.ts';
import { stageRoutes } from '../records/deal-stages/routes.ts';
import { dealRoutes } from '../records/deals/routes.ts';
import { dedupeRoutes } from '../records/dedupe/routes.ts';
import { leadRoutes } from '../records/leads/routes.ts';
import { ownFieldRoutes } from '../records/own-fields/routes.ts';
import { peopleRoutes } from '../records/people/routes.ts';
import { salesRoutes } from '../records/sales/routes.ts';
import { trashRoutes } from '../records/trash/routes.ts';
import { client, queries } from './api.ts';
import { controlRoute } from './control.ts';
import { places } from './navigation.ts';
import { rootRoute, shellRoute } from './root.tsx';
import { meQuery } from './session.ts';
import { readStrictly } from './strict-search.ts';

const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  // Who has no data yet is asked where to begin; everybody else goes to the first place of the navigation.
  beforeLoad: async () => {
    const empty = await client.desk.lists
      .window({ list: 'companies', columns: ['name'], limit: 1 })
      .then(({ rows }) => rows.length === 0)
      .catch(() => false);
    const { may } = await queries.ensureQueryData(meQuery);
    const first = places.find((place) => !place.right || may.includes(place.right));
    throw redirect({ to: empty || !first ? '/willkommen' : first.to });
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
    ...todayRoutes,
    ...briefingRoutes,
    ...companyRoutes,
    ...peopleRoutes,
    ...leadRoutes,
    ...leadQueueRoutes,
    ...dealRoutes,
    ...salesRoutes,
    ...reviewRoutes,
    ...consentListRoutes,
    ...outboxRoutes,
    ...forecastRoutes,
    ...silenceRoutes,
    ...sellingRoutes,
    ...saturationRoutes,
    ...experimentRoutes,
    ...qualityRoutes,
    ...importRoutes,
    ...researchRoutes,
    ...findingsRoutes,
    ...sourceRoutes,
    controlRoute.addChildren([
      ...oversightRoutes,
      ...mailAccountRoutes,
      ...todayControlRoutes,
      ...learntRoutes,
      ...userRoutes,
      ...ownFieldRoutes,
      ...stageRoutes,
      ...dedupeRoutes,
      ...trashRoutes,
      ...settingRoutes,
      ...modelRoutes,
      ...lessonRoutes,
      ...promptRoutes,
      ...keyRoutes,
      ...systemRoutes,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadDelay: 80,
  scrollRestoration: false,
});

// Here for all, so that no page can forget it. A route above others must not read an address: it would hide theirs.
for (const route of Object.values(router.routesById)) {
  const { validateSearch } = route.options;
  if (typeof validateSearch === 'function')
    Object.assign(route.options, { validateSearch: readStrictly(validateSearch) });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
