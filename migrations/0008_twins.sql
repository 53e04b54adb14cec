-- One company, one person, once: what is known of pairs, how records are found again, how they are related without being one.

-- Which records could be the one asked about: hashes of what the linkage model blocks by. A hash, not the text: an eighth of the room, and
-- two texts that share one only cost a comparison more. No column for the kind: it goes into the hash.
create table records.match_key (
  key bigint not null,
  record_id uuid not null,
  primary key (key, record_id)
);
-- For which model the keys of a kind were written; a model that blocks by something else has them written anew.
create table records.match_key_state (
  kind text primary key check (kind in ('company', 'person')),
  rules text not null,
  built_at timestamptz not null
);

-- What a record was known as before: under its former name, or as the two that were merged into one. Lists that still say so find it.
create table records.face (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('company', 'person')),
  record_id uuid not null,
  merge_id uuid references records.merge on delete cascade,
  fields jsonb not null,
  seen_at timestamptz not null
);
create index face_of_record on records.face (record_id);
create index face_of_merge on records.face (merge_id) where merge_id is not null;

-- What people (or a policy) decided of two records. Never changed but for taking it back. `*_print`: what the record was known as then, so
-- that "different" holds when one of them is deleted and comes in again with the next list.
create table records.pair_decision (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('company', 'person')),
  left_id uuid not null,
  right_id uuid not null,
  left_print bytea not null,
  right_print bytea not null,
  verdict text not null check (verdict in ('same', 'different')),
  how text not null check (how in ('review', 'hand', 'unmerge', 'check', 'policy')),
  left_values jsonb not null,                             -- what was compared, so that the decision stays a label when the records change
  right_values jsonb not null,
  probability real,                                       -- what the model said, and which one
  model_version integer,
  reference text,                                         -- proposal or merge that it came by
  decided_by text not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  taken_back_at timestamptz,
  check (left_id < right_id)
);
create index pair_decision_left on records.pair_decision (left_id) where taken_back_at is null;
create index pair_decision_right on records.pair_decision (right_id) where taken_back_at is null;
create index pair_decision_left_print on records.pair_decision (left_print) where taken_back_at is null and verdict = 'different';
create index pair_decision_right_print on records.pair_decision (right_print) where taken_back_at is null and verdict = 'different';
create index pair_decision_reference on records.pair_decision (reference) where reference is not null;

-- Models side by side; one of a kind is in use. Retraining appends.
create table records.linkage_model (
  kind text not null check (kind in ('company', 'person')),
  version integer not null check (version > 0),
  model jsonb not null,
  labels jsonb not null,                                  -- {same, different}: what it was trained with
  measured jsonb,                                         -- {precision, recall, ...}: on the decisions held out, null below the least number
  note text not null default '',
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  in_use boolean not null default false,
  primary key (kind, version)
);
create unique index linkage_model_in_use on records.linkage_model (kind) where in_use;

create table records.dedupe_run (
  id uuid primary key,
  job_id text,
  dry_run boolean not null default false,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  counts jsonb not null default '{}',
  cursor jsonb not null default '{}',                     -- where to go on after a restart
  started_by text not null,
  started_by_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index dedupe_run_newest on records.dedupe_run (created_at desc);

-- `choice_id`: the observation by which somebody chose single values. `last_observation`: whatever was said later belongs to one of the two.
alter table records.merge add column merged_by_name text not null default '',
  add column last_observation bigint not null default 0,
  add column choice_id bigint,
  add column undone_by text;
create index merge_of_kept on records.merge (kept_id) where undone_at is null;
create index merge_newest on records.merge (merged_at desc);

-- Related, yet two: from is the smaller or newer one ("from is a subsidiary of to"). A person may be employed by more than one company.
create table records.relation (
  id uuid primary key,
  kind text not null check (kind in ('subsidiary_of', 'branch_of', 'successor_of', 'employs')),
  from_id uuid not null references records.company,
  to_kind text not null check (to_kind in ('company', 'person')),
  to_id uuid not null,
  since date,
  until date,
  note text not null default '',
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  ended_at timestamptz,                                   -- taken back
  ended_by text,
  check (from_id <> to_id),
  check ((kind = 'employs') = (to_kind = 'person'))
);
create unique index relation_once on records.relation (kind, from_id, to_id) where ended_at is null;
create index relation_to on records.relation (to_id) where ended_at is null;
