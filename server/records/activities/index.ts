export { register } from './heed-objections.ts';
export { routes } from './routes.ts';
