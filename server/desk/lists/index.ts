export { outlineList } from './outline-list.ts';
export { rawRoutes, register, routes } from './routes.ts';
export { reading } from './store.ts';
export { windowList } from './window-list.ts';
