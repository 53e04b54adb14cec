export { findAnything, type SearchAnswer, type SearchRequest } from './find-anything.ts';
export { routes } from './routes.ts';
