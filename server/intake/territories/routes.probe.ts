import { sql } from 'kysely';
import type { Person } from '#test/support/app.ts';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';

async function territory(world: ProbeWorld, whose: Whose, caller: Person): Promise<string> {
  if (whose === 'missing') return NOBODY;
  const { rows } = await sql<{ id: string }>`
    insert into intake.territory (label, country, user_id, changed_by, changed_at) values ('Land', 'DE', ${caller.actor.id}, 'x', now()) returning id`.execute(
    world.db,
  );
  return rows[0]?.id ?? NOBODY;
}

export const probes: Probes = {
  'intake.territories.list': { input: () => undefined },
  'intake.territories.save': {
    input: (_world, _whose, caller) => ({
      label: 'Südwest',
      country: 'DE',
      codeFrom: '70',
      codeTo: '79',
      userId: caller.actor.id,
      teamId: null,
    }),
  },
  'intake.territories.remove': {
    about: 'shared',
    input: async (world, whose, caller) => ({ id: await territory(world, whose, caller) }),
  },
};
