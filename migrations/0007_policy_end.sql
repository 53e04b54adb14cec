-- A role's own rule can end: a row says so, and what holds for everybody holds for the role again. The rows before it stay readable.
alter table oversight.policy add column ended boolean not null default false check (not (ended and role = '*'));
