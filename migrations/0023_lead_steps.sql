-- Every step a lead took between marketing and sales: handed over to whom, until when it is to be accepted and spoken with, or why not. The newest holds.
create table action.lead_step (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity,              -- the order they were made in, also within one moment
  company_id uuid not null references records.company on delete cascade,
  step text not null check (step in ('hand-over', 'accept', 'qualify', 'decline')),
  stage text not null check (stage in ('mql', 'sal', 'sql', 'rejected')),
  to_user uuid references platform."user" on delete set null,
  until date,                                             -- mql: to be accepted; sal: to be spoken with
  task_id uuid,
  reason text,
  missing jsonb not null default '[]',                    -- criteria that were not met when it was qualified all the same
  made_by text not null,
  made_by_name text not null,
  at timestamptz not null
);
create index lead_step_of_company on action.lead_step (company_id, number desc);
