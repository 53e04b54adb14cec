-- How a list is read, every version of it; and lists of companies whose own pages are visited once.

create table intake.watch_recipe (
  watch_id uuid not null references intake.watch,
  version integer not null,
  recipe jsonb not null,
  -- Found at a reading (proposed or repaired by the machine), corrected by a person, or an older version taken again.
  made text not null check (made in ('found', 'corrected', 'restored')),
  made_by text,
  made_by_name text,
  at timestamptz not null,
  primary key (watch_id, version)
);

create table intake.research (
  id uuid primary key default gen_random_uuid(),
  file_name text not null,
  headings jsonb not null,
  site_column integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled')),
  job_id text,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  finished_at timestamptz
);

create table intake.research_row (
  research_id uuid not null references intake.research on delete cascade,
  row_no integer not null,
  cells jsonb not null,
  -- The address as the list has it; empty where the row has none.
  site text not null,
  -- Null where the address is none.
  host text,
  -- A person approved this host; nothing else is fetched.
  approved boolean not null default false,
  -- {"problem", "pages", "findings"}; null until it was visited.
  result jsonb,
  read_at timestamptz,
  primary key (research_id, row_no)
);
