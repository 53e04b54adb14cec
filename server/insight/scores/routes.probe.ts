import { sql } from 'kysely';
import { NOBODY, type Probes, type ProbeWorld } from '#test/support/probe.ts';
import { refreshChangedScores } from './refresh-scores.ts';

const rules = [{ id: 'a', field: 'country', operator: 'is', value: ['DE'], points: 10, label: 'Deutschland' }];

async function company(w: ProbeWorld, owner: { ownerId: string; teamId: string }): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into records.company (name, sort_name, name_key, owner_id, team_id)
    values ('Probe', 'probe', 'probe', ${owner.ownerId}, ${owner.teamId}) returning id`.execute(w.db);
  await refreshChangedScores(w.app);
  return rows[0]!.id;
}

async function version(w: ProbeWorld): Promise<number> {
  await refreshChangedScores(w.app);
  const { rows } = await sql<{ version: number }>`select max(version) as version from insight.fit_rules`.execute(w.db);
  return rows[0]!.version;
}

export const probes: Probes = {
  'insight.scores.rules': { input: () => undefined },
  'insight.scores.versions': { input: () => undefined },
  'insight.scores.preview': { input: () => ({ rules }) },
  'insight.scores.save': { input: async (w) => ({ basedOn: await version(w), rules, note: '' }) },
  'insight.scores.ofCompany': {
    about: 'owned',
    input: async (w, whose, caller) => ({
      id: whose === 'missing' ? NOBODY : await company(w, w.ownership(whose, caller)),
    }),
  },
};
