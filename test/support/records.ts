import { randomUUID } from 'node:crypto';
import type { Person } from './app.ts';
import { NOBODY, type ProbeWorld, type Whose } from './probe.ts';

/** Records put straight into the tables, for tests about who may do what with them. Ids and versions as their writers name them. */
export async function putCompany(
  world: ProbeWorld,
  whose: Whose,
  caller: Person,
  deleted = false,
): Promise<{ id: string; version: number }> {
  if (whose === 'missing') return { id: NOBODY, version: 1 };
  const { ownerId, teamId } = world.ownership(whose, caller);
  const name = `Firma ${randomUUID()}`;
  const row = await world.db
    .insertInto('records.company')
    .values({
      name,
      sort_name: name.toLowerCase(),
      name_key: name,
      owner_id: ownerId,
      team_id: teamId,
      deleted_at: deleted ? new Date() : null,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
  return row;
}

export async function putPerson(
  world: ProbeWorld,
  whose: Whose,
  caller: Person,
  deleted = false,
): Promise<{ id: string; version: number }> {
  if (whose === 'missing') return { id: NOBODY, version: 1 };
  const company = await putCompany(world, whose, caller);
  const { ownerId, teamId } = world.ownership(whose, caller);
  return world.db
    .insertInto('records.person')
    .values({
      company_id: company.id,
      last_name: 'Vogt',
      sort_name: 'vogt',
      name_key: 'vogt|',
      owner_id: ownerId,
      team_id: teamId,
      deleted_at: deleted ? new Date() : null,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

export async function putDeal(
  world: ProbeWorld,
  whose: Whose,
  caller: Person,
  deleted = false,
): Promise<{ id: string; version: number }> {
  if (whose === 'missing') return { id: NOBODY, version: 1 };
  const company = await putCompany(world, whose, caller);
  const { ownerId, teamId } = world.ownership(whose, caller);
  return world.db
    .insertInto('records.deal')
    .values({
      company_id: company.id,
      title: 'Linie 4',
      stage_id: 'qualified',
      owner_id: ownerId,
      team_id: teamId,
      deleted_at: deleted ? new Date() : null,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

export async function putActivity(
  world: ProbeWorld,
  whose: Whose,
  caller: Person,
  deleted = false,
): Promise<{ id: string; version: number }> {
  if (whose === 'missing') return { id: NOBODY, version: 1 };
  const company = await putCompany(world, whose, caller);
  return world.db
    .insertInto('records.activity')
    .values({ company_id: company.id, kind: 'call', happened_at: new Date(), deleted_at: deleted ? new Date() : null })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

export async function putTask(
  world: ProbeWorld,
  whose: Whose,
  caller: Person,
  deleted = false,
): Promise<{ id: string; version: number }> {
  if (whose === 'missing') return { id: NOBODY, version: 1 };
  const company = await putCompany(world, whose, caller);
  const { ownerId, teamId } = world.ownership(whose, caller);
  return world.db
    .insertInto('records.task')
    .values({
      company_id: company.id,
      title: 'Anrufen',
      assigned_to: ownerId,
      team_id: teamId,
      created_by: 'test',
      deleted_at: deleted ? new Date() : null,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}
