export { register } from './jobs.ts';
export { routes } from './routes.ts';
export { runDedupe } from './run-dedupe.ts';
