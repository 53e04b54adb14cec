export { register } from './jobs.ts';
export { refreshEverything } from './refresh-everything.ts';
export { routes } from './routes.ts';
