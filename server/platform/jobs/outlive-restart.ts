import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/index.ts';
import { reclaimOne, serverStart } from './store.ts';

const PATIENCE_MS = 600_000;
const PAUSE_MS = 250;

interface Lost {
  readonly name: string;
  readonly id: string;
  /** `serverStart` when the job began. */
  readonly begun: string;
  readonly stopping: AbortSignal;
}

/**
 * For a job that failed: waits until the database answers, and where that is another server process than the job began with, makes the job
 * due again. Its heartbeat would run out only after a minute, and the pause before the next try doubles each time.
 * @returns when the server that answers was started; null where the failure has nothing to do with a restart
 */
export async function outliveRestart(db: Db, { name, id, begun, stopping }: Lost): Promise<string | null> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline && !stopping.aborted; ) {
    try {
      const now = await serverStart(db);
      if (now === begun) return null;
      await reclaimOne(db, name, id);
      return now;
    } catch {
      await sleep(PAUSE_MS);
    }
  }
  return null;
}
