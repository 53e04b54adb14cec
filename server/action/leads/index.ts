export { register } from './events.ts';
export { routes } from './routes.ts';
