-- Papierkorb reads what was deleted, latest first; of a million living rows none may be touched for that.
create index company_trash on records.company (deleted_at desc, id desc) where deleted_at is not null;
create index person_trash on records.person (deleted_at desc, id desc) where deleted_at is not null;
create index deal_trash on records.deal (deleted_at desc, id desc) where deleted_at is not null;
create index product_trash on records.product (deleted_at desc, id desc) where deleted_at is not null;
create index sales_order_trash on records.sales_order (deleted_at desc, id desc) where deleted_at is not null;
create index quote_trash on records.quote (deleted_at desc, id desc) where deleted_at is not null;
create index activity_trash on records.activity (deleted_at desc, id desc) where deleted_at is not null;
create index task_trash on records.task (deleted_at desc, id desc) where deleted_at is not null;
