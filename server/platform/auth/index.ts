export { type Authenticated, authenticate } from './authenticate.ts';
export { defineCounter } from './counters.ts';
export { inviteUser } from './manage-users.ts';
export { makeFirstStartLink, type OneTimeLink } from './one-time-link.ts';
export { libraryOf, openSignIn, publicUrl } from './open-sign-in.ts';
export { may, type Right, rights, rightsOf, roles, rolesWith, sees, seesEverything, visibleTo } from './rights.ts';
export { routes } from './routes.ts';
export type { OidcOptions, SignInOptions } from './sign-in-library.ts';
export { rawRoutes } from './way-back.ts';
