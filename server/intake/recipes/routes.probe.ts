import { sql } from 'kysely';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';

const recipe = {
  version: 1,
  entry: { path: 'main > ul > li', kind: 'element', head: null },
  fields: [{ name: 'name', slots: ['h3'], wanted: true }],
  expected: { entries: 3, filled: { name: 1 } },
  samples: [],
};

async function source(world: ProbeWorld, whose: Whose): Promise<string> {
  if (whose === 'missing') return NOBODY;
  const { rows } = await sql<{ id: string }>`
    insert into intake.watch (label, kind, url, hosts, state, recipe, recipe_version, created_by, created_by_name, created_at)
    values ('Verband', 'list', 'https://verband.example/mitglieder', array['verband.example'], 'paused', ${JSON.stringify(recipe)}::jsonb, 1, 'x', 'x', now()) returning id`.execute(
    world.db,
  );
  return rows[0]?.id ?? NOBODY;
}

const about = { about: 'shared' as const };

export const probes: Probes = {
  // An address that is not public: refused by rule before anything leaves this machine.
  'intake.recipes.outline': { input: () => ({ url: 'http://127.0.0.1:9/' }), status: 422 },
  'intake.recipes.save': { ...about, input: async (world, whose) => ({ id: await source(world, whose), recipe }) },
  'intake.recipes.versions': { ...about, input: async (world, whose) => ({ id: await source(world, whose) }) },
  'intake.recipes.test': { ...about, input: async (world, whose) => ({ id: await source(world, whose) }) },
};
