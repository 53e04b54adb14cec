-- Faults by family of fields, for whoever looks after that family.
alter table insight.quality_snapshot drop constraint quality_snapshot_scope_check;
alter table insight.quality_snapshot add constraint quality_snapshot_scope_check
  check (scope in ('all', 'owner', 'team', 'source', 'family'));
