import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';
import { readMarketAddress, readWeekAddress } from './address.ts';

const marketRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/markt',
  validateSearch: readMarketAddress,
  component: lazyRouteComponent(() => import('./market-page.tsx'), 'MarketPage'),
});

const digestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/wochenblick',
  validateSearch: readWeekAddress,
  component: lazyRouteComponent(() => import('./digest-page.tsx'), 'DigestPage'),
});

const proofRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/beleg/$id',
  loader: ({ params }) => {
    void queries.prefetchQuery(api.intake.sources.proof.queryOptions({ input: { id: Number(params.id) } }));
  },
  component: lazyRouteComponent(() => import('./proof-page.tsx'), 'ProofPage'),
});

const territoriesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quellen/gebiete',
  loader: () => {
    void queries.prefetchQuery(api.intake.territories.list.queryOptions());
  },
  component: lazyRouteComponent(() => import('../territories/territories-page.tsx'), 'TerritoriesPage'),
});

export const findingsRoutes = [marketRoute, digestRoute, proofRoute, territoriesRoute];
