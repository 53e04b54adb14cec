-- Insight: what records mean. Everything in here but the rules can be computed again from records.
create schema insight;

-- Every saved set of rules stays; the newest holds.
create table insight.fit_rules (
  version integer generated always as identity primary key,
  rules jsonb not null,
  note text not null default '',
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null default now()
);

-- Owner and team stand here too, copied: a list of the day reads "mine, best first" from one index instead of joining a million companies.
create table insight.score (
  company_id uuid primary key references records.company on delete cascade,
  owner_id uuid,
  team_id uuid,
  fit smallint not null check (fit between 0 and 100),
  lowest smallint not null,
  highest smallint not null,
  known real not null check (known between 0 and 1),
  reasons jsonb not null,
  rules_version integer not null references insight.fit_rules,
  lead_at timestamptz,                                     -- an untouched lead, since then
  untouched boolean not null,                              -- no lead, and nothing ever recorded with it: no contact, no order
  computed_at timestamptz not null
);
create index score_best on insight.score (fit desc, company_id);
create index score_lead on insight.score (lead_at desc) where lead_at is not null;
create index score_lead_of_owner on insight.score (owner_id, lead_at desc) where lead_at is not null;
create index score_lead_of_team on insight.score (team_id, lead_at desc) where lead_at is not null;
create index score_lead_unassigned on insight.score (lead_at desc) where lead_at is not null and owner_id is null and team_id is null;
create index score_untouched on insight.score (fit desc) where untouched;
create index score_untouched_of_owner on insight.score (owner_id, fit desc) where untouched;
create index score_untouched_of_team on insight.score (team_id, fit desc) where untouched;
create index score_untouched_unassigned on insight.score (fit desc) where untouched and owner_id is null and team_id is null;

-- Only customers whose orders have a rhythm (engines/order-rhythm).
create table insight.rhythm (
  company_id uuid primary key references records.company on delete cascade,
  owner_id uuid,
  team_id uuid,
  order_days integer not null,
  median_days real not null,
  spread_days real not null,
  regularity real not null,
  last_on date not null,
  expected_on date not null,
  overdue_on date not null,
  lapsed_on date not null,
  typical_cents bigint not null,                           -- median of the last twelve orders
  computed_at timestamptz not null
);
create index rhythm_by_value on insight.rhythm (typical_cents desc);
create index rhythm_of_owner on insight.rhythm (owner_id, typical_cents desc);
create index rhythm_of_team on insight.rhythm (team_id, typical_cents desc);
create index rhythm_unassigned on insight.rhythm (typical_cents desc) where owner_id is null and team_id is null;

create table insight.quality (
  kind text not null check (kind in ('company', 'person')),
  record_id uuid not null,
  company_id uuid references records.company on delete cascade,
  owner_id uuid,
  team_id uuid,
  correct real,
  complete real,
  consistent real,
  current real,
  available real,
  overall real not null,
  worth real not null check (worth between 0 and 1),       -- what the record is worth to the company, so what repairing it is
  repair real not null,                                    -- points that mending everything would bring, times worth
  problems jsonb not null,
  sources text[] not null,
  computed_at timestamptz not null,
  primary key (kind, record_id)
);
create index quality_repair on insight.quality (repair desc, record_id) where repair > 0;
create index quality_repair_of_owner on insight.quality (owner_id, repair desc, record_id) where repair > 0;
create index quality_repair_of_team on insight.quality (team_id, repair desc, record_id) where repair > 0;
create index quality_repair_unassigned on insight.quality (repair desc, record_id) where repair > 0 and owner_id is null and team_id is null;

create table insight.quality_snapshot (
  day date not null,
  kind text not null,
  scope text not null check (scope in ('all', 'owner', 'source')),
  scope_id text not null,                                  -- '' for all and for records without an owner
  records integer not null,
  correct real,
  complete real,
  consistent real,
  current real,
  available real,
  overall real,
  problems integer not null,
  computed_at timestamptz not null,
  primary key (day, kind, scope, scope_id)
);

create table insight.maturity_count (
  day date primary key,
  counts jsonb not null,
  computed_at timestamptz not null
);

-- How far a reader of changes has come, in (updated_at, id).
create table insight.reading (
  name text primary key,
  changed_at timestamptz not null,
  read_at timestamptz not null
);

create index sales_order_by_updated on records.sales_order (updated_at, company_id);

-- Lists sort by fit in both directions, with (fit, company) as cursor.
create index score_by_fit on insight.score (fit, company_id);
