import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';
import { shellRoute } from '../../app/root.tsx';
import { todayQuery } from './today-data.ts';

export interface TodayAddress {
  /** The suggestion that is open beside the list. */
  readonly eintrag?: string;
  /** A colleague whose list is looked at. */
  readonly von?: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export function readTodayAddress(search: Record<string, unknown>): TodayAddress {
  const [eintrag, von] = [text(search['eintrag']), text(search['von'])];
  return { ...(eintrag ? { eintrag } : {}), ...(von ? { von } : {}) };
}

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/heute',
  validateSearch: readTodayAddress,
  loaderDeps: ({ search }) => ({ von: search.von }),
  loader: ({ deps }) => {
    void queries.prefetchQuery(todayQuery(deps.von));
  },
  component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
});

export const todayRoutes = [todayRoute];

/** A part of Steuerung: what was refused tells whoever sets the rules where they are wrong. */
const refusalsRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/ablehnungen',
  beforeLoad: onlyWith('score.edit'),
  loader: () => void queries.prefetchQuery(api.action.nextBest.refusals.queryOptions()),
  component: lazyRouteComponent(() => import('./refusals-page.tsx'), 'RefusalsPage'),
});

export const todayControlRoutes = [refusalsRoute];
