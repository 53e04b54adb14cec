import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';

export type Part = 'slipping' | 'falling' | 'lost';

export interface SilenceSearch {
  readonly teil?: Part;
  readonly meine?: true;
}

/** What the address says; whatever it does not know means the standard. */
export function readSilence(search: Record<string, unknown>): SilenceSearch {
  const { teil, meine } = search;
  return {
    ...(teil === 'falling' || teil === 'lost' ? { teil } : {}),
    ...(meine === true ? { meine: true as const } : {}),
  };
}

export const askSilence = ({ teil, meine }: SilenceSearch, limit: number) =>
  api.insight.silence.list.queryOptions({ input: { part: teil ?? 'slipping', mine: meine === true, limit } });

export const silenceRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/gefaehrdet',
    validateSearch: readSilence,
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => void queries.prefetchQuery(askSilence(deps, 50)),
    component: lazyRouteComponent(() => import('./silence-page.tsx'), 'SilencePage'),
  }),
];
