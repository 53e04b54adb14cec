export { findTwins } from './find-twins.ts';
export { routes } from './routes.ts';
