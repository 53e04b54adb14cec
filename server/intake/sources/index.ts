export { register } from './jobs.ts';
export { routes } from './routes.ts';
