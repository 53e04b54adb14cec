export type { JobOptions, JobRun, Jobs, SendOptions } from './jobs.ts';
export { routes } from './routes.ts';
