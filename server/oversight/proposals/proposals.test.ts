import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '#server/oversight/audit/index.ts';
import { fail } from '#server/platform/failure.ts';
import { type BareApp, bareApp, person } from '#test/support/bare-app.ts';
import { decideMany } from './decide.ts';
import * as frontDoor from './index.ts';
import { countWaiting, getProposal, listProposals } from './list-proposals.ts';
import { checkApplied } from './undo-decision.ts';

const { decide, propose, registerKind, undoDecision } = frontDoor;
const anna = person('Anna');
const applied: string[] = [];

// What the kind changes stands in a table of the test, so that a rolled back change can be told from one that was never made.
beforeEach(() => {
  applied.length = 0;
  const common = {
    words: { de: 'Ort ändern', en: 'Change city' },
    payload: z.object({ city: z.string().min(1), broken: z.boolean().optional() }),
    describe: ({ city }: { city: string }) => ({ title: city, text: `Ort: ${city}` }),
  };
  registerKind({
    ...common,
    kind: 'test-city',
    ceiling: 'automatic',
    right: 'records.write',
    apply: async ({ tx, subject, payload }) => {
      await sql`insert into platform.setting (key, value, changed_by) values (${`city:${subject.id}`}, ${JSON.stringify(payload.city)}::jsonb, 'test')`.execute(
        tx,
      );
      applied.push(payload.city);
      if (payload.broken) fail('conflict', { reason: 'broken on purpose' });
      return { key: `city:${subject.id}` };
    },
    revert: async ({ tx, applied: { key } }) => {
      await sql`delete from platform.setting where key = ${key}`.execute(tx);
    },
  });
  registerKind({ ...common, kind: 'test-mail', ceiling: 'approve', apply: async () => ({}) });
});

async function cities(app: BareApp): Promise<unknown[]> {
  const { rows } = await sql<{
    value: unknown;
  }>`select value from platform.setting where key like 'city:%' order by key`.execute(app.db);
  return rows.map((row) => row.value);
}

let counter = 0;
async function make(app: BareApp, part: Partial<frontDoor.ProposalInput> = {}) {
  counter += 1;
  return app.db.transaction().execute((tx) =>
    propose(app, tx, {
      kind: 'test-city',
      subject: { kind: 'company', id: `c${counter}` },
      payload: { city: 'Ulm' },
      evidence: [{ label: 'Impressum', value: '89073 Ulm', place: 'https://firma.de/impressum' }],
      confidence: 0.95,
      producer: { name: 'impressum', version: '1' },
      ...part,
    }),
  );
}

async function setMode(app: BareApp, kind: string, mode: string, share = 0): Promise<void> {
  await sql`insert into oversight.policy (kind, role, version, mode, share, min_confidence, changed_by, changed_by_name, changed_at)
    values (${kind}, '*', 1, ${mode}, ${share}, 0.8, 'x', 'x', now())`.execute(app.db);
}
const waiting = async (app: BareApp, actor = anna) =>
  (await listProposals(app, actor, { filter: { shelf: 'waiting' }, after: null, limit: 50 })).rows;

test('a proposal changes nothing until a person approves; then change, decision and log stand together', async () => {
  const app = await bareApp();
  const { id, outcome } = await make(app);
  expect([outcome, applied, await cities(app)]).toEqual(['waiting', [], []]);
  expect(await waiting(app)).toMatchObject([
    { id, title: 'Ulm', routeText: 'So ist es für diese Aufgabe eingestellt.', may: ['decide'] },
  ]);
  await decide(app, anna, id, { decision: 'approve', version: 1 });
  expect(await cities(app)).toEqual(['Ulm']);
  expect(await getProposal(app, anna, id)).toMatchObject({ state: 'applied', decidedByName: 'Anna', may: ['undo'] });
  expect(await verifyAudit(app)).toMatchObject({ ok: true, entries: 1 });
});

test('the front door gives nobody an apply handler', () => {
  expect(Object.keys(frontDoor).sort()).toEqual([
    'decide',
    'deleteExampleProposals',
    'propose',
    'register',
    'registerKind',
    'routes',
    'supersede',
    'undoDecision',
  ]);
});

test('an unknown kind and a payload that does not fit are refused', async () => {
  const app = await bareApp();
  await expect(make(app, { kind: 'launch-rocket' })).rejects.toMatchObject({ code: 'unknown-kind' });
  await expect(make(app, { payload: { city: '' } })).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await waiting(app)).toEqual([]);
});

test('where the policy says automatic and the confidence suffices, it is applied in the same transaction', async () => {
  const app = await bareApp();
  await setMode(app, 'test-city', 'automatic');
  expect(await make(app)).toMatchObject({ outcome: 'applied' });
  expect(await make(app, { confidence: 0.79 })).toMatchObject({ outcome: 'waiting' });
  expect(await cities(app)).toEqual(['Ulm']);
});

