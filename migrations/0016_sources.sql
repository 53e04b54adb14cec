-- Trusted sources: what is watched, what was fetched, what stands there, and what changed.

create table intake.watch (
  id uuid primary key default gen_random_uuid(),
  label text not null,
  kind text not null check (kind in ('list', 'company', 'feed')),
  url text not null,
  -- Nothing outside these is ever fetched.
  hosts text[] not null check (cardinality(hosts) > 0),
  purpose text not null default '',
  legal_ground text not null default '',
  trust smallint not null default 40 check (trust between 0 and 100),
  schedule text not null default 'weekly' check (schedule in ('daily', 'weekly', 'monthly', 'never')),
  -- Milliseconds between two requests to one host, at least.
  pause_ms integer not null default 2000 check (pause_ms between 0 and 600000),
  recipe jsonb,
  recipe_version integer not null default 0,
  -- What an unknown company must fulfil to become a lead: {"industries": [], "postalCodes": [], "leads": true}
  criteria jsonb not null default '{}',
  owner_id uuid,
  team_id uuid,
  state text not null default 'proposed' check (state in ('proposed', 'active', 'paused')),
  -- Why it stands still, or what was wrong last: {"code", "facts"}
  problem jsonb,
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  last_run_at timestamptz,
  next_run_at timestamptz,
  version integer not null default 1,
  deleted_at timestamptz
);
create index watch_due on intake.watch (next_run_at) where state = 'active' and deleted_at is null;

create table intake.snapshot (
  id bigint generated always as identity primary key,
  watch_id uuid not null references intake.watch,
  url text not null,
  sha256 bytea not null,
  content_type text,
  etag text,
  last_modified text,
  -- Deflated; kept once however often the page is found unchanged.
  body bytea not null,
  bytes integer not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (watch_id, url, sha256)
);
create index snapshot_latest on intake.snapshot (watch_id, url, last_seen_at desc);

create table intake.watch_run (
  id uuid primary key default gen_random_uuid(),
  watch_id uuid not null references intake.watch,
  started_at timestamptz not null,
  finished_at timestamptz,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'paused')),
  pages integer not null default 0,
  entries integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  gone integer not null default 0,
  returned integer not null default 0,
  problem jsonb
);
create index watch_run_newest on intake.watch_run (watch_id, started_at desc);

create table intake.watch_entry (
  id bigint generated always as identity primary key,
  watch_id uuid not null references intake.watch,
  name text not null,
  fields jsonb not null,
  snippet text not null,
  place text not null,
  url text not null,
  confidence real not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  gone_at timestamptz,
  record_id uuid
);
create index watch_entry_of_watch on intake.watch_entry (watch_id, name);

create table intake.watch_change (
  id bigint generated always as identity primary key,
  watch_id uuid not null references intake.watch,
  run_id uuid not null references intake.watch_run,
  entry_id bigint not null references intake.watch_entry,
  kind text not null check (kind in ('new', 'gone', 'changed', 'returned', 'news')),
  changes jsonb not null default '[]',
  at timestamptz not null,
  -- What records made of it: new, updated, unchanged, doubtful, faulty; null where nothing was handed on.
  verdict text,
  record_id uuid,
  lead boolean not null default false,
  -- A person's word on it: useful or noise.
  answer text check (answer in ('useful', 'noise')),
  answered_by text,
  answered_at timestamptz
);
create index watch_change_newest on intake.watch_change (watch_id, at desc, id desc);
create index watch_change_of_run on intake.watch_change (run_id);
create index watch_change_of_entry on intake.watch_change (entry_id);
