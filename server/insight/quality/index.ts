export { register } from './jobs.ts';
export { readQuality, readQualityOf, readWorklist } from './read-quality.ts';
export { refreshAllQuality, refreshChangedQuality, takeSnapshot } from './refresh-quality.ts';
export { routes } from './routes.ts';
