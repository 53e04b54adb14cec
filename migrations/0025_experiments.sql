-- Experiments: a share of accounts is left alone, so that the effect of the rest can be told.
create table action.experiment (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  about text not null,                                     -- what is left out: recommendation:<occasion> · recommendation:* · mailing:<kind> · mailing:*
  share real not null check (share > 0 and share <= 0.5),
  metric text not null check (metric in ('answer', 'order', 'revenue')),
  smallest real not null check (smallest > 0),             -- smallest effect worth knowing: a share, or cents for revenue
  horizon_days integer not null check (horizon_days between 1 and 365),
  state text not null default 'running' check (state in ('running', 'stopped')),
  started_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  stopped_at timestamptz,
  ended_by text,
  reading jsonb,                                           -- what it says so far
  read_at timestamptz
);
create unique index experiment_running on action.experiment (about) where state = 'running';

-- Accounts for which it came true: they would have been recommended or written to. Both sides are written down by the same rule.
create table action.experiment_account (
  experiment_id uuid not null references action.experiment on delete cascade,
  company_id uuid not null references records.company on delete cascade,
  arm text not null check (arm in ('treated', 'held-out')),
  since timestamptz not null,
  primary key (experiment_id, company_id)
);
create index experiment_account_of_company on action.experiment_account (company_id);
