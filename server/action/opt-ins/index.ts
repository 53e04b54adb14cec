export { confirmOptIn } from './confirm-opt-in.ts';
export { rawRoutes } from './pages.ts';
export { register, routes } from './routes.ts';
export { type OptInInput, startOptIn } from './start-opt-in.ts';
