export { readAccount } from './read-account.ts';
export { routes } from './routes.ts';
