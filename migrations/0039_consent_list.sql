-- Consents and objections in one list: objections get the kind of id that lists have, and both the orders that a list is read in.
alter table oversight.objection add column uid uuid not null default gen_random_uuid();
create unique index objection_uid on oversight.objection (uid);
create index objection_recorded on oversight.objection (recorded_at, uid);
create index objection_at on oversight.objection (at, uid);
create index consent_recorded on oversight.consent (recorded_at, id);
create index consent_at on oversight.consent (at, id);
create index consent_point on oversight.consent ((lower(contact_point) collate "C"), id);
