import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';
import { shellRoute } from '../../app/root.tsx';
import { readOutbox } from './outbox-data.ts';

export const outboxRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/postausgang',
    validateSearch: readOutbox,
    component: lazyRouteComponent(() => import('./outbox-page.tsx'), 'OutboxPage'),
  }),
];

export const mailAccountRoutes = [
  createRoute({
    getParentRoute: () => controlRoute,
    path: '/postausgang',
    beforeLoad: onlyWith('system.manage'),
    loader: () => void queries.prefetchQuery(api.action.outbox.account.queryOptions()),
    component: lazyRouteComponent(() => import('./account-page.tsx'), 'MailAccountPage'),
  }),
];
