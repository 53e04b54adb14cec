export { type Running, tellRunning } from './health.ts';
export { rawRoutes, routes } from './routes.ts';
