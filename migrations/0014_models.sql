-- Models: which may be asked, for what, and what each question cost. No text of a question or an answer is kept here.
create table platform.model_provider (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  label text not null,
  kind text not null check (kind in ('local', 'cloud')), -- local is checked by address at every call as well; cloud holds for whatever else
  base_url text not null,
  model text not null,
  api_key bytea,                                         -- sealed
  contract_reference text,                               -- data processing agreement (Art. 28 GDPR): number, date, where it lies
  region text,
  no_training text,                                      -- where and with which words the provider promises not to train
  input_cents_per_million bigint not null default 0,
  output_cents_per_million bigint not null default 0,
  enabled boolean not null default true,
  changed_by text not null,
  changed_at timestamptz not null,
  check (kind = 'local' or (contract_reference <> '' and region <> '' and no_training <> ''))
);

create table platform.model_task (
  task text primary key,
  provider_id text references platform.model_provider on delete set null,
  data_classes text[] not null,                          -- what may leave for this task
  monthly_budget_cents bigint,                           -- null: none set
  time_limit_ms integer not null check (time_limit_ms between 500 and 600000),
  changed_by text not null,
  changed_at timestamptz not null
);

create table platform.model_call (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  task text not null,
  provider_id text,
  model text,
  outcome text not null,                                 -- answered, or why the task went on without a model
  duration_ms integer not null,
  attempts smallint not null,
  input_tokens integer not null,
  output_tokens integer not null,
  estimated boolean not null,                            -- the provider told no usage: counted from the letters
  cost_millicents bigint not null,
  hidden integer not null,                               -- places that were pseudonymised
  prompt_version text,
  by_id text not null
);
create index model_call_by_time on platform.model_call (at desc);
create index model_call_of_task on platform.model_call (task, at desc);

-- Texts that tell a model how to write, in versions. The newest version of a key is in use.
create table action.prompt (
  key text not null,
  version integer not null check (version > 0),
  language text not null check (language in ('de', 'en')),
  text text not null,
  note text not null default '',
  owner_id text not null,
  owner_name text not null,
  created_at timestamptz not null,
  primary key (key, language, version)
);

create table action.prompt_case (
  id uuid primary key default gen_random_uuid(),
  key text not null,
  language text not null check (language in ('de', 'en')),
  name text not null,
  variables jsonb not null,                              -- made-up facts; a case is no place for somebody real
  must_contain text[] not null default '{}',
  must_not_contain text[] not null default '{}',
  created_by text not null,
  created_at timestamptz not null,
  unique (key, language, name)
);
