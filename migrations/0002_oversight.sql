-- Oversight: the gate that everybody who acts must ask. Policy, proposals, consents and objections, and the log of it all.
create schema oversight;

-- Refuses to change or remove rows that are evidence. A superuser can switch it off; for the log the hash chain then tells.
create function oversight.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end
$$;

-- Each row's hash covers its content and the hash before it, keyed with a secret that is not in the database.
create table oversight.audit (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  action text collate "C" not null,
  subject_kind text,
  subject_id text,
  facts json not null,                                   -- json, not jsonb: the hash covers the text as it was written
  hash bytea not null
);
create index audit_actor on oversight.audit (actor_id, seq);
create index audit_action on oversight.audit (action, seq);
create index audit_subject on oversight.audit (subject_id, seq);
create index audit_at on oversight.audit (at, seq);
create trigger audit_append_only before update or delete on oversight.audit
  for each row execute function oversight.refuse_change();
create trigger audit_keep before truncate on oversight.audit
  for each statement execute function oversight.refuse_change();

-- One row per change of a setting; the newest per (kind, role) holds. Role '*' is everybody without a row of their own.
create table oversight.policy (
  kind text not null,
  role text not null check (role in ('*', 'admin', 'head_of_sales', 'sales', 'marketing', 'reader')),
  version integer not null check (version > 0),
  mode text not null check (mode in ('person', 'approve', 'sampled', 'automatic')),
  share real not null default 0 check (share between 0 and 1),
  min_confidence real not null check (min_confidence between 0.5 and 1),
  reason text not null default '',
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (kind, role, version)
);
create trigger policy_append_only before update or delete on oversight.policy
  for each row execute function oversight.refuse_change();

create table oversight.proposal (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  owner_id uuid,                                         -- who sees it: as the subject's owner and team
  team_id uuid,
  payload jsonb not null,
  payload_hash bytea not null,
  evidence jsonb not null default '[]',
  confidence real check (confidence between 0 and 1),
  producer text not null,
  producer_version text not null,
  route text not null,                                   -- what the policy answered when it was made: person, approve, sampled, automatic
  route_reason text not null,
  policy_version integer,
  state text not null check (state in ('open', 'later', 'unsure', 'applied', 'rejected', 'superseded')),
  later_until timestamptz,
  check_wanted boolean not null default false,           -- applied unseen and drawn for a spot check
  checked_right boolean,
  edits jsonb,
  result jsonb,
  fault text,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  dedupe_key text,
  version integer not null default 1,
  example boolean not null default false,
  created_at timestamptz not null
);
create index proposal_inbox on oversight.proposal (kind, created_at, id) where state in ('open', 'later', 'unsure');
create index proposal_waiting on oversight.proposal (created_at, id) where state in ('open', 'later', 'unsure');
create index proposal_checks on oversight.proposal (created_at, id) where check_wanted and checked_right is null;
create index proposal_decided on oversight.proposal (decided_at desc, id) where decided_at is not null;
create index proposal_subject on oversight.proposal (subject_id);
create index proposal_alike on oversight.proposal (kind, dedupe_key) where dedupe_key is not null;
create unique index proposal_once on oversight.proposal (kind, dedupe_key)
  where state in ('open', 'later', 'unsure') and dedupe_key is not null;

-- Proof of what somebody agreed to, or of the facts a presumed agreement rests on. Never changed: a withdrawal is a row too.
create table oversight.consent (
  id uuid primary key default gen_random_uuid(),
  contact_key bytea not null,                            -- keyed hash of the normalised contact point
  contact_point text,                                    -- personal; in plain, since a proof must name whom it is from. Erasure empties it.
  channel text not null check (channel in
    ('email', 'sms_messenger', 'social_dm', 'phone_human', 'phone_auto', 'fax', 'post', 'chat_reply')),
  purposes text[] not null check (cardinality(purposes) > 0),
  kind text not null check (kind in ('given', 'presumed', 'withdrawn', 'retracted')),
  retracts uuid references oversight.consent,            -- set for 'retracted': the row that was recorded by mistake
  documented boolean not null,                           -- 'given' with wording, moment and proof that fit the channel
  wording text,
  wording_version text,
  source text not null check (source in
    ('web_form', 'double_opt_in_email', 'voice', 'paper', 'email_reply', 'chat', 'in_person', 'import', 'person')),
  proof jsonb not null default '{}',                     -- {ip, form, file, recording, note, ...}
  at timestamptz,
  import_id text,
  fingerprint bytea not null unique,                     -- the same fact recorded twice is one row
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  position bigint generated always as identity
);
create index consent_key on oversight.consent (contact_key);
create index consent_import on oversight.consent (import_id) where import_id is not null;
create index consent_retracted on oversight.consent (retracts) where retracts is not null;

create function oversight.keep_consent() returns trigger language plpgsql as $$
begin
  -- The one change that is lawful: erasure takes the plain contact point and personal proof away, the hash and the moment stay.
  if tg_op = 'UPDATE' and new.contact_point is null and old.contact_point is not null
    and (to_jsonb(new) - 'contact_point' - 'proof') = (to_jsonb(old) - 'contact_point' - 'proof') and new.proof = '{}'::jsonb then
    return new;
  end if;
  raise exception 'consent is append-only: % refused', tg_op using errcode = 'restrict_violation';
end
$$;
create trigger consent_append_only before update or delete on oversight.consent
  for each row execute function oversight.keep_consent();

-- § 7a UWG: each use starts the five years of keeping anew; 24 months without one and a person looks first.
create table oversight.consent_use (
  id bigint generated always as identity primary key,
  consent_id uuid not null references oversight.consent,
  at timestamptz not null,
  used_by text not null
);
create index consent_use_newest on oversight.consent_use (consent_id, at desc);

-- Kept as a keyed hash only, so that it outlives the erasure of the person it protects.
create table oversight.objection (
  id bigint generated always as identity primary key,
  contact_key bytea not null,
  scope text not null check (scope in ('all_marketing',
    'email', 'sms_messenger', 'social_dm', 'phone_human', 'phone_auto', 'fax', 'post', 'chat_reply')),
  kind text not null check (kind in ('raised', 'lifted')),
  source text not null,
  note text not null default '',
  at timestamptz not null,
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null
);
create index objection_key on oversight.objection (contact_key, scope, id);
create trigger objection_append_only before update or delete on oversight.objection
  for each row execute function oversight.refuse_change();
