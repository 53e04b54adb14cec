export type { Log, LogFacts } from './log.ts';
export { type LogOptions, openLog, silentLog } from './open-log.ts';
