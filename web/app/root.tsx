import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { queries } from './api.ts';
import { BareErrorPage, BareNotFoundPage, ErrorPage, NotFoundPage } from './error-page.tsx';
import { meQuery } from './session.ts';
import { Shell } from './shell.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: BareNotFoundPage,
  errorComponent: BareErrorPage,
});

/** Parent of every page that needs somebody signed in: sends others to the sign-in page and back afterwards. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
  beforeLoad: async ({ location }) => {
    const me = await queries.ensureQueryData(meQuery);
    if (!me.user) throw redirect({ to: '/anmelden', search: location.href === '/' ? {} : { weiter: location.href } });
  },
});
