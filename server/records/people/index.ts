export { routes } from './routes.ts';
export { companyName } from './store.ts';
