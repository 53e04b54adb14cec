-- Spot checks that measure, proposals with a person and a day, and what people may ask of us about their data.

alter table oversight.proposal
  add column role text not null default '*',             -- whose policy answered
  add column applied_unseen boolean not null default false,
  add column checked_by text,
  add column checked_by_name text,
  add column checked_at timestamptz,
  add column assigned_to uuid,
  add column due_on date;
create index proposal_measured on oversight.proposal (kind, producer, created_at desc)
  where checked_right is not null or (decided_at is not null and confidence is not null);
create index proposal_assigned on oversight.proposal (assigned_to, due_on) where state in ('open', 'later', 'unsure');
create index proposal_made on oversight.proposal (kind, created_at);

-- A producer that was right less often than it said: what it makes goes to a person until somebody lets it go again. The newest row holds.
create table oversight.producer_hold (
  id bigint generated always as identity primary key,
  kind text not null,
  producer text not null,
  state text not null check (state in ('held', 'released')),
  facts jsonb not null default '{}',                     -- {checked, promised, measured, low, high}
  reason text not null default '',
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
create index producer_hold_newest on oversight.producer_hold (kind, producer, id desc);
create trigger producer_hold_append_only before update or delete on oversight.producer_hold
  for each row execute function oversight.refuse_change();

-- Art. 18 GDPR: kept, but not used. By keyed hash, so that it holds for whatever record the contact point is in.
create table oversight.restriction (
  id bigint generated always as identity primary key,
  contact_key bytea not null,
  kind text not null check (kind in ('raised', 'lifted')),
  reason text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
create index restriction_key on oversight.restriction (contact_key, id desc);
create trigger restriction_append_only before update or delete on oversight.restriction
  for each row execute function oversight.refuse_change();

-- What was erased where, as counts: the proof of an erasure must not keep what it erased.
create table oversight.erasure (
  id uuid primary key default gen_random_uuid(),
  contact_key bytea not null,
  report jsonb not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
create index erasure_key on oversight.erasure (contact_key, at desc);
create trigger erasure_append_only before update or delete on oversight.erasure
  for each row execute function oversight.refuse_change();

-- How long what is kept, kind by kind; the newest row holds, no row means for ever.
create table oversight.retention (
  kind text not null,
  version integer not null check (version > 0),
  months integer check (months between 1 and 600),       -- null: for ever
  reason text not null default '',
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (kind, version)
);
create trigger retention_append_only before update or delete on oversight.retention
  for each row execute function oversight.refuse_change();
