-- The one door for every outgoing contact: messages from draft to sent, and the account they leave by.

-- How mail leaves this company. One row; secrets are encrypted with a key that is not in the database.
create table action.mail_account (
  id text primary key check (id = 'main'),
  version integer not null,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null default '',
  secret bytea,
  from_name text not null,
  from_address text not null,
  reply_to text,
  imprint text not null,                                 -- stands below every message: § 35a GmbHG, § 5 DDG
  imap_host text,                                        -- where the provider keeps sent mail; null: nobody can look there
  imap_port integer check (imap_port between 1 and 65535),
  imap_security text check (imap_security in ('tls', 'none')),
  imap_username text,
  imap_secret bytea,
  imap_folder text,                                      -- null: the folder that the server marks as \Sent
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null
);

create table action.message (
  id uuid primary key default gen_random_uuid(),
  message_id text not null unique,                       -- RFC 5322, fixed at drafting: the same message is never a second one
  version integer not null default 1,
  state text not null default 'drafted' check (state in ('drafted', 'approved', 'claimed', 'sent', 'failed', 'unknown')),
  discarded_at timestamptz,                              -- a draft nobody wants; kept, so that nothing is lost
  company_id uuid references records.company on delete set null,
  person_id uuid references records.person on delete set null,
  owner_id uuid,
  team_id uuid,
  contact_key bytea,                                     -- keyed hash of the recipient: counts contacts after erasure too
  purpose text not null check (purpose in
    ('contract', 'answer_inquiry', 'legal_notice', 'doi_request', 'marketing_similar', 'marketing_other', 'survey')),
  -- The content: what approval binds. Changing any of it voids the approval (trigger below).
  to_address text not null,
  to_name text,
  subject text not null,
  body text not null,
  in_reply_to text,
  reference_ids text[] not null default '{}',
  ground_note text,                                      -- the concrete facts where the law asks a person for them
  user_started boolean not null default false,
  ai jsonb,                                              -- {producer, version, model, promptVersion}: made with a machine's help
  send_after timestamptz,
  -- Fixed by approval and part of what it binds.
  footer text,
  unsubscribe_url text,
  from_name text,
  from_address text,
  reply_to text,
  content_hash bytea,
  approval text check (approval in ('person', 'policy')),
  approved_rule text,                                    -- what the law said when it was approved
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  -- Sending.
  attempts integer not null default 0,
  not_before timestamptz,
  claim_token uuid,
  claimed_at timestamptz,
  handed_at timestamptz,                                 -- set just before the mail server hears of it: from then on a lost process means `unknown`
  sent_at timestamptz,
  response text,
  problem jsonb,                                         -- {code, facts}: why it failed, waits or is unknown
  law jsonb,                                             -- the decision at the moment of sending
  looked_at timestamptz,                                 -- last look into the Sent folder
  touch_id uuid references action.touch on delete set null,
  erased_at timestamptz,
  example boolean not null default false,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null
);
create index message_newest on action.message (created_at desc, id);
create index message_by_state on action.message (state, created_at, id) where state <> 'sent';
create index message_of_company on action.message (company_id, created_at desc);
create index message_of_person on action.message (person_id, created_at desc) where person_id is not null;
create index message_sent_to on action.message (contact_key, sent_at desc) where sent_at is not null;

-- What is approved is exactly what is sent, whoever writes the row: a change takes the approval away, and what is under way cannot change.
create function action.void_approval() returns trigger language plpgsql as $$
begin
  if new.erased_at is not null and old.erased_at is null then
    return new;
  end if;
  if (new.message_id, new.to_address, new.to_name, new.subject, new.body, new.purpose, new.in_reply_to, new.reference_ids,
      new.ground_note, new.user_started, new.ai, new.send_after, new.company_id, new.person_id)
    is distinct from
     (old.message_id, old.to_address, old.to_name, old.subject, old.body, old.purpose, old.in_reply_to, old.reference_ids,
      old.ground_note, old.user_started, old.ai, old.send_after, old.company_id, old.person_id) then
    if old.state in ('claimed', 'sent', 'unknown') then
      -- Records may lose a company or a person; what was said to whom stays.
      if (new.message_id, new.to_address, new.subject, new.body, new.purpose) is distinct from
         (old.message_id, old.to_address, old.subject, old.body, old.purpose) then
        raise exception 'a message that is % cannot be changed', old.state using errcode = 'restrict_violation';
      end if;
      return new;
    end if;
    new.state := 'drafted';
    new.content_hash := null;
    new.approval := null;
    new.approved_rule := null;
    new.approved_by := null;
    new.approved_by_name := null;
    new.approved_at := null;
    new.footer := null;
    new.unsubscribe_url := null;
  end if;
  return new;
end
$$;
create trigger message_void_approval before update on action.message
  for each row execute function action.void_approval();

-- What happened to a message, in order. Codes and counts, no content.
create table action.message_event (
  id bigint generated always as identity primary key,
  message_id uuid not null references action.message on delete cascade,
  at timestamptz not null,
  kind text not null,
  facts jsonb not null default '{}',
  by_id text not null,
  by_name text not null
);
create index message_event_of_message on action.message_event (message_id, id);
