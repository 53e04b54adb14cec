export { register } from './jobs.ts';
export { refreshSuggestions } from './refresh-suggestions.ts';
export { routes } from './routes.ts';
