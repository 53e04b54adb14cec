import { sql } from 'kysely';
import type { Probes, ProbeWorld } from '#test/support/probe.ts';

async function version(w: ProbeWorld): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into insight.model (subject, version, state, occasion, data, model, bias, verdict, trained_at)
    select 'deal', coalesce(max(version), 0) + 1, 'refused', 'asked', '{"cases":0,"positives":0,"settled":0,"from":null,"until":null,"leftOut":[]}',
      null, '{"rows":0,"threshold":0.5,"alpha":0.05,"comparisons":0,"attributes":[],"findings":[],"proxies":[]}', '{"de":"","en":""}', now()
    from insight.model where subject = 'deal' returning version`.execute(w.db);
  return rows[0]!.version;
}

export const probes: Probes = {
  'insight.learning.overview': { input: () => undefined },
  'insight.learning.card': { input: async (w) => ({ subject: 'deal', version: await version(w) }) },
  'insight.learning.page': { input: async (w) => ({ subject: 'deal', version: await version(w), what: 'bias' }) },
  'insight.learning.train': { input: () => ({ subject: 'deal' }) },
};
