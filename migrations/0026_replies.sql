-- How far the inbox was read for answers that object; nothing of what stood there is kept.
create table action.inbox_look (
  single boolean primary key default true check (single),
  account_version integer not null,                        -- another account: another inbox, read anew
  uid_validity bigint not null,
  last_uid bigint not null,
  looked_at timestamptz not null
);
