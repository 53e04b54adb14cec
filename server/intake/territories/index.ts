export { routes } from './routes.ts';
export { listTerritories } from './store.ts';
export { type Territory, territoryOf } from './territory-of.ts';
