import { sql } from 'kysely';
import { simulate } from '#engines/saturation/bench/simulate.ts';
import { type Db, json } from '#server/platform/db/index.ts';

/** Contacts of two years with their answers, as activities of companies of their own: an answer thins out from the peak on. Ends at `until`. */
export async function putContactHistory(db: Db, until: Date, touches = 2500): Promise<{ readonly peak: number }> {
  const world = simulate({ family: 'cliff', seed: 12, touches });
  const start = until.getTime() - 731 * 86_400_000;
  const relation = { Kunde: 'customer', Interessent: 'inquiry', ehemalig: 'former_customer' } as Record<string, string>;
  const kind = { phone_human: 'call', email: 'email', post: 'letter' } as Record<string, string>;
  const companies = [...new Map(world.touches.map((touch) => [touch.account, relation[touch.segment]]))].map(
    ([name, of]) => ({ name, of }),
  );
  await sql`
    insert into records.company (name, sort_name, name_key, legal_form, relation)
    select r.name, r.name, r.name, 'GmbH', r.of from jsonb_to_recordset(${json(companies)}::jsonb) as r (name text, of text)`.execute(
    db,
  );
  const rows = world.touches.flatMap(({ account, at, channel, response }) => {
    const contact = {
      account,
      at: new Date(start + at * 86_400_000).toISOString(),
      kind: kind[channel],
      direction: 'out',
    };
    const answer = {
      account,
      at: new Date(start + (at + 0.02) * 86_400_000).toISOString(),
      kind: 'email',
      direction: 'in',
    };
    return response === 1 ? [contact, answer] : [contact];
  });
  await sql`
    insert into records.activity (company_id, kind, direction, happened_at)
    select c.id, r.kind, r.direction, r.at from jsonb_to_recordset(${json(rows)}::jsonb) as r (account text, at timestamptz, kind text, direction text)
    join records.company c on c.name = r.account`.execute(db);
  return { peak: world.peak ?? 0 };
}
