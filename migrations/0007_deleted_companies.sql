-- A list that names a company somebody deleted must not bring it back unasked. Deleted ones are few; this finds them without reading the others.
create index company_deleted on records.company (name_key) where deleted_at is not null;
