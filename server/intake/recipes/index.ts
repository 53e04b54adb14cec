export { register, routes } from './routes.ts';
