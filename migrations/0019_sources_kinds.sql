-- More kinds of sources, what their changes are good for, prices over time, whose a lead is, and what the news say of whom.

alter table intake.watch
  drop constraint watch_hosts_check,
  -- Delivered files are fetched from nowhere.
  add constraint watch_hosts_check check (kind = 'files' or cardinality(hosts) > 0);

create table intake.watch_file (
  id bigint generated always as identity primary key,
  watch_id uuid not null references intake.watch,
  file_id uuid not null references platform.file,
  delivered_by text not null,
  delivered_at timestamptz not null
);
create index watch_file_newest on intake.watch_file (watch_id, delivered_at desc);

alter table intake.watch_change
  -- The page it was read on, kept for proof.
  add column snapshot_id bigint references intake.snapshot,
  -- Why it is a lead or none: [{"code", "facts", "snippet"}]
  add column reasons jsonb not null default '[]',
  -- For news: {"kind", "company", "person", "day"}
  add column event jsonb;

-- One price of one product while it stood; a new row where it changed.
create table intake.price (
  id bigint generated always as identity primary key,
  watch_id uuid not null references intake.watch,
  product text not null,
  cents bigint not null check (cents > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  unit text,
  is_from boolean not null default false,
  url text not null,
  snippet text not null,
  snapshot_id bigint references intake.snapshot,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index price_of_product on intake.price (watch_id, product, first_seen_at);

-- Whose leads are those of a region. Postal codes compare as text of one country; the narrowest range wins.
create table intake.territory (
  id uuid primary key default gen_random_uuid(),
  label text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  code_from text not null default '',
  code_to text not null default '',
  user_id uuid,
  team_id uuid,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  check (num_nonnulls(user_id, team_id) = 1)
);
