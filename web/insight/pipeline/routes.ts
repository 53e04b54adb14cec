import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

export type PeriodName = 'month' | 'quarter' | 'next-quarter';

export interface ForecastSearch {
  readonly zeitraum?: PeriodName;
  readonly meine?: true;
}

export function readForecast({ zeitraum, meine }: Record<string, unknown>): ForecastSearch {
  return {
    ...(zeitraum === 'month' || zeitraum === 'next-quarter' ? { zeitraum } : {}),
    ...(meine === true ? { meine: true as const } : {}),
  };
}

export const askForecast = ({ zeitraum, meine }: ForecastSearch) =>
  api.insight.pipeline.forecast.queryOptions({
    input: { period: zeitraum ?? 'quarter', mine: meine === true },
    staleTime: 60_000,
  });

export const forecastRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/prognose',
    validateSearch: readForecast,
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => void queries.prefetchQuery(askForecast(deps)),
    component: lazyRouteComponent(() => import('./forecast-page.tsx'), 'ForecastPage'),
  }),
];
