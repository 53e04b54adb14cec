export { register } from './jobs.ts';
export { readMaturity } from './read-maturity.ts';
export { routes } from './routes.ts';
