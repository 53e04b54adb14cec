import { sql } from 'kysely';
import type { Situation } from '#engines/scoring/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fallingCustomers, fittingProducts, rhythms } from './store-demand.ts';
import { type Asked, branches, type Candidate, MOST, onlyThis, type Query, seen } from './store-parts.ts';

function tasks(asked: Asked): Query {
  const found = branches(
    asked,
    { owner: 't.assigned_to', team: 't.team_id' },
    (part) => sql`
    select t.* from records.task t where t.done_at is null and t.deleted_at is null and t.company_id is not null
      and t.due_on <= ${asked.today}::date and ${part} and ${onlyThis(asked, 't.id')} order by t.due_on desc limit ${MOST}`,
  );
  return sql<Candidate>`
    select case t.kind when 'callback' then 'callback' else 'task' end || ':' || t.id as suggestion,
      case t.kind when 'callback' then 'callback' else 'task' end as situation, t.company_id as "companyId", t.person_id as "personId",
      t.due_on as "dueOn", ${asked.today}::date - t.due_on as "daysDue", null::float8 as pace, d.value_cents::float8 as "valueCents",
      null::jsonb as chance, jsonb_build_object('title', t.title, 'dueOn', t.due_on, 'taskKind', t.kind) as facts
    from (${found}) t join records.company c on c.id = t.company_id left join records.deal d on d.id = t.deal_id
    where c.deleted_at is null and ${seen(asked)}`;
}

/** A deal that came with a list has not entered its stage on the day of the import: nothing is known to have moved since it was opened. */
const neverMoved = sql`not exists (select 1 from records.deal_stage_change h where h.deal_id = d.id and h.from_stage is not null)`;

/** What a model learnt of such deals weighs more than the weight that somebody once gave the stage. */
function deals(asked: Asked): Query {
  const today = sql`${asked.today}::date`;
  const found = branches(
    asked,
    { owner: 'd.owner_id', team: 'd.team_id' },
    (part) => sql`
    select d.*, s.probability as weight, s.label as stage, s.label_en as stage_en from records.deal d join records.deal_stage s on s.id = d.stage_id and s.outcome = 'open'
    where d.closed_at is null and d.deleted_at is null and ${part} and ${onlyThis(asked, 'd.id')}
      and (d.next_step_on < ${today} or d.expected_close_on < ${today}
        or (d.next_step_on is null and coalesce(d.next_step, '') = ''
          -- Asked for the few whose stage is young: for every open deal it took 150 ms of a million companies.
          and (d.stage_changed_at < ${today} - 7 or (d.opened_on < ${today} - 7 and ${neverMoved}))))
    order by d.value_cents desc nulls last limit ${MOST}`,
  );
  return sql<Candidate>`
    select 'deal:' || d.id as suggestion, 'deal' as situation, d.company_id as "companyId", d.person_id as "personId",
      coalesce(d.next_step_on, d.expected_close_on) as "dueOn",
      greatest(0, ${today} - d.next_step_on, ${today} - d.expected_close_on,
        case when d.next_step_on is null then ${today} - quiet.since - 7 end) as "daysDue",
      null::float8 as pace, d.value_cents::float8 as "valueCents",
      case when z.probability is null then jsonb_build_object('share', d.weight / 100.0, 'cases', 20, 'source', 'stage')
        else jsonb_build_object('share', z.probability, 'cases', 100, 'source', 'model') end as chance,
      jsonb_build_object('title', d.title, 'stage', d.stage, 'stageEn', d.stage_en, 'valueCents', d.value_cents, 'nextStep', d.next_step,
        'nextStepOn', d.next_step_on, 'closeOn', d.expected_close_on,
        'stepLate', case when d.next_step_on < ${today} then ${today} - d.next_step_on end,
        'closeLate', case when d.expected_close_on < ${today} then ${today} - d.expected_close_on end,
        'still', ${today} - quiet.since, 'onlyOpened', (quiet.since < d.stage_changed_at::date)::int) as facts
    from (${found}) d join records.company c on c.id = d.company_id
      cross join lateral (select least(d.stage_changed_at::date, case when ${neverMoved} then d.opened_on end) as since) quiet
      left join insight.deal_score z on z.deal_id = d.id and z.method = 'model'
    where c.deleted_at is null and ${seen(asked)}`;
}