test('a policy "automatic" on a kind with a ceiling still goes to a person', async () => {
  const app = await bareApp();
  await setMode(app, 'test-mail', 'automatic');
  expect(await make(app, { kind: 'test-mail', confidence: 1 })).toMatchObject({ outcome: 'waiting' });
  expect(await waiting(app)).toMatchObject([{ kind: 'test-mail', route: 'approve' }]);
});

test('what cannot be applied unseen goes to a person with its fault, and leaves nothing half-written', async () => {
  const app = await bareApp();
  await setMode(app, 'test-city', 'automatic');
  expect(await make(app, { payload: { city: 'Ulm', broken: true } })).toMatchObject({ outcome: 'waiting' });
  expect([applied, await cities(app)]).toEqual([['Ulm'], []]);
  expect(await waiting(app)).toMatchObject([{ state: 'open', fault: 'conflict' }]);
});

test('when applying fails, the decision did not happen either', async () => {
  const app = await bareApp();
  const { id } = await make(app, { payload: { city: 'Ulm', broken: true } });
  await expect(decide(app, anna, id, { decision: 'approve', version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  expect(await cities(app)).toEqual([]);
  expect(await getProposal(app, anna, id)).toMatchObject({ state: 'open', version: 1 });
  expect(await verifyAudit(app)).toMatchObject({ entries: 0 });
});

test('two people decide: the second is told by whom, and it is applied once', async () => {
  const app = await bareApp();
  const { id } = await make(app);
  const approve = (name: string) => decide(app, person(name), id, { decision: 'approve', version: 1 });
  const answers = await Promise.allSettled([approve('Anna'), approve('Bert')]);
  expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(applied).toEqual(['Ulm']);
  await expect(approve('Cleo')).rejects.toMatchObject({ code: 'conflict', facts: { reason: 'decided' } });
});

test('a stale version and a payload changed behind our back are refused', async () => {
  const app = await bareApp();
  const { id } = await make(app);
  await decide(app, anna, id, { decision: 'unsure', version: 1 });
  await expect(decide(app, anna, id, { decision: 'approve', version: 1 })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await sql`update oversight.proposal set payload = '{"city":"Neu-Ulm"}' where id = ${id}`.execute(app.db);
  await expect(decide(app, anna, id, { decision: 'approve', version: 2 })).rejects.toMatchObject({ code: 'tampered' });
  expect(applied).toEqual([]);
});

test('a person may correct what they approve, and the correction must fit the kind', async () => {
  const app = await bareApp();
  const { id } = await make(app);
  const approve = (city: string) => decide(app, anna, id, { decision: 'approve', version: 1, edits: { city } });
  await expect(approve('')).rejects.toMatchObject({ code: 'invalid-input' });
  await approve('Neu-Ulm');
  expect(await cities(app)).toEqual(['Neu-Ulm']);
  expect(await getProposal(app, anna, id)).toMatchObject({ payload: { city: 'Ulm' }, edits: { city: 'Neu-Ulm' } });
});

test('a decision can be taken back for 30 days, the change with it; a kind without a way back says so', async () => {
  const app = await bareApp();
  const first = await make(app);
  const second = await make(app);
  const mail = await make(app, { kind: 'test-mail' });
  await decideMany(
    app,
    anna,
    [first, second, mail].map(({ id }) => ({ id, version: 1 })),
    { decision: 'approve' },
  );
  await undoDecision(app, anna, first.id, 2);
  expect(await cities(app)).toEqual(['Ulm']);
  expect(await getProposal(app, anna, first.id)).toMatchObject({ state: 'open', decidedByName: null, may: ['decide'] });
  expect(await getProposal(app, anna, mail.id)).toMatchObject({ may: [] });
  await expect(undoDecision(app, anna, mail.id, 2)).rejects.toMatchObject({ code: 'cannot-undo' });
  app.at('2026-12-22T08:00:00Z');
  await expect(undoDecision(app, anna, second.id, 2)).rejects.toMatchObject({ code: 'too-late' });
  expect(await cities(app)).toEqual(['Ulm']);
});

test('put off until a moment, it leaves the inbox and comes back by itself', async () => {
  const app = await bareApp();
  const { id } = await make(app);
  await decide(app, anna, id, { decision: 'later', version: 1, until: new Date('2026-11-25T08:00:00Z') });
  expect(await waiting(app)).toEqual([]);
  expect(await countWaiting(app, anna)).toMatchObject([{ kind: 'test-city', shelf: 'later', count: 1 }]);
  app.at('2026-11-25T08:00:01Z');
  expect(await waiting(app)).toMatchObject([{ id, state: 'later' }]);
});

test('the same matter is not asked twice: known, replaced when newer, and not again once refused', async () => {
  const app = await bareApp();
  const matter = { dedupeKey: 'c1:city', subject: { kind: 'company', id: 'c1' } };
  const first = await make(app, matter);
  expect(await make(app, matter)).toEqual({ outcome: 'known', id: first.id });
  const second = await make(app, { ...matter, payload: { city: 'Bonn' } });
  expect(await waiting(app)).toMatchObject([{ id: second.id, title: 'Bonn' }]);
  await decide(app, anna, second.id, { decision: 'reject', version: 1, reason: 'Ulm stimmt' });
  expect(await make(app, { ...matter, payload: { city: 'Bonn' } })).toEqual({
    outcome: 'refused-before',
    id: second.id,
  });
  expect(await waiting(app)).toEqual([]);
});

test('a share of what was applied unseen is drawn for a check, and the answer is kept', async () => {
  const app = await bareApp();
  await setMode(app, 'test-city', 'sampled', 1);
  const { id } = await make(app);
  const checks = () => listProposals(app, anna, { filter: { shelf: 'checks' }, after: null, limit: 10 });
  expect((await checks()).rows).toMatchObject([{ id, may: ['undo', 'check'] }]);
  await checkApplied(app, anna, id, { version: 2, right: false });
  expect((await checks()).rows).toEqual([]);
  await expect(checkApplied(app, anna, id, { version: 3, right: true })).rejects.toMatchObject({ code: 'conflict' });
});

test('one key for many leaves each on its own; what a person must do is not done in bulk', async () => {
  const app = await bareApp();
  const fine = await make(app);
  const broken = await make(app, { payload: { city: 'Ulm', broken: true } });
  await setMode(app, 'test-city', 'person');
  const own = await make(app);
  const answers = await decideMany(
    app,
    anna,
    [fine, broken, own].map(({ id }) => ({ id, version: 1 })),
    { decision: 'approve' },
  );
  expect(answers).toEqual([
    { id: fine.id, ok: true },
    { id: broken.id, ok: false, code: 'conflict' },
    { id: own.id, ok: false, code: 'one-by-one' },
  ]);
  expect(await cities(app)).toEqual(['Ulm']);
});

test('sales see their own, their team’s and unassigned ones; a foreign one answers like a missing one, and rights are asked', async () => {
  const app = await bareApp();
  const team = '00000000-0000-4000-9000-000000000001';
  const sales = person('Sven', 'sales', team);
  const owner = (ownerId: string | null, teamId: string | null) => make(app, { owner: { ownerId, teamId } });
  const mine = await owner(sales.id, null);
  const ours = await owner(anna.id, team);
  const free = await owner(null, null);
  const foreign = await owner(anna.id, '00000000-0000-4000-9000-000000000002');
  expect((await waiting(app, sales)).map((row) => row.id).sort()).toEqual([mine.id, ours.id, free.id].sort());
  expect(await countWaiting(app, sales)).toMatchObject([{ count: 3 }]);
  await expect(getProposal(app, sales, foreign.id)).rejects.toMatchObject({ code: 'not-found' });
  await expect(decide(app, sales, foreign.id, { decision: 'approve', version: 1 })).rejects.toMatchObject({
    code: 'not-found',
  });
  const marketing = person('Mia', 'marketing');
  await expect(decide(app, marketing, mine.id, { decision: 'approve', version: 1 })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect((await waiting(app, marketing))[0]?.may).toEqual([]);
  expect(await cities(app)).toEqual([]);
});

test('the inbox pages without losing or doubling, also when entries were made in the same moment', async () => {
  const app = await bareApp();
  const made = [];
  for (let i = 0; i < 7; i += 1) made.push((await make(app)).id);
  const seen: string[] = [];
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page: Awaited<ReturnType<typeof listProposals>> = await listProposals(app, anna, {
      filter: { shelf: 'waiting' },
      after,
      limit: 3,
    });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  }
  expect(seen.sort()).toEqual(made.sort());
  await expect(listProposals(app, anna, { filter: { shelf: 'waiting' }, after: 'x', limit: 3 })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('the rule of the role of whoever owns the subject decides the route; an unowned subject goes by the rule for everybody', async () => {
  const app = await bareApp();
  await setMode(app, 'test-city', 'automatic');
  await sql`insert into oversight.policy (kind, role, version, mode, min_confidence, changed_by, changed_by_name, changed_at)
    values ('test-city', 'sales', 1, 'approve', 0.8, 'x', 'x', now())`.execute(app.db);
  const user = { name: 'Eva', email: 'eva@firma.de', role: 'sales' };
  const { id } = await app.db.insertInto('platform.user').values(user).returning('id').executeTakeFirstOrThrow();
  expect(await make(app, { owner: { ownerId: id, teamId: null } })).toMatchObject({ outcome: 'waiting' });
  expect(await make(app)).toMatchObject({ outcome: 'applied' });
});
