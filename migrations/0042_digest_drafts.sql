-- The text of a digest as a person left it, and the proposal it was made from: without that nobody could say that there is news since.
create table intake.digest_draft (
  user_id uuid not null references platform."user",
  since date not null,
  until date not null,
  text text not null,
  proposal text not null,
  saved_at timestamptz not null,
  primary key (user_id, since, until)
);
