export { register } from './jobs.ts';
export { bestSuggestionOfEach } from './list-suggestions.ts';
export { refreshSuggestions } from './refresh-suggestions.ts';
export { routes } from './routes.ts';
