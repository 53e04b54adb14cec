import './events.ts';

export { loadExample } from './load-example.ts';
export { removeExample } from './remove-example.ts';
export { register, routes } from './routes.ts';
