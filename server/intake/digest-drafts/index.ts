export { register } from './register.ts';
export { routes } from './routes.ts';
