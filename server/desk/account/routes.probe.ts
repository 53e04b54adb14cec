import { sql } from 'kysely';
import type { Person } from '#test/support/app.ts';
import { NOBODY, type Probes, type ProbeWorld, type Whose } from '#test/support/probe.ts';

async function company(world: ProbeWorld, whose: Whose, caller: Person): Promise<{ readonly id: string }> {
  if (whose === 'missing') return { id: NOBODY };
  const { ownerId, teamId } = world.ownership(whose, caller);
  const { rows } = await sql<{ id: string }>`
    insert into records.company (name, sort_name, name_key, owner_id, team_id)
    values ('Probe GmbH', 'probe gmbh', 'probe', ${ownerId}::uuid, ${teamId}::uuid) returning id`.execute(world.db);
  return { id: rows[0]?.id ?? NOBODY };
}

export const probes: Probes = {
  'desk.account.get': { about: 'owned', input: company },
  'desk.account.contact': {
    about: 'owned',
    input: async (...of) => ({ kind: 'company', ...(await company(...of)) }),
  },
  'desk.account.timeline': { about: 'owned', input: company },
};
