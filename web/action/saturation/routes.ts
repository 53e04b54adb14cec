import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

export interface SaturationSearch {
  readonly je?: 'person';
  /** segment:<name> or channel:<name>; none: all contacts. */
  readonly kurve?: string;
}

export function readSaturation({ je, kurve }: Record<string, unknown>): SaturationSearch {
  return {
    ...(je === 'person' ? { je } : {}),
    ...(typeof kurve === 'string' && /^(segment|channel):\w{1,40}$/.test(kurve) ? { kurve } : {}),
  };
}

export const saturationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/saettigung',
    validateSearch: readSaturation,
    loader: () => void queries.prefetchQuery(api.action.saturation.get.queryOptions()),
    component: lazyRouteComponent(() => import('./saturation-page.tsx'), 'SaturationPage'),
  }),
];
