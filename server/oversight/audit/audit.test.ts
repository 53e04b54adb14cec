import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type BareApp, bareApp, person } from '#test/support/bare-app.ts';
import { anchorAudit, audit, exportAudit, listAudit, resetAnchor, verifyAudit } from './index.ts';

const anna = person('Anna');

async function log(app: BareApp, ...actions: string[]): Promise<void> {
  await app.db.transaction().execute((tx) =>
    audit(
      app,
      tx,
      actions.map((action, i) => ({ actor: anna, action, subject: { kind: 'company', id: `c${i}` }, facts: { i } })),
    ),
  );
}

async function tenEntries(): Promise<BareApp> {
  const app = await bareApp();
  for (let i = 0; i < 5; i += 1) await log(app, 'company.edited', 'company.merged');
  await anchorAudit(app);
  return app;
}

/** As somebody who owns the database and switches the protection off. */
async function tamper(app: BareApp, statement: string): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql.raw(statement).execute(tx);
  });
}

test('an untouched log verifies, across transactions and batches', async () => {
  const app = await tenEntries();
  expect(await verifyAudit(app)).toEqual({ ok: true, entries: 10, last: 10, anchored: 10, faults: [], more: 0 });
});

test('an empty log verifies', async () => {
  expect(await verifyAudit(await bareApp())).toMatchObject({ ok: true, entries: 0, anchored: null });
});

test('an entry vanishes with the transaction it tells of', async () => {
  const app = await tenEntries();
  const broken = app.db.transaction().execute(async (tx) => {
    await audit(app, tx, { actor: anna, action: 'company.merged' });
    throw new Error('afterwards something fails');
  });
  await expect(broken).rejects.toThrow('afterwards');
  expect(await verifyAudit(app)).toMatchObject({ ok: true, entries: 10 });
});

test('many writers at once keep one chain without gaps', async () => {
  const app = await bareApp();
  await Promise.all(Array.from({ length: 40 }, (_, i) => log(app, `company.edited-${i}`)));
  expect(await verifyAudit(app)).toMatchObject({ ok: true, entries: 40, last: 40 });
});

test.each([
  'update oversight.audit set actor_name = $$Bert$$ where seq = 4',
  'delete from oversight.audit where seq = 4',
  'truncate oversight.audit',
])('the database refuses: %s', async (statement) => {
  const app = await tenEntries();
  await expect(sql.raw(statement).execute(app.db)).rejects.toThrow('append-only');
  expect(await verifyAudit(app)).toMatchObject({ ok: true, entries: 10 });
});

test.each([
  ['at', `at + interval '1 microsecond'`],
  ['actor_kind', `'machine'`],
  ['actor_id', `'somebody-else'`],
  ['actor_name', `'Bert'`],
  ['action', `'company.kept'`],
  ['subject_kind', `'person'`],
  ['subject_id', 'null'],
  ['facts', `'{"i":1 }'`],
  ['hash', `decode(repeat('00', 32), 'hex')`],
])('a superuser who changes %s of one entry is found', async (column, value) => {
  const app = await tenEntries();
  await tamper(app, `update oversight.audit set ${column} = ${value} where seq = 4`);
  const verdict = await verifyAudit(app);
  expect(verdict.ok).toBe(false);
  expect(verdict.faults[0]).toEqual({ code: 'changed', seq: 4 });
});

test('a removed entry is found with its number', async () => {
  const app = await tenEntries();
  await tamper(app, 'delete from oversight.audit where seq in (6, 7)');
  expect((await verifyAudit(app)).faults).toEqual([{ code: 'removed', from: 6, to: 7 }]);
});

test('a removed entry is found even when the rest is renumbered', async () => {
  const app = await tenEntries();
  await tamper(
    app,
    'delete from oversight.audit where seq = 6; update oversight.audit set seq = seq - 1 where seq > 6',
  );
  const verdict = await verifyAudit(app);
  expect(verdict.faults.map((fault) => fault.code)).toContain('changed');
});

test('two entries that change places are found', async () => {
  const app = await tenEntries();
  await tamper(app, 'update oversight.audit set seq = case seq when 4 then 500 else 4 end where seq in (4, 5)');
  await tamper(app, 'update oversight.audit set seq = 5 where seq = 500');
  expect((await verifyAudit(app)).ok).toBe(false);
});

test('an entry slipped in at the end without the key is found', async () => {
  const app = await tenEntries();
  await tamper(
    app,
    `insert into oversight.audit select 11, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, facts, hash
     from oversight.audit where seq = 10`,
  );
  expect((await verifyAudit(app)).faults).toEqual([{ code: 'changed', seq: 11 }]);
});

