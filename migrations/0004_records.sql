-- Records: derived from observations by survivorship. `origin` names, per field, the observation that the value came from.
create schema records;
create extension if not exists pg_trgm with schema public;

-- Folding as engines/text does it, as far as SQL goes: for columns that have no folded twin. Whoever has text in hand folds it there.
create function records.fold(text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    replace(lower(translate($1,
      'ÄÖÜäöüÀÁÂÃÅàáâãåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕØòóôõøÙÚÛùúûÝýŁłŠšŽžĆćČčŘř',
      'AOUaouAAAAAaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOoooooUUUuuuYyLlSsZzCcCcRr')), 'ß', 'ss'),
    '(?<![aeiouyq])([aou])e', '\1', 'g')
$$;

create table records.company (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  name text not null,
  sort_name text collate "C" not null,                    -- folded: Müller, Mueller and Muller are one
  name_key text collate "C" not null,                     -- folded, without the legal form: for matching
  legal_form text,
  customer_number text,
  vat_id text,
  street text,
  house_number text,
  po_box text,
  postal_code text collate "C",
  city text,
  region text,
  country text not null default 'DE',
  phone text,                                             -- E.164
  fax text,
  email text,
  website text,
  domain text collate "C",
  industry text,
  employees integer,
  revenue_cents bigint,
  founded_year smallint,
  relation text not null default 'none' check (relation in ('none', 'inquiry', 'customer', 'former_customer', 'partner')),
  lead_stage text check (lead_stage in ('new', 'mql', 'sal', 'sql', 'rejected')),
  lead_source text,
  language text,
  note text,
  owner_id uuid,
  team_id uuid,
  custom jsonb not null default '{}',
  origin jsonb not null default '{}',
  search text not null default '',                        -- folded words of everything a person would type to find it
  -- kept up to date by records itself from its own rows, so that lists sort on them
  last_activity_at timestamptz,
  last_order_on date,
  order_count integer not null default 0,
  revenue_12m_cents bigint not null default 0,
  open_deal_count integer not null default 0,
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by text
);
-- Sort keys of lists: always (key, id) ascending, read backwards for a falling order, so that a cursor is one row comparison.
-- The order by name carries what sales scope and common filters ask for: read from the index alone, 20,000 entries take 6 ms, else 80.
create index company_by_name on records.company (sort_name, id) include (owner_id, team_id, relation, industry, country) where deleted_at is null;
create index company_by_activity on records.company (last_activity_at, id) where deleted_at is null;
create index company_by_last_order on records.company (last_order_on, id) where deleted_at is null;
create index company_by_revenue on records.company (revenue_12m_cents, id) where deleted_at is null;
create index company_by_city on records.company ((records.fold(city) collate "C"), id) where deleted_at is null;
create index company_by_postal_code on records.company (postal_code, id) where deleted_at is null;
create index company_by_employees on records.company (employees, id) where deleted_at is null;
create index company_by_updated on records.company (updated_at, id) where deleted_at is null;
create index company_by_created on records.company (created_at, id) where deleted_at is null;
create index company_by_owner on records.company (owner_id, sort_name, id) where deleted_at is null;
create index company_by_team on records.company (team_id, sort_name, id) where deleted_at is null;
create index company_by_industry on records.company (industry, sort_name, id) where deleted_at is null;
create index company_by_vat on records.company (vat_id) where vat_id is not null and deleted_at is null;
create index company_by_domain on records.company (domain) where domain is not null and deleted_at is null;
create index company_by_phone on records.company (phone) where phone is not null and deleted_at is null;
create index company_by_email on records.company (email) where email is not null and deleted_at is null;
create index company_by_number on records.company (customer_number) where customer_number is not null and deleted_at is null;
create index company_by_name_and_place on records.company (name_key, postal_code) where deleted_at is null;
create index company_leads on records.company (lead_stage, created_at, id) where lead_stage is not null and deleted_at is null;
create index company_leads_newest on records.company (created_at, id) where lead_stage is not null and deleted_at is null;
create index company_leads_by_name on records.company (sort_name, id) where lead_stage is not null and deleted_at is null;
-- Whole words and beginnings of words for search; parts of words (a list's "contains") from the name only. Trigrams of the whole
-- text cost twice as much to write and are slow for common words. A short pending list: every search reads all of it.
create index company_words on records.company using gin (to_tsvector('simple', search)) with (gin_pending_list_limit = 512) where deleted_at is null;
create index company_name_parts on records.company using gin (sort_name gin_trgm_ops) with (gin_pending_list_limit = 512) where deleted_at is null;

-- Every customer number that a company was ever known by, also those that lost by survivorship: orders still come in under them.
create table records.company_number (
  number text collate "C" not null,
  company_id uuid not null references records.company,
  primary key (number, company_id)
);
create index company_number_of_company on records.company_number (company_id);

create table records.person (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  company_id uuid references records.company,
  salutation text,
  title text,
  first_name text,
  last_name text not null,
  sort_name text collate "C" not null,
  name_key text collate "C" not null,
  job_title text,
  department text,
  buying_role text check (buying_role in ('decider', 'influencer', 'user', 'gatekeeper', 'buyer', 'champion', 'blocker')),
  email text,
  phone text,
  mobile text,
  language text,
  note text,
  owner_id uuid,
  team_id uuid,
  custom jsonb not null default '{}',
  origin jsonb not null default '{}',
  search text not null default '',                        -- folded words of everything a person would type to find it
  last_activity_at timestamptz,
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by text
);
create index person_by_name on records.person (sort_name, id) include (owner_id, team_id, company_id) where deleted_at is null;
create index person_by_owner on records.person (owner_id, sort_name, id) where deleted_at is null;
create index person_by_role on records.person (buying_role, sort_name, id) where buying_role is not null and deleted_at is null;
create index person_of_nobody on records.person (name_key) where company_id is null and deleted_at is null;
create index person_of_company on records.person (company_id, sort_name) where deleted_at is null;
create index person_by_activity on records.person (last_activity_at, id) where deleted_at is null;
create index person_by_updated on records.person (updated_at, id) where deleted_at is null;
create index person_by_email on records.person (email) where email is not null and deleted_at is null;
create index person_by_phone on records.person (phone) where phone is not null and deleted_at is null;
create index person_by_mobile on records.person (mobile) where mobile is not null and deleted_at is null;
create index person_words on records.person using gin (to_tsvector('simple', search)) with (gin_pending_list_limit = 512) where deleted_at is null;
create index person_name_parts on records.person using gin (sort_name gin_trgm_ops) with (gin_pending_list_limit = 512) where deleted_at is null;

create table records.deal_stage (
  id text primary key,
  position smallint not null,
  label text not null,
  label_en text not null,
  outcome text not null check (outcome in ('open', 'won', 'lost')),
  probability smallint not null check (probability between 0 and 100),
  archived boolean not null default false
);
insert into records.deal_stage (id, position, label, label_en, outcome, probability) values
  ('qualified', 1, 'Qualifiziert', 'Qualified', 'open', 10),
  ('needs', 2, 'Bedarf geklärt', 'Needs clarified', 'open', 25),
  ('quoted', 3, 'Angebot abgegeben', 'Quoted', 'open', 50),
  ('negotiation', 4, 'Verhandlung', 'Negotiation', 'open', 75),
  ('won', 5, 'Gewonnen', 'Won', 'won', 100),
  ('lost', 6, 'Verloren', 'Lost', 'lost', 0);

create table records.deal (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  company_id uuid not null references records.company,
  person_id uuid references records.person,
  title text not null,
  number text,
  stage_id text not null references records.deal_stage,
  stage_changed_at timestamptz not null default now(),
  value_cents bigint,
  currency text not null default 'EUR',
  expected_close_on date,
  next_step text,
  next_step_on date,
  lost_reason text,
  competitor text,
  note text,
  closed_at timestamptz,
  owner_id uuid,
  team_id uuid,
  custom jsonb not null default '{}',
  origin jsonb not null default '{}',
  search text not null default '',                        -- folded words of everything a person would type to find it
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by text
);
create index deal_of_company on records.deal (company_id) where deleted_at is null;
create index deal_open on records.deal (stage_id, expected_close_on, id) where deleted_at is null and closed_at is null;
create index deal_by_number on records.deal (number) where number is not null and deleted_at is null;
create index deal_by_close on records.deal (expected_close_on, id) where deleted_at is null;
create index deal_by_value on records.deal (value_cents, id) where deleted_at is null;
create index deal_by_updated on records.deal (updated_at, id) where deleted_at is null;
create index deal_by_stage on records.deal (stage_id, expected_close_on, id) where deleted_at is null;
create index deal_words on records.deal using gin (to_tsvector('simple', search)) where deleted_at is null;

create table records.deal_stage_change (
  id bigint generated always as identity primary key,
  deal_id uuid not null references records.deal,
  from_stage text,
  to_stage text not null,
  changed_by text not null,
  changed_at timestamptz not null
);
create index deal_stage_change_of_deal on records.deal_stage_change (deal_id, changed_at);

create table records.product (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  number text not null,
  name text not null,
  category text,
  unit text,
  price_cents bigint,
  currency text not null default 'EUR',
  note text,
  custom jsonb not null default '{}',
  origin jsonb not null default '{}',
  search text not null default '',                        -- folded words of everything a person would type to find it
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by text
);
create unique index product_by_number on records.product (number) where deleted_at is null;
create index product_by_name on records.product ((lower(name) collate "C"), id) where deleted_at is null;
create index product_words on records.product using gin (to_tsvector('simple', search)) where deleted_at is null;

create table records.sales_order (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  company_id uuid not null references records.company,
  person_id uuid references records.person,
  number text not null,
  ordered_on date not null,
  status text,
  total_cents bigint,
  currency text not null default 'EUR',
  custom jsonb not null default '{}',
  origin jsonb not null default '{}',
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by text
);
create unique index sales_order_by_number on records.sales_order (number) where deleted_at is null;
create index sales_order_of_company on records.sales_order (company_id, ordered_on desc) where deleted_at is null;
create index sales_order_newest on records.sales_order (ordered_on, id) where deleted_at is null;
create index sales_order_by_total on records.sales_order (total_cents, id) where deleted_at is null;

create table records.order_line (
  order_id uuid not null references records.sales_order on delete cascade,
  position integer not null,
  product_id uuid references records.product,
  product_number text,
  description text,
  quantity numeric(14, 3),
  price_cents bigint,
  total_cents bigint,
  primary key (order_id, position)
);
create index order_line_of_product on records.order_line (product_id);

create table records.quote (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  company_id uuid not null references records.company,
  person_id uuid references records.person,
  deal_id uuid references records.deal,
  number text not null,
  sent_on date not null,
  valid_until date,
  status text not null default 'open' check (status in ('open', 'accepted', 'declined', 'expired')),
  answered_on date,
  total_cents bigint,
  currency text not null default 'EUR',
  custom jsonb not null default '{}',
  origin jsonb not null default '{}',
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by text
);
create unique index quote_by_number on records.quote (number) where deleted_at is null;
create index quote_of_company on records.quote (company_id, sent_on desc) where deleted_at is null;
create index quote_open on records.quote (sent_on) where status = 'open' and deleted_at is null;
create index quote_newest on records.quote (sent_on, id) where deleted_at is null;
create index quote_by_total on records.quote (total_cents, id) where deleted_at is null;
create index quote_of_deal on records.quote (deal_id) where deal_id is not null and deleted_at is null;

create table records.activity (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  company_id uuid not null references records.company,
  person_id uuid references records.person,
  deal_id uuid references records.deal,
  kind text not null check (kind in ('call', 'email', 'meeting', 'visit', 'letter', 'message', 'fair', 'web', 'note')),
  direction text not null default 'none' check (direction in ('in', 'out', 'none')),
  happened_at timestamptz not null,
  subject text not null default '',
  body text,
  outcome text,
  by_id text,
  by_name text,
  custom jsonb not null default '{}',
  origin jsonb not null default '{}',
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by text
);
create index activity_of_company on records.activity (company_id, happened_at desc, id) where deleted_at is null;
create index activity_of_person on records.activity (person_id, happened_at desc) where person_id is not null and deleted_at is null;
create index activity_newest on records.activity (happened_at, id) where deleted_at is null;

create table records.task (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  company_id uuid references records.company,
  person_id uuid references records.person,
  deal_id uuid references records.deal,
  kind text not null default 'todo' check (kind in ('todo', 'callback', 'follow_up', 'repair')),
  title text not null,
  note text,
  due_on date,
  assigned_to uuid,
  team_id uuid,
  done_at timestamptz,
  done_by text,
  created_by text not null,
  custom jsonb not null default '{}',
  origin jsonb not null default '{}',
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  deleted_by text
);
create index task_open on records.task (assigned_to, due_on, id) where done_at is null and deleted_at is null;
create index task_by_due on records.task (due_on, id) where deleted_at is null;
create index task_words on records.task using gin (to_tsvector('simple', records.fold(title))) where deleted_at is null;
create index task_of_company on records.task (company_id, due_on) where deleted_at is null;

create table records.custom_field (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('company', 'person', 'deal', 'product', 'order', 'quote', 'activity', 'task')),
  key text not null,
  label text not null,
  type text not null check (type in ('text', 'number', 'date', 'boolean', 'choice')),
  choices jsonb not null default '[]',
  position integer not null default 0,
  archived boolean not null default false,
  unique (kind, key)
);

