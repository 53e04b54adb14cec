import pg from 'pg';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';

export interface OwnerGuard {
  close(): Promise<void>;
}

/** No other program on this database uses this number for an advisory lock. */
const LOCK = 4_747_003;
const NAME = 'lotse owner';

/**
 * The second bolt: a lock inside the database, which ends with the connection and therefore with the process, and which
 * still holds when somebody removed or damaged the lock file.
 *
 * @throws Failure `already-running`
 */
export async function guardOwner(serverUrl: string, home: string): Promise<OwnerGuard> {
  // Advisory locks count per database, and ours may be renamed by a restore.
  const url = new URL(serverUrl);
  url.pathname = '/postgres';
  let closed = false;
  let client = await connect(url.href);
  if (!(await tryLock(client))) {
    const { rows } = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [LOCK],
    );
    await client.end();
    const pid = Number(rows[0]?.name.slice(NAME.length) || 0) || null;
    return fail('already-running', {
      pid,
      home,
      text: say(
        `Lotse läuft hier schon (Prozess ${pid ?? '?'}) und benutzt ${home}. Nichts wurde geändert. Benutzen Sie jenes, oder beenden Sie es zuerst.`,
        `Lotse is already running here (process ${pid ?? '?'}) and uses ${home}. Nothing was changed. Use that one, or end it first.`,
      ),
    });
  }
  client.on('end', again);

  /** The server was restarted after a crash: take the bolt again. */
  function again(): void {
    if (closed) return;
    setTimeout(async () => {
      try {
        client = await connect(url.href);
        client.on('end', again);
        await tryLock(client);
      } catch {
        again();
      }
    }, 500).unref();
  }

  return {
    async close() {
      closed = true;
      await client.end().catch(() => {});
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: `${NAME} ${process.pid}`, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK]);
  return rows[0]?.got === true;
}
