-- Double opt-in: who asked to hear from us, until the mailbox itself says yes (BGH I ZR 164/09). One request, one mail, one answer.
create table action.opt_in (
  id uuid primary key default gen_random_uuid(),
  contact_key bytea not null,
  contact_point text,                                    -- personal; null once erased or never confirmed in time
  purposes text[] not null check (cardinality(purposes) > 0),
  wording text not null,                                 -- the words that were agreed to
  wording_version text not null,
  form text not null,                                    -- where they signed up
  asked_from text,                                       -- network address of the sign-up, as proof
  asked_at timestamptz not null,
  message_id uuid references action.message on delete set null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_from text,
  consent_id uuid references oversight.consent,
  created_by text not null,
  created_by_name text not null
);
create index opt_in_of_contact on action.opt_in (contact_key, asked_at desc);
create index opt_in_unconfirmed on action.opt_in (expires_at) where confirmed_at is null;
create index opt_in_of_message on action.opt_in (message_id) where message_id is not null;
