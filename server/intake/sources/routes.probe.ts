import { sql } from 'kysely';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';
import { keepSnapshot } from './store-snapshots.ts';

async function source(world: ProbeWorld, whose: Whose, state = 'active'): Promise<string> {
  if (whose === 'missing') return NOBODY;
  const { rows } = await sql<{ id: string }>`
    insert into intake.watch (label, kind, url, hosts, legal_ground, state, approved_at, created_by, created_by_name, created_at)
    values ('Verband', 'list', 'https://verband.example/mitglieder', array['verband.example'], 'Art. 6 (1) f DSGVO', ${state}, now(), 'x', 'x', now()) returning id`.execute(
    world.db,
  );
  return rows[0]?.id ?? NOBODY;
}

async function change(world: ProbeWorld, whose: Whose): Promise<{ readonly entry: number; readonly change: number }> {
  if (whose === 'missing') return { entry: 2 ** 40, change: 2 ** 40 };
  const id = await source(world, whose);
  const { rows } = await sql<{ entry: number; change: number }>`
    with r as (insert into intake.watch_run (watch_id, started_at) values (${id}, now()) returning id),
      e as (insert into intake.watch_entry (watch_id, name, fields, snippet, place, url, confidence, first_seen_at, last_seen_at)
        values (${id}, 'Probe Werke GmbH', '{"place":"Ulm"}', 'Probe Werke GmbH, Ulm', 'li', 'https://verband.example/', 0.9, now(), now()) returning id),
      c as (insert into intake.watch_change (watch_id, run_id, entry_id, kind, at) select ${id}, r.id, e.id, 'new', now() from r, e returning id)
    select e.id as entry, c.id as change from e, c`.execute(world.db);
  return rows[0] ?? { entry: 0, change: 0 };
}

async function snapshot(world: ProbeWorld, whose: Whose): Promise<number> {
  if (whose === 'missing') return 2 ** 40;
  const body = Buffer.from('<html><body><p>Probe</p></body></html>');
  const page = {
    url: 'https://verband.example/',
    contentType: 'text/html',
    etag: null,
    lastModified: null,
    body,
    at: new Date(),
  };
  return keepSnapshot(world.db, { watchId: await source(world, whose), ...page }, null);
}

const one = (state?: string) => ({
  about: 'shared' as const,
  input: async (world: ProbeWorld, whose: Whose) => ({ id: await source(world, whose, state) }),
});

export const probes: Probes = {
  'intake.sources.list': { input: () => undefined },
  'intake.sources.get': one(),
  // An address that is not public: refused by rule before anything leaves this machine.
  'intake.sources.look': { input: () => ({ url: 'http://127.0.0.1:9/' }), status: 422 },
  'intake.sources.add': {
    input: () => ({
      label: 'Verband',
      kind: 'list',
      url: 'https://verband.example/',
      legalGround: 'Art. 6 (1) f DSGVO',
    }),
  },
  'intake.sources.change': {
    about: 'shared',
    input: async (world, whose) => ({ id: await source(world, whose), version: 1, label: 'Neuer Name' }),
  },
  'intake.sources.approve': one('proposed'),
  'intake.sources.pause': one(),
  'intake.sources.resume': one('paused'),
  'intake.sources.run': one(),
  'intake.sources.remove': one(),
  'intake.sources.deliver': {
    about: 'shared',
    // No such upload: the same answer as for a source that is not there.
    input: async (world, whose) => ({ id: await source(world, whose), files: [NOBODY] }),
    status: 404,
  },
  'intake.sources.proof': { about: 'shared', input: async (world, whose) => ({ id: await snapshot(world, whose) }) },
  'intake.sources.market': { input: () => ({}) },
  'intake.sources.changes': { input: () => ({}) },
  'intake.sources.answer': {
    about: 'shared',
    input: async (world, whose) => ({ id: (await change(world, whose)).change, answer: 'useful' }),
  },
  'intake.sources.takeLead': {
    about: 'shared',
    input: async (world, whose) => ({ id: (await change(world, whose)).entry }),
  },
};
