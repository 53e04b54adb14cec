// One process that sends one message and kills itself with SIGKILL at a named point: node bench/outbox-child.ts URL HOME MESSAGE POINT
import { subscribe } from 'node:diagnostics_channel';
import pg from 'pg';
import { sendApproved } from '#server/action/outbox/send-approved.ts';
import type { App } from '#server/platform/app.ts';
import { openDatabase } from '#server/platform/db/index.ts';
import { createEvents } from '#server/platform/events.ts';
import { silentLog } from '#server/platform/log/index.ts';
import { secretsFrom } from '#server/platform/secrets.ts';
import { noteJobs } from '#test/support/jobs.ts';
import { benchSecret } from './outbox-secret.ts';

const [url = '', home = '', message = '', point = ''] = process.argv.slice(2);
const reached = (name: string): void => {
  if (name === point) process.kill(process.pid, 'SIGKILL');
};
subscribe('lotse.outbox', (told) => {
  if (typeof told === 'object' && told !== null && 'step' in told) reached(`step ${String(told.step)}`);
});

// Every query is a point before it is asked and one after its answer came, counted from the start of the sending.
let queries = 0;
let counting = false;
type Query = (...args: readonly unknown[]) => unknown;
const proto = pg.Client.prototype as { query: Query };
const original = proto.query;
proto.query = function query(this: unknown, ...args: readonly unknown[]) {
  if (!counting) return original.apply(this, [...args]);
  queries += 1;
  const name = queries;
  reached(`before query ${name}`);
  const answer = original.apply(this, [...args]);
  if (answer instanceof Promise)
    return answer.then((rows: unknown) => {
      reached(`after query ${name}`);
      return rows;
    });
  return answer;
};

const db = openDatabase(url, { max: 4 });
const app: App = {
  db,
  home,
  clock: { now: () => new Date() },
  log: silentLog,
  events: createEvents(),
  secrets: secretsFrom(benchSecret),
  jobs: noteJobs(),
};
counting = true;
const result = await sendApproved(app, message);
counting = false;
await db.destroy();
console.log(JSON.stringify({ result, queries }));
