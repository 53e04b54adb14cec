import { openRawRoute } from '../http/index.ts';
import { libraryOf, signInOptions } from './open-sign-in.ts';

/** The one address of the sign-in library's own: where the company's sign-in sends people back to. */
const wayBack = openRawRoute(
  { name: 'platform.oidcWayBack', method: 'GET', path: '/auth/callback/oidc' },
  async ({ app, request }) => {
    if (signInOptions(app).oidc === null) return new Response(null, { status: 404 });
    const { auth } = await libraryOf(app);
    return auth.handler(request);
  },
);

export const rawRoutes = [wayBack];
