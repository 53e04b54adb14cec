-- When a deal began. Exports of other programs bring it; a deal made here counts from the day it was made.
alter table records.deal add column opened_on date;

-- What was learnt from own history. Every version stays: the one in force, those beside it, those it replaced, and those that were no better
-- than the base rate and say so. The model itself is plain JSON (engines/scoring); null where nothing could be learnt at all.
create table insight.model (
  id uuid primary key default gen_random_uuid(),
  subject text not null check (subject in ('deal', 'lead')),
  version integer not null,
  state text not null check (state in ('in-use', 'beside', 'replaced', 'refused')),
  occasion text not null check (occasion in ('first', 'more-cases', 'schedule', 'drift', 'asked')),
  data jsonb not null,                                    -- how many cases, from when to when, what was left out and why
  model jsonb,
  comparison jsonb,                                       -- on later cases: against base rate, stage weights and the version before
  bias jsonb,
  drift jsonb not null default '[]',                      -- features of today that differ from those of training
  verdict jsonb not null,                                 -- {de, en}
  trained_at timestamptz not null,
  replaced_at timestamptz,
  unique (subject, version)
);
create unique index model_in_use on insight.model (subject) where state = 'in-use';

create table insight.deal_score (
  deal_id uuid primary key references records.deal on delete cascade,
  company_id uuid not null references records.company on delete cascade,
  owner_id uuid,
  team_id uuid,
  method text not null check (method in ('model', 'base-rate', 'none')),
  model_id uuid references insight.model on delete set null,
  probability real check (probability between 0 and 1),
  low real,
  high real,
  stage_weight real not null,
  slip real,                                              -- chance that it will not be decided by the day expected
  slip_low real,
  slip_high real,
  reasons jsonb not null,
  computed_at timestamptz not null
);
create index deal_score_of_company on insight.deal_score (company_id);

create table insight.lead_score (
  company_id uuid primary key references records.company on delete cascade,
  owner_id uuid,
  team_id uuid,
  method text not null check (method in ('rules', 'interactions', 'model')),
  score smallint not null check (score between 0 and 100),
  fit smallint not null,
  interest smallint,
  probability real check (probability between 0 and 1),
  low real,
  high real,
  computed_at timestamptz not null
);
create index lead_score_best on insight.lead_score (score desc, company_id);
