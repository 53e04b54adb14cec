import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { onlyWith } from '../../app/control.ts';
import { shellRoute } from '../../app/root.tsx';
import { readListAddress } from '../../desk/lists/list-address.ts';

const consentListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/steuerung/einwilligungen/liste',
  validateSearch: readListAddress,
  beforeLoad: onlyWith('consent.write'),
  loader: () =>
    void queries.prefetchQuery({
      ...api.desk.lists.columns.queryOptions({ input: { list: 'consents' } }),
      staleTime: 300_000,
    }),
  component: lazyRouteComponent(() => import('./consents-page.tsx'), 'ConsentsPage'),
});

export const consentListRoutes = [consentListRoute];