test('a cut end is found by the anchor outside the database, also after new entries were written', async () => {
  const app = await tenEntries();
  await tamper(app, 'delete from oversight.audit where seq > 7');
  expect((await verifyAudit(app)).faults).toEqual([{ code: 'cut', anchored: 10, last: 7 }]);
  await log(app, 'company.edited', 'company.edited', 'company.edited', 'company.edited');
  await anchorAudit(app);
  expect((await verifyAudit(app)).faults).toEqual([{ code: 'cut', anchored: 10, last: 11 }]);
});

test('an emptied log is found', async () => {
  const app = await tenEntries();
  await tamper(app, 'delete from oversight.audit');
  expect((await verifyAudit(app)).faults).toEqual([{ code: 'cut', anchored: 10, last: 0 }]);
});

test('a crash between commit and anchor is no fault: an anchor that lags behind vouches for less, not for nothing', async () => {
  const app = await tenEntries();
  await log(app, 'company.edited');
  expect(await verifyAudit(app)).toMatchObject({ ok: true, entries: 11, anchored: 10 });
});

test('a lost anchor is no fault but is shown; a damaged one is a fault', async () => {
  const app = await tenEntries();
  rmSync(join(app.home, 'audit-head.json'));
  expect(await verifyAudit(app)).toMatchObject({ ok: true, anchored: null });
  writeFileSync(join(app.home, 'audit-head.json'), '{');
  expect((await verifyAudit(app)).faults).toEqual([{ code: 'anchor-unreadable' }]);
  await resetAnchor(app);
  expect(await verifyAudit(app)).toMatchObject({ ok: true, anchored: 10 });
});

test('the anchor moves by itself shortly after an entry', async () => {
  const app = await bareApp();
  await log(app, 'company.edited');
  await expect
    .poll(() => JSON.parse(readFileSync(join(app.home, 'audit-head.json'), 'utf8')), { timeout: 5_000 })
    .toMatchObject({ seq: 1 });
});

test('facts come back as they were, whatever letters they hold', async () => {
  const app = await bareApp();
  const facts = { a: 'Grüße\u0000\ud800"\\', b: [1e21, -0.5, null], c: { 'x.y': true } };
  await app.db.transaction().execute((tx) => audit(app, tx, { actor: anna, action: 'company.edited', facts }));
  expect(await verifyAudit(app)).toMatchObject({ ok: true });
  const page = await listAudit(app, 'de', { filter: {}, before: null, limit: 10 });
  expect(page.entries[0]?.facts).toEqual(facts);
});

test('the list filters by who, what and when, and pages without losing or doubling an entry', async () => {
  const app = await tenEntries();
  app.at('2026-11-22T08:00:00.000Z');
  await app.db.transaction().execute((tx) => audit(app, tx, { actor: person('Bert'), action: 'policy.changed' }));
  const page = (filter: object, before: number | null = null, limit = 4) =>
    listAudit(app, 'de', { filter, before, limit });
  const seen: number[] = [];
  for (let next: number | null = null, first = true; first || next !== null; first = false) {
    const found = await page({}, next);
    seen.push(...found.entries.map((entry) => entry.seq));
    next = found.next;
  }
  expect(seen).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect((await page({ actorId: person('Bert').id })).entries).toMatchObject([{ seq: 11, text: 'Autonomie geändert' }]);
  expect((await page({ action: 'company.merged' }, null, 50)).entries).toHaveLength(5);
  expect((await page({ action: 'company' }, null, 50)).entries).toHaveLength(10);
  expect((await page({ subjectId: 'c1' }, null, 50)).entries).toHaveLength(5);
  expect((await page({ from: new Date('2026-11-22T00:00:00Z') })).entries).toHaveLength(1);
  expect((await page({ to: new Date('2026-11-22T00:00:00Z') }, null, 50)).entries).toHaveLength(10);
});

test('the export holds every entry once and disarms formulas', async () => {
  const app = await tenEntries();
  await app.db
    .transaction()
    .execute((tx) => audit(app, tx, { actor: { ...anna, name: '=1+1;"x"' }, action: 'company.edited' }));
  const csv = await text(Readable.from(exportAudit(app, 'csv', 'de')));
  expect(csv.split('\r\n')).toHaveLength(13);
  expect(csv).toContain(`"'=1+1;""x"""`);
  const lines = (await text(Readable.from(exportAudit(app, 'jsonl', 'en')))).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});
