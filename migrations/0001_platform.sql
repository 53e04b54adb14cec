-- Platform: who may use this installation, and what every feature needs. The schema itself is made by the migration runner.

create table platform.team (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);
create unique index team_name on platform.team (lower(name));

create table platform."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null check (email = lower(email)),
  -- Always true: an admin vouches for the address by inviting it. The sign-in library refuses to link a company sign-in otherwise.
  email_verified boolean not null default true,
  image text,
  role text not null default 'reader' check (role in ('admin', 'head_of_sales', 'sales', 'marketing', 'reader')),
  team_id uuid references platform.team,
  active boolean not null default true,
  language text not null default 'de' check (language in ('de', 'en')),
  two_factor_enabled boolean not null default false,
  last_seen_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index user_email on platform."user" (email);
create index user_team on platform."user" (team_id);

create table platform.session (
  id uuid primary key default gen_random_uuid(),
  token text not null unique,
  user_id uuid not null references platform."user" on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_owner on platform.session (user_id);

-- One row per way to sign in: provider 'credential' (password, Argon2id) or 'oidc'.
create table platform.account (
  id uuid primary key default gen_random_uuid(),
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references platform."user" on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_user on platform.account (user_id);

create table platform.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on platform.verification (identifier);

create table platform.two_factor (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references platform."user" on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factor_user on platform.two_factor (user_id);

-- Links handed over by hand: the first admin, invitations, new passwords. Only the hash is kept.
create table platform.one_time_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('first-start', 'invitation', 'reset')),
  user_id uuid references platform."user" on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index one_time_link_user on platform.one_time_link (user_id);

create table platform.api_key (
  id uuid primary key default gen_random_uuid(),
  key_hash bytea not null unique,
  start text not null,                                     -- first characters, to tell keys apart
  name text not null,
  role text not null check (role in ('admin', 'head_of_sales', 'sales', 'marketing', 'reader')),
  owner_id uuid not null references platform."user" on delete cascade,
  expires_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now()
);
create index api_key_owner on platform.api_key (owner_id);

-- Failed attempts, counted per account and per address; in the database so that it holds over all processes.
create table platform.attempt (
  key text primary key,                                    -- hash of 'account:<address>' or 'from:<network address>'
  failures integer not null,
  first_at timestamptz not null,
  blocked_until timestamptz
);

create table platform.setting (
  key text primary key,
  value jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default now()
);

-- What a person sees of a job: progress and end. The queue itself lives in the schema "jobs".
create table platform.job_run (
  id uuid primary key,
  name text not null,
  owner_id uuid references platform."user" on delete set null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  facts jsonb not null default '{}',
  failure jsonb,
  cancel_requested boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index job_run_owner on platform.job_run (owner_id, created_at desc);
create index job_run_newest on platform.job_run (created_at desc);

-- Uploaded and made files; the bytes lie under LOTSE_HOME/files.
create table platform.file (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  owner_id uuid references platform."user" on delete set null,
  created_at timestamptz not null default now()
);
create index file_newest on platform.file (created_at desc);
