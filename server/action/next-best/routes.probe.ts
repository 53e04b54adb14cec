import { sql } from 'kysely';
import { NOBODY, type Probes, type ProbeWorld } from '#test/support/probe.ts';
import { answerSuggestion } from './answer-suggestion.ts';

async function task(w: ProbeWorld, owner: { ownerId: string; teamId: string }) {
  const { rows } = await sql<{ id: string; companyId: string }>`
    with c as (insert into records.company (name, sort_name, name_key, owner_id, team_id)
      values ('Probe', 'probe', 'probe', ${owner.ownerId}, ${owner.teamId}) returning id)
    insert into records.task (company_id, title, due_on, assigned_to, team_id, created_by)
    select id, 'Probe', current_date - 400, ${owner.ownerId}, ${owner.teamId}, 'probe' from c returning id, company_id as "companyId"`.execute(
    w.db,
  );
  return rows[0]!;
}

const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
const later = { kind: 'later', until } as const;

export const probes: Probes = {
  'action.nextBest.list': { input: () => ({ limit: 5 }) },
  'action.nextBest.refusals': { input: () => undefined },
  'action.nextBest.briefing': {
    about: 'owned',
    input: async (w, whose, caller) => ({
      companyId: whose === 'missing' ? NOBODY : (await task(w, w.ownership(whose, caller))).companyId,
    }),
  },
  'action.nextBest.answer': {
    about: 'owned',
    input: async (w, whose, caller) => {
      const id = whose === 'missing' ? NOBODY : (await task(w, w.ownership(whose, caller))).id;
      return { id: `task:${id}`, answer: later };
    },
  },
  'action.nextBest.undo': {
    about: 'owned',
    input: async (w, whose, caller) => {
      if (whose === 'missing') return { id: NOBODY };
      const owner = whose === 'foreign' ? w.stranger : caller;
      const { id } = await task(w, { ownerId: owner.actor.id, teamId: w.teamId });
      const { answerId } = await answerSuggestion(w.app, owner.actor, { id: `task:${id}`, answer: later });
      return { id: answerId };
    },
  },
};
