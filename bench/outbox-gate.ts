import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { approveMessage, proposeMessage, recoverClaims, sendApproved } from '#server/action/outbox/index.ts';
import { changePolicy } from '#server/oversight/policy/index.ts';
import { Failure } from '#server/platform/failure.ts';
import type { NotedJobs } from '#test/support/jobs.ts';
import { approve, putCustomer, putDraft } from '#test/support/outbox.ts';
import { type ForbiddenPlace, forbiddenFacts, forbiddenStates, raceObjection } from '#test/support/outbox-races.ts';
import { startSmtp } from '#test/support/smtp-server.ts';
import { machine, openBenchWorld, side } from './outbox-world.ts';

// node bench/outbox-gate.ts [--states 2000] [--races 10000]: every way a message could leave, in states that forbid it: no RCPT at a real server; and
// objections that arrive while messages are being sent: no DATA after one is committed.
const { values } = parseArgs({
  options: { states: { type: 'string', default: '2000' }, races: { type: 'string', default: '10000' } },
});
const smtp = await startSmtp();
const world = await openBenchWorld(smtp.port);
const { app, actor } = world;
const jobs = app.jobs as NotedJobs;
const faults: string[] = [];

await changePolicy(app, actor, {
  kind: 'send-message',
  role: '*',
  mode: 'automatic',
  share: 0,
  minConfidence: 0.5,
  version: 0,
  reason: 'bench',
});

/** Every way there is; each is tried on a message that stands in a forbidden state. */
const paths: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  'use case': (id) => sendApproved(app, id),
  job: async (id) => {
    await jobs.send(app.db, 'outbox.send', { id });
    await jobs.runAll();
  },
  sweep: async () => {
    await recoverClaims(app);
    await jobs.send(app.db, 'outbox.sweep', {});
    await jobs.runAll();
  },
  'twice at once': (id) => Promise.all([sendApproved(app, id), sendApproved(app, id)]),
};
/** Ways that approve anew: only facts of the law can forbid them. */
const approving: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  'approval by a person': async (id) => {
    const { version } = await app.db
      .selectFrom('action.message')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await approveMessage(app, actor, id, { version });
    await sendApproved(app, id);
  },
  'approval by the policy': async (id) => {
    const evidence: never[] = [];
    const producer = { name: 'bench', version: '1' };
    await app.db.transaction().execute((tx) => proposeMessage(app, tx, { id, evidence, confidence: 1, producer }));
    await sendApproved(app, id);
  },
};

async function place(): Promise<ForbiddenPlace> {
  const customer = await putCustomer(app, actor);
  return { id: await putDraft(app, actor, customer), ...customer };
}

async function refused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
  });
}

const from = performance.now();
const tried: Record<string, number> = {};
const states = Object.entries(forbiddenStates);
const facts = Object.entries(forbiddenFacts);
const wanted = Number(values.states);
for (const [name, path] of Object.entries(paths)) {
  await side(
    Array.from({ length: wanted }, (_, n) => n),
    name === 'sweep' || name === 'job' ? 1 : 4,
    async (n) => {
      const at = await place();
      await approve(app, actor, at.id);
      const byLaw = n % 4 === 0;
      const [what, forbid] = byLaw ? facts[(n / 4) % facts.length]! : states[n % states.length]!;
      if (byLaw) await forbiddenFacts[what]!(app, actor, at);
      else await (forbid as (typeof states)[number][1])(app, at);
      await refused(path(at.id));
      tried[`${name}: ${what}`] = (tried[`${name}: ${what}`] ?? 0) + 1;
    },
  );
  console.log(`${name}: ${wanted} states, ${smtp.recipients.length} RCPT`);
}
for (const [name, path] of Object.entries(approving)) {
  await side(
    Array.from({ length: wanted }, (_, n) => n),
    4,
    async (n) => {
      const at = await place();
      const [what, forbid] = facts[n % facts.length]!;
      await forbid(app, actor, at);
      await refused(path(at.id));
      tried[`${name}: ${what}`] = (tried[`${name}: ${what}`] ?? 0) + 1;
    },
  );
  console.log(`${name}: ${wanted} states, ${smtp.recipients.length} RCPT`);
}
const leaked = smtp.recipients.length;
if (leaked > 0) faults.push(`${leaked} RCPT in forbidden states`);
const stateSeconds = Math.round((performance.now() - from) / 1000);

const raceFrom = performance.now();
let span = 40;
const outcomes = { 'sent-before': 0, stopped: 0 };
await side(
  Array.from({ length: Number(values.races) }, (_, n) => n),
  3,
  async (n) => {
    // From before the sending to after it; the span follows what a sending takes on this machine, so that both outcomes stay common.
    const delay = n % 10 === 0 ? -Math.random() * 10 : Math.random() * span;
    const race = await raceObjection(app, actor, smtp, delay);
    outcomes[race.outcome] += 1;
    span = race.outcome === 'stopped' ? Math.min(1_000, span * 1.02) : Math.max(5, span / 1.02);
    if (race.fault !== null) faults.push(race.fault);
  },
);
const raceSeconds = Math.round((performance.now() - raceFrom) / 1000);
console.log(`races: ${JSON.stringify(outcomes)}, ${raceSeconds} s`);

const result = {
  ...machine(),
  forbidden: {
    paths: [...Object.keys(paths), ...Object.keys(approving)],
    statesAPath: wanted,
    kindsOfState: states.length + facts.length,
    rcpt: leaked,
    seconds: stateSeconds,
  },
  races: {
    count: Number(values.races),
    ...outcomes,
    dataAfterCommit: faults.length - (leaked > 0 ? 1 : 0),
    seconds: raceSeconds,
  },
  faults: faults.slice(0, 50),
};
writeFileSync(join(import.meta.dirname, 'results', 'outbox-gate.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(faults.length === 0 ? 'nothing left that must not' : faults.slice(0, 20).join('\n'));
await smtp.close();
await world.close();
process.exitCode = faults.length === 0 ? 0 : 1;
