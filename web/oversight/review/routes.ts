import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';
import { listOptions, readReview } from './review-data.ts';

const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pruefen',
  validateSearch: readReview,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => {
    void queries.prefetchInfiniteQuery(listOptions(deps));
    void queries.prefetchQuery(api.oversight.proposals.counts.queryOptions());
  },
  component: lazyRouteComponent(() => import('./review-page.tsx'), 'ReviewPage'),
});

export const reviewRoutes = [reviewRoute];
