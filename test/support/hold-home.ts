import { sql } from 'kysely';
import { type HomeDatabase, joinHomeDatabase, openDatabase, ownHomeDatabase } from '#server/platform/db/index.ts';
import { Failure } from '#server/platform/failure.ts';

// A process of its own for tests of the supervisor: node test/support/hold-home.ts HOME COMMAND [join]
// Says one line of JSON when the database answers (or why not), then holds it until SIGTERM.
const [, , home = '', command = 'start', how] = process.argv;
const events: string[] = [];
// Listened for before a line is said: whoever reads that line may end us in the same moment.
const told = new Promise<void>((resolve) => process.once('SIGTERM', () => resolve()));
const timer = setInterval(() => {}, 1000);
try {
  const open = how === 'join' ? joinHomeDatabase : ownHomeDatabase;
  const held: HomeDatabase = await open({ home, databaseUrl: null, command, onEvent: (text) => events.push(text) });
  held.announce('http://127.0.0.1:1');
  const db = openDatabase(held.url);
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
  say({ ok: rows[0]?.one === 1, kind: held.kind, url: held.url, events });
  await told;
  await db.destroy();
  await held.close();
} catch (error) {
  say(error instanceof Failure ? { code: error.code, facts: error.facts } : { code: 'other', text: String(error) });
  process.exitCode = 1;
} finally {
  clearInterval(timer);
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