create table records.saved_view (
  id uuid primary key default gen_random_uuid(),
  list text not null,
  name text not null,
  query jsonb not null,
  owner_id text not null,
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  unique (list, owner_id, name)
);

-- Which record an observation speaks of. Rows here change when records are merged or parted; observations never do.
create table records.observation_link (
  observation_id bigint primary key references intake.observation,
  kind text not null,
  record_id uuid not null
);
create index observation_link_of_record on records.observation_link (record_id, observation_id);

-- Every word that stands in a name or place, for search to find what was spelt wrongly or is part of a longer word: comparing with half a
-- million words is quick, with millions of records it is not. Filled behind the writers by a job; a word that is no longer used does no harm.
create table records.search_word (
  word text collate "C" primary key
);
create index search_word_alike on records.search_word using gin (word gin_trgm_ops);
create table records.search_word_mark (
  kind text primary key,
  seen_until timestamptz not null
);

-- What a bulk edit or bulk delete did, so that one key takes it back: the observations are retracted, the deletions restored.
create table records.bulk_change (
  id uuid primary key,
  kind text not null,
  how text not null check (how in ('update', 'delete')),
  record_ids uuid[] not null,
  observation_ids bigint[] not null,
  made_by text not null,
  made_at timestamptz not null,
  undone_at timestamptz
);

-- Two records that became one. What moved is kept, so that they can be parted again.
create table records.merge (
  id uuid primary key,
  kind text not null,
  kept_id uuid not null,
  gone_id uuid not null,
  moved jsonb not null,                                   -- {observations: [id], <table>: [id], numbers: [text]}
  merged_by text not null,
  merged_at timestamptz not null,
  undone_at timestamptz
);
create index merge_of_gone on records.merge (gone_id);
