import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute } from '../../app/control.ts';

export interface LearntSearch {
  readonly modell?: 'deal' | 'lead';
  readonly version?: number;
}

export function readLearnt(search: Record<string, unknown>): LearntSearch {
  const { modell, version } = search;
  return {
    ...(modell === 'lead' || modell === 'deal' ? { modell } : {}),
    ...(typeof version === 'number' && Number.isInteger(version) && version > 0 ? { version } : {}),
  };
}

export const learntRoutes = [
  createRoute({
    getParentRoute: () => controlRoute,
    path: '/gelernt',
    validateSearch: readLearnt,
    loader: () => void queries.prefetchQuery(api.insight.learning.overview.queryOptions()),
    component: lazyRouteComponent(() => import('./models-page.tsx'), 'ModelsPage'),
  }),
];
