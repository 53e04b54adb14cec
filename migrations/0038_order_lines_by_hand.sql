-- What a person wrote as the lines of an order is all of them: lists that come later add none.
alter table records.sales_order add column lines_by_hand boolean not null default false;
