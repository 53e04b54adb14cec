// Writes N entries (default 1,000,000) in batches as an import would, then verifies them.
// Run: LOTSE_HOME=/tmp/some-folder node bench/audit-verify.ts [N]

import { openApp } from '#server/main.ts';
import { anchorAudit, audit, verifyAudit } from '#server/oversight/audit/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { readConfig } from '#server/platform/config.ts';

const wanted = Number(process.argv[2] ?? 1_000_000);
const batch = 5_000;
const { app, close } = await openApp(readConfig(), 'bench');
let start = performance.now();
for (let done = 0; done < wanted; done += batch) {
  await app.db.transaction().execute((tx) =>
    audit(
      app,
      tx,
      Array.from({ length: batch }, (_, i) => ({
        actor: commandActor,
        action: 'company.edited',
        subject: { kind: 'company', id: `c${done + i}` },
        facts: { field: 'city', observation: done + i },
      })),
    ),
  );
}
const written = (performance.now() - start) / 1000;
await anchorAudit(app);
start = performance.now();
const verdict = await verifyAudit(app);
const verified = (performance.now() - start) / 1000;
const singles = 200;
start = performance.now();
for (let i = 0; i < singles; i += 1) {
  await app.db.transaction().execute((tx) => audit(app, tx, { actor: commandActor, action: 'company.edited' }));
}
const single = (performance.now() - start) / singles;
const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
console.log(
  JSON.stringify({
    entries: verdict.entries,
    ok: verdict.ok,
    written,
    verified,
    millisecondsPerSingleEntry: single,
    memoryMiB: memory,
  }),
);
await close();
