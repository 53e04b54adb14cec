import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queries } from '../../app/api.ts';
import { rootRoute } from '../../app/root.tsx';
import { meQuery } from '../../app/session.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Only our own addresses: a link must not send anybody elsewhere after signing in. */
function ownAddress(value: unknown): string | undefined {
  const address = text(value);
  return address && /^\/(?![/\\])/.test(address) ? address : undefined;
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/anmelden',
  validateSearch: (search: Record<string, unknown>): { weiter?: string } => {
    const weiter = ownAddress(search['weiter']);
    return weiter ? { weiter } : {};
  },
  beforeLoad: async ({ search }) => {
    const me = await queries.ensureQueryData(meQuery);
    if (me.user) throw redirect({ to: search.weiter ?? '/' });
  },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

const tokenSearch = (search: Record<string, unknown>): { token?: string } => {
  const token = text(search['token']);
  return token ? { token } : {};
};

const firstStartRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/anmelden/erster-start',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('./first-start-page.tsx'), 'FirstStartPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/anmelden/einladung',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
});

/** Where a link for a new password leads; the page tells by the link itself what it is for. */
const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/anmelden/passwort',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
});

export const sessionRoutes = [signInRoute, firstStartRoute, invitationRoute, resetRoute];
