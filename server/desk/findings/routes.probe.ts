import { sql } from 'kysely';
import { NOBODY, type Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'desk.findings.yield': { input: () => undefined },
  'desk.findings.digest': { input: () => ({ since: '2026-11-16', until: '2026-11-22' }) },
  'desk.findings.notice': {
    about: 'owned',
    input: async (world, whose, caller) => {
      if (whose === 'missing') return { id: NOBODY };
      const { ownerId, teamId } = world.ownership(whose, caller);
      const { rows } = await sql<{ id: string }>`
        insert into records.company (name, sort_name, name_key, owner_id, team_id)
        values ('Probe GmbH', 'probe gmbh', 'probe', ${ownerId}::uuid, ${teamId}::uuid) returning id`.execute(world.db);
      return { id: rows[0]?.id ?? NOBODY };
    },
  },
};
