-- Action: contacts that took place, and what people answered to suggestions.
create schema action;

create table action.touch (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references records.company on delete cascade,
  person_id uuid references records.person on delete set null,
  channel text not null check (channel in ('email', 'sms_messenger', 'social_dm', 'phone_human', 'phone_auto', 'fax', 'post', 'chat_reply')),
  purpose text not null,
  ground text not null,                                    -- the rule of the contact law that it rests on
  decision text not null check (decision in ('allowed', 'needs_human')),
  ground_note text,                                        -- the concrete facts that a person wrote down where the law asks for them
  outcome text not null,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  activity_id uuid,                                        -- the activity that tells of it; both are one contact
  undone_at timestamptz,
  undone_by text
);
create index touch_of_company on action.touch (company_id, at desc) where undone_at is null;
create index touch_of_person on action.touch (person_id, at desc) where person_id is not null and undone_at is null;
create index touch_of_activity on action.touch (activity_id) where activity_id is not null;

create table action.answer (
  id uuid primary key default gen_random_uuid(),
  suggestion text not null,                                -- occasion and subject, as `quote:<id>`
  kind text not null,
  company_id uuid not null references records.company on delete cascade,
  person_id uuid references records.person on delete set null,
  answer text not null check (answer in ('done', 'later', 'no')),
  hidden_until date not null,
  for_user text,                                           -- null: the answer holds for everybody
  reason text,
  outcome text,
  note text,
  score real,                                              -- what it was ranked with, so that answers can teach the ranking
  touch_id uuid references action.touch,
  activity_id uuid,
  observation_ids bigint[] not null default '{}',          -- what it told records (activity, next step, task done); undo takes these back
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by text
);
create index answer_in_force on action.answer (suggestion, hidden_until) where undone_at is null;
create index answer_by_reason on action.answer (at) where answer = 'no' and undone_at is null;

-- What the list of the day asks of open deals: most valuable first, by whose they are.
create index deal_open_by_value on records.deal (value_cents desc nulls last) where closed_at is null and deleted_at is null;
create index deal_open_of_owner on records.deal (owner_id, value_cents desc nulls last) where closed_at is null and deleted_at is null;
create index deal_open_of_team on records.deal (team_id, value_cents desc nulls last) where closed_at is null and deleted_at is null;
create index quote_open_by_value on records.quote (total_cents desc nulls last) where status = 'open' and deleted_at is null;
create index task_open_unassigned on records.task (due_on) where assigned_to is null and done_at is null and deleted_at is null;
