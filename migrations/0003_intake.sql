-- Intake: whatever comes in becomes an observation. Append only; a mistaken one is retracted by a row of its own.
create schema intake;

create table intake.source (
  id text primary key,                                    -- 'person:<user id>', 'import:<import id>', 'command', ...
  kind text not null check (kind in ('person', 'file', 'mailbox', 'website', 'conversation', 'visit', 'command')),
  label text not null,
  trust smallint not null default 50 check (trust between 0 and 100),
  example boolean not null default false,
  created_at timestamptz not null default now()
);

create table intake.import (
  id uuid primary key default gen_random_uuid(),
  file_id text not null,
  file_name text not null,
  sha256 text not null,
  sheet text,
  kind text not null,
  mapping jsonb not null,
  options jsonb not null default '{}',
  state text not null default 'ready' check (state in ('checking', 'ready', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  job_id text,                                            -- of the step under way
  row_cursor bigint not null default 0,                   -- rows wholly taken over; a restart goes on behind it
  row_total bigint,                                       -- rows of data, an upper bound
  rows_seen bigint not null default 0,                    -- rows of data looked at in this step
  expected jsonb,                                         -- what the dry run found: {imported, updated, unchanged, doubtful, faulty}
  counts jsonb,                                           -- what the import did
  failure jsonb,
  example boolean not null default false,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz
);
create index import_newest on intake.import (created_at desc);
create index import_of_file on intake.import (sha256);

-- Examples to show, at most 100 of each verdict; all faulty rows are in import_fault.
create table intake.import_row (
  import_id uuid not null references intake.import on delete cascade,
  step text not null check (step in ('check', 'run')),
  verdict text not null check (verdict in ('new', 'updated', 'unchanged', 'doubtful', 'faulty')),
  row_no bigint not null,
  title text not null,
  record_id uuid,
  cells jsonb not null,
  changes jsonb not null,                                 -- [{field, old, new}]
  reasons jsonb not null,                                 -- [{code, facts, column}]
  primary key (import_id, step, verdict, row_no)
);

create table intake.import_fault (
  import_id uuid not null references intake.import on delete cascade,
  row_no bigint not null,
  refused boolean not null,                               -- false: the row was taken over, only some cells could not be read
  cells jsonb not null,
  reasons jsonb not null,                                 -- [{code, facts, column}]
  primary key (import_id, row_no)
);

create table intake.column_memory (
  headings_key text primary key,                          -- hash of the headings as they stand in the file
  mapping jsonb not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null default now()
);

create table intake.observation (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('company', 'person', 'deal', 'product', 'order', 'quote', 'activity', 'task')),
  hint jsonb not null default '{}',                       -- what it says of its subject: a record id, a foreign key, the observation of its company
  fields jsonb not null,                                  -- {field: {value, original?, place?, confidence?}}
  source_id text not null references intake.source,
  import_id uuid references intake.import,
  row_no bigint,
  part smallint not null default 0,                       -- one row may hold a company and several people
  observed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
-- A batch that is played again after a crash meets its own rows here instead of doubling them.
create unique index observation_once on intake.observation (import_id, row_no, part) where import_id is not null;

create table intake.retraction (
  observation_id bigint primary key references intake.observation,
  reason text not null,
  retracted_by text not null,
  retracted_at timestamptz not null default now()
);
