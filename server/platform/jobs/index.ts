export type { JobOptions, JobRun, Jobs, SendOptions } from './jobs.ts';
