export { register } from './jobs.ts';
export { routes } from './routes.ts';
export { showForecast } from './show-forecast.ts';
