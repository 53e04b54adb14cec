-- Watching for years: what is kept of pages costs little, and what is missing once is not gone yet.

alter table intake.watch
  drop constraint watch_kind_check,
  add constraint watch_kind_check check (kind in ('list', 'company', 'feed', 'sitemap', 'download', 'files', 'prices')),
  -- How the next reading is taken, because a person said so: the recipe is proposed anew, or few entries are believed.
  add column next_reading text check (next_reading in ('relearn', 'believe')),
  -- Whether each entry's own page is read as well.
  add column details boolean not null default false;

alter table intake.watch_entry
  -- Since when it stands on the page no more, while that is not believed yet.
  add column missing_at timestamptz;

alter table intake.snapshot
  -- 'zstd' with `base_id`: a zstd frame whose dictionary is the body of that snapshot (RFC 8878, raw content as prefix).
  add column packed text not null default 'deflate' check (packed in ('deflate', 'zstd', 'erased')),
  add column base_id bigint references intake.snapshot,
  -- Bodies to unpack before this one.
  add column depth smallint not null default 0 check ((depth = 0) = (base_id is null));
create index snapshot_base on intake.snapshot (base_id) where base_id is not null;
