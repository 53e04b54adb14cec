export { register } from './clean-up.ts';
export { type Running, tellRunning } from './health.ts';
export { rawRoutes, routes } from './routes.ts';
