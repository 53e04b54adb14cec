-- A model may propose what the rules do not find on a company's pages, where a person allows it for a source or a researched list.
alter table intake.watch add column asks_model boolean not null default false;
-- {"field": {"snippet", "url", "confidence"}}: which fields of the entry a model proposed; null where none was asked.
alter table intake.watch_entry add column proposed jsonb;
alter table intake.research add column asks_model boolean not null default false;
