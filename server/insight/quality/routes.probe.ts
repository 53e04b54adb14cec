import { sql } from 'kysely';
import { NOBODY, type Probes } from '#test/support/probe.ts';
import { refreshAllQuality } from './refresh-quality.ts';

export const probes: Probes = {
  'insight.quality.overview': { input: () => undefined },
  'insight.quality.worklist': { input: () => ({ limit: 5 }) },
  'insight.quality.nameOwner': { input: () => ({ family: 'address', ownerId: null }) },
  'insight.quality.ofRecord': {
    about: 'owned',
    input: async (w, whose, caller) => {
      if (whose === 'missing') return { kind: 'company', id: NOBODY };
      const { ownerId, teamId } = w.ownership(whose, caller);
      const { rows } = await sql<{
        id: string;
      }>`insert into records.company (name, sort_name, name_key, owner_id, team_id)
        values ('Probe', 'probe', 'probe', ${ownerId}, ${teamId}) returning id`.execute(w.db);
      await refreshAllQuality(w.app);
      return { kind: 'company', id: rows[0]!.id };
    },
  },
};
