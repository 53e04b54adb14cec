import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

export interface SellingSearch {
  readonly meine?: true;
}

export const askSelling = ({ meine }: SellingSearch, limit: number) =>
  api.insight.crossSelling.list.queryOptions({ input: { mine: meine === true, limit } });

export const sellingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/zusatzverkauf',
    validateSearch: ({ meine }: Record<string, unknown>): SellingSearch =>
      meine === true ? { meine: true as const } : {},
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => void queries.prefetchQuery(askSelling(deps, 50)),
    component: lazyRouteComponent(() => import('./selling-page.tsx'), 'SellingPage'),
  }),
];
