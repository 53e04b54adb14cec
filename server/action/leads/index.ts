export { register } from './follow-merges.ts';
export { routes } from './routes.ts';
