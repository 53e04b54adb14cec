export { register } from './jobs.ts';
export { listSilence } from './list-silence.ts';
export { refreshAllSilence, refreshChangedSilence } from './refresh-silence.ts';
export { routes } from './routes.ts';
export { anyOrder } from './store.ts';
