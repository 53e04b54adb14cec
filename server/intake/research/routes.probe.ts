import { sql } from 'kysely';
import { keptFile } from '#test/support/kept-file.ts';
import { NOBODY, type Probes, type ProbeWorld, type RawProbes, type Whose } from '#test/support/probe.ts';

async function research(world: ProbeWorld, whose: Whose): Promise<string> {
  if (whose === 'missing') return NOBODY;
  const { rows } = await sql<{ id: string }>`
    with r as (insert into intake.research (file_name, headings, site_column, created_by, created_by_name, created_at)
        values ('firmen.csv', '["Firma", "Web"]', 1, 'x', 'x', now()) returning id),
      w as (insert into intake.research_row (research_id, row_no, cells, site, host)
        select id, 1, '["Probe GmbH", "probe.example"]', 'probe.example', 'probe.example' from r)
    select id from r`.execute(world.db);
  return rows[0]?.id ?? NOBODY;
}

const one = {
  about: 'shared' as const,
  input: async (world: ProbeWorld, whose: Whose) => ({ id: await research(world, whose) }),
};

export const probes: Probes = {
  'intake.research.list': { input: () => undefined },
  'intake.research.create': {
    input: async (world, _whose, caller) => ({
      fileId: await keptFile(world.app, caller, 'Firma;Web\nProbe GmbH;probe.example\n'),
    }),
  },
  'intake.research.get': one,
  'intake.research.rows': one,
  'intake.research.approve': {
    about: 'shared',
    input: async (world, whose) => ({ id: await research(world, whose), hosts: ['probe.example'] }),
  },
  'intake.research.stop': one,
  'intake.research.remove': one,
};

export const rawProbes: RawProbes = {
  'intake.research.result': { request: async (world) => [`/research/${await research(world, 'own')}/result.xlsx`] },
};
