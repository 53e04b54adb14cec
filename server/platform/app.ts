import type { Clock } from './clock.ts';
import type { Db } from './db/index.ts';
import type { Events } from './events.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log/log.ts';
import type { Secrets } from './secrets.ts';

/** What every use case is handed: the outside world, replaceable piece by piece. Put together in server/main.ts only. */
export interface App {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly log: Log;
  /** The data directory of this installation, absolute. */
  readonly home: string;
  readonly events: Events;
  readonly secrets: Secrets;
}
