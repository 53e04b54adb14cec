import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Db, joinHomeDatabase, migrate, openDatabase } from '#server/platform/db/index.ts';
import { freePort } from '#server/platform/http/serve.ts';
import { openSecrets } from '#server/platform/secrets.ts';
import { fillMillion, type fullSize } from './million.ts';

const databaseUrl = process.env['DATABASE_URL'] ?? null;

/** A database of that size below `home` (or at DATABASE_URL), filled by the first bench that needs it and used again. */
export async function prepareFilled(home: string, size: typeof fullSize): Promise<void> {
  const database = await joinHomeDatabase({ home, databaseUrl, command: 'bench' });
  const db = openDatabase(database.url, { max: 2 });
  await migrate(db);
  const companies = await sql`select 1 from records.company limit 1`.execute(db);
  const whole = await sql`select 1 from platform.setting where key = 'bench.filled'`.execute(db);
  if (companies.rows.length > 0 && whole.rows.length === 0) {
    throw new Error(
      `${databaseUrl ?? home} was filled only in part, or by something else. Take another folder, or delete it.`,
    );
  }
  if (whole.rows.length === 0) {
    await fillMillion(database.url, size, (line) => console.error(line));
    await sql`insert into platform.setting (key, value, changed_by, changed_at) values ('bench.filled', 'true', 'command', now())`.execute(
      db,
    );
  }
  await db.destroy();
  await database.close();
}

/** The app as `npm start` starts it, in a process of its own; without jobs, which would share the two cores with what is measured. */
export async function startApp(home: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const port = await freePort('127.0.0.1');
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'server', 'cli.ts'), 'start', '--json'], {
    env: {
      ...process.env,
      LOTSE_HOME: home,
      LOTSE_PORT: String(port),
      LOTSE_WORKER: '0',
      LOTSE_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Headers of an open session: an admin, or one of the forty sales people that the data maker made. */
export async function signIn(db: Db, home: string, role: 'admin' | 'sales'): Promise<Record<string, string>> {
  const email = role === 'admin' ? 'bench@example.org' : 'vertrieb3@example.org';
  await sql`insert into platform."user" (name, email, role) values ('Bench', ${email}, ${role}) on conflict do nothing`.execute(
    db,
  );
  const token = randomUUID();
  await sql`
    insert into platform.session (token, user_id, expires_at)
    select ${token}, id, now() + interval '2 hours' from platform."user" where email = ${email}`.execute(db);
  const secrets = openSecrets(home, process.env['LOTSE_SECRET'] ?? null);
  const signature = createHmac('sha256', secrets.of('sessions')).update(token).digest('base64');
  return {
    cookie: `lotse.session_token=${encodeURIComponent(`${token}.${signature}`)}`,
    'x-lotse': '1',
    'content-type': 'application/json',
  };
}
