-- Who has worked through which lesson, in which version, and how it went.
create table action.lesson_record (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references platform."user" on delete cascade,
  lesson text not null,
  version integer not null,
  right_answers smallint not null,
  questions smallint not null,
  passed boolean not null,
  at timestamptz not null
);
create index lesson_record_of_user on action.lesson_record (user_id, lesson, at desc);
