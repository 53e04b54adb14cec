import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Role } from '#server/platform/actor.ts';
import { rolesFor } from '#server/platform/http/registry.ts';
import { type Person, testApp } from './support/app.ts';
import { changedTables, fingerprint } from './support/fingerprint.ts';
import type { Probe, Probes, ProbeWorld, RawProbe, RawProbes, Whose } from './support/probe.ts';

const probes: Record<string, Probe> = {};
const rawProbes: Record<string, RawProbe> = {};
for (const file of globSync('server/**/*.probe.ts')) {
  const made: { probes?: Probes; rawProbes?: RawProbes } = await import(resolve(file));
  Object.assign(probes, made.probes);
  Object.assign(rawProbes, made.rawProbes);
}
const everyRole: readonly Role[] = ['admin', 'head_of_sales', 'sales', 'marketing', 'reader'];

async function world(): Promise<ProbeWorld & { readonly callers: ReadonlyMap<Role, Person> }> {
  const t = await testApp();
  const [teamId, otherTeamId] = [await t.team(), await t.team()];
  const mate = await t.person('sales', { teamId });
  const stranger = await t.person('sales', { teamId: otherTeamId });
  // So that no walk about users meets the last admin.
  await t.person('admin');
  const callers = new Map<Role, Person>();
  for (const role of everyRole) callers.set(role, await t.person(role, { teamId }));
  return {
    ...t,
    teamId,
    otherTeamId,
    mate,
    stranger,
    callers,
    ownership: (whose, caller) =>
      whose === 'own'
        ? { ownerId: caller.actor.id, teamId }
        : whose === 'team'
          ? { ownerId: mate.actor.id, teamId }
          : { ownerId: stranger.actor.id, teamId: otherTeamId },
  };
}

function cases(probe: Probe): readonly Whose[] {
  if (probe.about === 'owned') return ['own', 'team', 'foreign', 'missing'];
  return probe.about === 'shared' ? ['own', 'missing'] : ['own'];
}

/** One after the other: what a probe puts into the database must not meet what the next one does. */
async function inTurn<T, R>(items: readonly T[], make: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}

/** What a caller who has the right must get. */
function expected(probe: Probe, role: Role, whose: Whose): number {
  if (whose === 'missing') return 404;
  if (whose === 'foreign' && role === 'sales') return 404;
  return typeof probe.status === 'function' ? probe.status(role) : (probe.status ?? 200);
}

test('any write changes the fingerprint: a new row, a changed one, one gone', async () => {
  const { db, team } = await testApp();
  const states = [await fingerprint(db)];
  const id = await team('Nord');
  states.push(await fingerprint(db));
  await db.updateTable('platform.team').set({ name: 'Süd' }).where('id', '=', id).execute();
  states.push(await fingerprint(db));
  await db.deleteFrom('platform.team').where('id', '=', id).execute();
  states.push(await fingerprint(db));
  const steps = states.slice(1).map((state, step) => changedTables(states[step] ?? state, state));
  expect(steps).toEqual([['platform.team'], ['platform.team'], ['platform.team']]);
  expect(changedTables(await fingerprint(db), await fingerprint(db))).toEqual([]);
});

test('every route has a probe, and every probe a route', async () => {
  const t = await testApp();
  expect(Object.keys(probes).sort()).toEqual([...t.registry.keys()].sort());
  expect(Object.keys(rawProbes).sort()).toEqual(t.rawRoutes.map((raw) => raw.name).sort());
});

test('whoever lacks the right is refused and the database stays as it was', async () => {
  const w = await world();
  const wrong: string[] = [];
  for (const [name, entry] of w.registry) {
    const probe = probes[name];
    if (!probe || entry.access === 'anyone') continue;
    const denied = everyRole.filter((role) => !entry.roles.includes(role));
    const anybody = w.callers.get('admin') as Person;
    const inputs = await inTurn(cases(probe), async (whose) => ({
      whose,
      input: await probe.input(w, whose, anybody),
    }));
    const before = await fingerprint(w.db);
    for (const { whose, input } of inputs) {
      for (const role of [...denied, null]) {
        const caller = role === null ? null : (w.callers.get(role) ?? null);
        const { status, body } = await w.call(name, input, caller);
        if (status !== (role === null ? 401 : 403))
          wrong.push(`${name} ${whose} as ${role}: ${status} ${JSON.stringify(body)}`);
      }
    }
    const changed = changedTables(before, await fingerprint(w.db));
    if (changed.length > 0) wrong.push(`${name}: a refused call changed ${changed.join(', ')}`);
  }
  expect(wrong).toEqual([]);
}, 300_000);

test('whoever has the right gets an answer; a foreign record is like a missing one, and neither is touched', async () => {
  const w = await world();
  const wrong: string[] = [];
  for (const [name, entry] of w.registry) {
    const probe = probes[name];
    if (!probe) continue;
    const all = entry.roles.flatMap((role) =>
      cases(probe).map((whose) => ({ role, whose, wanted: expected(probe, role, whose) })),
    );
    const tell = (
      { role, whose, wanted }: (typeof all)[number],
      { status, body }: Awaited<ReturnType<typeof w.call>>,
    ) => {
      if (status !== wanted)
        wrong.push(`${name} ${whose} as ${role}: ${status} instead of ${wanted} ${JSON.stringify(body)}`);
      if (wanted === 404 && status === 404 && (body as { code?: string }).code !== 'not-found')
        wrong.push(`${name} ${whose}: 404 without code not-found`);
    };
    // A caller of their own each time: some calls end sessions or use up what the next one needs.
    const prepare = async (one: (typeof all)[number]) => {
      const caller = await w.person(one.role, { teamId: w.teamId });
      return { ...one, caller, input: await probe.input(w, one.whose, caller) };
    };
    const lost = await inTurn(
      all.filter(({ wanted }) => wanted === 404),
      prepare,
    );
    if (lost.length > 0) {
      const before = await fingerprint(w.db);
      for (const one of lost) tell(one, await w.call(name, one.input, one.caller));
      const changed = changedTables(before, await fingerprint(w.db));
      if (changed.length > 0) wrong.push(`${name}: answered 404 and changed ${changed.join(', ')}`);
    }
    for (const one of all) {
      if (one.wanted === 404) continue;
      const { input, caller } = await prepare(one);
      tell(one, await w.call(name, input, caller));
    }
  }
  expect(wrong).toEqual([]);
}, 600_000);

test('routes outside the contract are refused alike', async () => {
  const w = await world();
  const wrong: string[] = [];
  for (const raw of w.rawRoutes) {
    const probe = rawProbes[raw.name];
    if (!probe) continue;
    const allowed = rolesFor(raw.access);
    for (const role of [...everyRole, null]) {
      const caller = role === null ? null : (w.callers.get(role) ?? null);
      const [path, init] = await probe.request(w, caller ?? w.mate);
      const before = await fingerprint(w.db);
      const response = await w.fetch(path, { ...init, headers: { 'x-lotse': '1', ...init?.headers }, as: caller });
      await response.body?.cancel();
      const may = raw.access === 'anyone' || (role !== null && allowed.includes(role));
      const wanted = may ? (probe.status ?? 200) : role === null ? 401 : 403;
      if (response.status !== wanted) wrong.push(`${raw.name} as ${role}: ${response.status} instead of ${wanted}`);
      const changed = may ? [] : changedTables(before, await fingerprint(w.db));
      if (changed.length > 0) wrong.push(`${raw.name} as ${role}: a refused call changed ${changed.join(', ')}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);
