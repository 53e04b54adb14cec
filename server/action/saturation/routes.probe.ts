import { sql } from 'kysely';
import { NOBODY, type Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'action.saturation.get': { input: () => undefined },
  'action.saturation.refresh': { input: () => undefined },
  'action.saturation.account': {
    about: 'owned',
    input: async (w, whose, caller) => {
      if (whose === 'missing') return { companyId: NOBODY };
      const { ownerId, teamId } = w.ownership(whose, caller);
      const { rows } = await sql<{ id: string }>`
        insert into records.company (name, sort_name, name_key, owner_id, team_id) values ('Probe', 'probe', 'probe', ${ownerId}, ${teamId})
        returning id`.execute(w.db);
      return { companyId: rows[0]!.id };
    },
  },
};
