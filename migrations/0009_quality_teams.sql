-- Data quality by team as well; who looks after a family of fields is a setting.
alter table insight.quality_snapshot drop constraint quality_snapshot_scope_check;
alter table insight.quality_snapshot add constraint quality_snapshot_scope_check check (scope in ('all', 'owner', 'team', 'source'));