/** Whose it is stands beside it (migration 0028). Older than 120 days, nobody waits for the answer any more. */
function quotes(asked: Asked): Query {
  const today = sql`${asked.today}::date`;
  const found = branches(
    asked,
    { owner: 'q.owner_id', team: 'q.team_id' },
    (part) => sql`
    select q.* from records.quote q join records.company c on c.id = q.company_id
    where q.status = 'open' and q.deleted_at is null and q.sent_on between ${today} - 120 and ${today} - ${asked.quoteWaitDays}::int
      and c.deleted_at is null and ${part} and ${onlyThis(asked, 'q.id')}
      and (c.last_activity_at is null or c.last_activity_at < ${today} - make_interval(days => ${asked.quoteWaitDays}))
    order by q.total_cents desc nulls last limit ${MOST}`,
  );
  return sql<Candidate>`
    select 'quote:' || q.id as suggestion, 'quote' as situation, q.company_id as "companyId", q.person_id as "personId",
      q.sent_on + ${asked.quoteWaitDays}::int as "dueOn", ${today} - q.sent_on - ${asked.quoteWaitDays}::int as "daysDue", null::float8 as pace,
      q.total_cents::float8 as "valueCents", case when o.cases > 0 then jsonb_build_object('share', o.share, 'cases', o.cases) end as chance,
      jsonb_build_object('number', q.number, 'valueCents', q.total_cents, 'sentOn', q.sent_on, 'days', ${today} - q.sent_on,
        'validUntil', q.valid_until) as facts
    from (${found}) q cross join lateral (
      select count(*)::int as cases, avg(case x.status when 'accepted' then 1.0 else 0.0 end) as share
      from records.quote x where x.company_id = q.company_id and x.deleted_at is null and x.status in ('accepted', 'declined')) o`;
}

function leads(asked: Asked): Query {
  const found = branches(
    asked,
    { owner: 's.owner_id', team: 's.team_id' },
    (part) => sql`
    select s.* from insight.score s where s.lead_at is not null and ${part} and ${onlyThis(asked, 's.company_id')} order by s.lead_at desc limit ${MOST}`,
  );
  return sql<Candidate>`
    select 'lead:' || s.company_id as suggestion, 'lead' as situation, s.company_id as "companyId", null::uuid as "personId",
      null::date as "dueOn", greatest(0, ${asked.today}::date - s.lead_at::date) as "daysDue", null::float8 as pace,
      null::float8 as "valueCents", null::jsonb as chance,
      jsonb_build_object('days', greatest(0, ${asked.today}::date - s.lead_at::date), 'source', c.lead_source) as facts
    from (${found}) s join records.company c on c.id = s.company_id
    where c.deleted_at is null and c.last_activity_at is null and ${seen(asked)}`;
}

function untouched(asked: Asked): Query {
  const found = branches(
    asked,
    { owner: 's.owner_id', team: 's.team_id' },
    (part) => sql`
    select s.* from insight.score s where s.untouched and ${part} and ${onlyThis(asked, 's.company_id')} order by s.fit desc limit ${MOST}`,
  );
  return sql<Candidate>`
    select 'untouched:' || s.company_id as suggestion, 'untouched' as situation, s.company_id as "companyId", null::uuid as "personId",
      null::date as "dueOn", greatest(0, ${asked.today}::date - c.created_at::date) as "daysDue", null::float8 as pace,
      null::float8 as "valueCents", null::jsonb as chance, jsonb_build_object('relation', c.relation) as facts
    from (${found}) s join records.company c on c.id = s.company_id
    where c.deleted_at is null and c.last_activity_at is null and ${seen(asked)}`;
}

const queries: Readonly<Record<Situation, (asked: Asked) => Query>> = {
  callback: tasks,
  task: tasks,
  deal: deals,
  quote: quotes,
  order_rhythm: rhythms,
  falling: fallingCustomers,
  cross_sell: fittingProducts,
  lead: leads,
  untouched,
};

/** Everything that could be done today, bounded whatever the size of the company; `only` narrows it to one suggestion. */
export async function findCandidates(db: Db, asked: Asked): Promise<readonly Candidate[]> {
  const wanted =
    asked.only === undefined
      ? [tasks, deals, quotes, rhythms, fallingCustomers, fittingProducts, leads, untouched]
      : [queries[asked.only.situation]];
  const results = await Promise.all(wanted.map((query) => query(asked).execute(db)));
  return results.flatMap(({ rows }) => rows);
}
