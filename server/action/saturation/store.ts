import { sql } from 'kysely';
import type { WayModel } from '#engines/best-way/index.ts';
import type { AccountEffect, ContactModel, PersonEffect, Unit } from '#engines/saturation/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import type { Kind, LearntSaturation, LearntUnit, Ways } from './learn-saturation.ts';

/** Writes what was learnt in place of what was there; accounts and people that went meanwhile are left out. */
export async function putLearnt(
  tx: Db,
  { units, reach, accounts, persons }: LearntSaturation,
  { at, events }: { readonly at: Date; readonly events: number },
): Promise<void> {
  for (const { unit, summary, model } of units) {
    await sql`
      insert into action.saturation (unit, computed_at, window_days, events, touches, accounts, known, summary, model)
      values (${unit}, ${at}, ${summary.windowDays}, ${events}, ${summary.touches}, ${summary.accounts}, ${model !== null}, ${json(summary)}::jsonb,
        ${model === null ? null : json(model)}::jsonb)
      on conflict (unit) do update set computed_at = excluded.computed_at, window_days = excluded.window_days, events = excluded.events, touches = excluded.touches,
        accounts = excluded.accounts, known = excluded.known, summary = excluded.summary, model = excluded.model`.execute(
      tx,
    );
  }
  for (const [kind, model] of Object.entries(reach)) {
    await sql`insert into action.reach (kind, model) values (${kind}, ${json(model)}::jsonb)
      on conflict (kind) do update set model = excluded.model`.execute(tx);
  }
  await sql`delete from action.saturation_account`.execute(tx);
  await sql`delete from action.saturation_person`.execute(tx);
  for (let from = 0; from < accounts.length; from += 5000) {
    await sql`
      insert into action.saturation_account (company_id, effect, touches, answers)
      select r.id, coalesce(r.effect, 'null'), r.touches, r.answers
      from jsonb_to_recordset(${json(accounts.slice(from, from + 5000))}::jsonb) as r (id uuid, effect jsonb, touches int, answers int)
      join records.company c on c.id = r.id`.execute(tx);
  }
  for (let from = 0; from < persons.length; from += 5000) {
    await sql`
      insert into action.saturation_person (person_id, effect, ways, touches)
      select r.id, coalesce(r.effect, 'null'), r.ways, r.touches
      from jsonb_to_recordset(${json(persons.slice(from, from + 5000))}::jsonb) as r (id uuid, effect jsonb, ways jsonb, touches int)
      join records.person p on p.id = r.id`.execute(tx);
  }
}

export interface StoredUnit {
  readonly unit: Unit;
  readonly computedAt: Date;
  readonly summary: LearntUnit['summary'];
}

export async function storedSummaries(db: Db): Promise<readonly StoredUnit[]> {
  const { rows } = await sql<StoredUnit>`
    select unit, computed_at as "computedAt", summary from action.saturation order by unit`.execute(db);
  return rows;
}

export async function modelStamp(db: Db): Promise<{ readonly stamp: string; readonly events: number } | null> {
  const { rows } = await sql<{ stamp: string; events: number }>`
    select extract(epoch from computed_at)::text as stamp, events from action.saturation where unit = 'account'`.execute(
    db,
  );
  return rows[0] ?? null;
}

export interface StoredModels {
  readonly account: ContactModel | null;
  readonly person: ContactModel | null;
  readonly reach: Readonly<Partial<Record<Kind, WayModel>>>;
}

export async function storedModels(db: Db): Promise<StoredModels> {
  const { rows } = await sql<{
    unit: Unit;
    model: ContactModel | null;
  }>`select unit, model from action.saturation`.execute(db);
  const reach = await sql<{ kind: Kind; model: WayModel }>`select kind, model from action.reach`.execute(db);
  const of = (unit: Unit): ContactModel | null => rows.find((row) => row.unit === unit)?.model ?? null;
  return {
    account: of('account'),
    person: of('person'),
    reach: Object.fromEntries(reach.rows.map(({ kind, model }) => [kind, model])),
  };
}

export interface AccountEffectRow {
  readonly companyId: string;
  readonly effect: AccountEffect | null;
  readonly touches: number;
  readonly answers: number;
}

export async function accountEffects(db: Db, companyIds: readonly string[]): Promise<readonly AccountEffectRow[]> {
  const { rows } = await sql<AccountEffectRow>`
    select company_id as "companyId", effect, touches, answers from action.saturation_account
    where company_id = any(${[...companyIds]}::uuid[])`.execute(db);
  return rows;
}

export interface PersonEffectRow {
  readonly personId: string;
  readonly effect: PersonEffect | null;
  readonly ways: Ways;
  readonly touches: number;
}

export async function personEffects(db: Db, personIds: readonly string[]): Promise<readonly PersonEffectRow[]> {
  const { rows } = await sql<PersonEffectRow>`
    select person_id as "personId", effect, ways, touches from action.saturation_person
    where person_id = any(${[...personIds]}::uuid[])`.execute(db);
  return rows;
}

export interface CompanyRow {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly relation: string;
}

export async function companyOf(db: Db, id: string): Promise<CompanyRow | undefined> {
  const { rows } = await sql<CompanyRow>`
    select owner_id as "ownerId", team_id as "teamId", relation from records.company where id = ${id} and deleted_at is null`.execute(
    db,
  );
  return rows[0];
}

/** People of the account who were contacted, those with most contacts first. */
export async function contactedPeople(
  db: Db,
  companyId: string,
): Promise<readonly (PersonEffectRow & { readonly name: string })[]> {
  const { rows } = await sql<PersonEffectRow & { readonly name: string }>`
    select s.person_id as "personId", concat_ws(' ', p.first_name, p.last_name) as name, s.effect, s.ways, s.touches
    from records.person p join action.saturation_person s on s.person_id = p.id
    where p.company_id = ${companyId} and p.deleted_at is null order by s.touches desc, p.sort_name limit 12`.execute(
    db,
  );
  return rows;
}

export async function collectOf(db: Db, personIds: readonly string[]) {
  const { rows } = await sql<Record<string, unknown>>`
    select touches, ways from action.saturation_person where person_id = any(${[...personIds]}::uuid[])`.execute(db);
  return rows;
}

export async function eraseOf(tx: Db, personIds: readonly string[]): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from action.saturation_person where person_id = any(${[...personIds]}::uuid[])`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
