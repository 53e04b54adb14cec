import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const fieldsRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/felder',
  beforeLoad: onlyWith('policy.edit'),
  loader: () => void queries.prefetchQuery(api.records.fields.list.queryOptions({ input: {} })),
  component: lazyRouteComponent(() => import('./fields-page.tsx'), 'FieldsPage'),
});

export const ownFieldRoutes = [fieldsRoute];
