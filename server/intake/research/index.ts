export { register } from './jobs.ts';
export { rawRoutes, routes } from './routes.ts';
