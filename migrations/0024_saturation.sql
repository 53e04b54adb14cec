-- How much contact accounts and people bear, and how they are reached best: learnt from touches, rebuilt every night.
create table action.saturation (
  unit text primary key check (unit in ('account', 'person')),
  computed_at timestamptz not null,
  window_days integer not null,
  events integer not null,                                 -- contacts and answers that were there; much more now: learn again
  touches integer not null,
  accounts integer not null,
  known boolean not null,                                  -- something could be learnt: `model` answers questions
  summary jsonb not null,                                  -- curves, peak and spacing as they are shown
  model jsonb                                              -- draws of the posterior, for judging a next contact
);

-- What an account adds to the common curve, and its contacts and answers by channel, part of day and weekday.
create table action.saturation_account (
  company_id uuid primary key references records.company on delete cascade,
  effect jsonb not null,
  touches integer not null,
  answers integer not null
);

create table action.saturation_person (
  person_id uuid primary key references records.person on delete cascade,
  effect jsonb not null,
  ways jsonb not null,
  touches integer not null
);

create table action.reach (
  kind text primary key check (kind in ('channel', 'time', 'weekday')),
  model jsonb not null
);

-- Tried in order to learn, and shown as such.
alter table action.answer add column explored boolean not null default false;
