-- What a product costs us, where somebody says so: then suggestions are ordered by what remains, not by turnover.
alter table records.product add column cost_cents bigint;
alter table insight.cross_selling add column margin_cents bigint;  -- of a line as it is usually sold; null where the cost is unknown
drop index insight.cross_selling_best;
create index cross_selling_best on insight.cross_selling ((coalesce(chance, 0) * coalesce(margin_cents, line_cents, 0)) desc, company_id);
create index cross_selling_of_owner on insight.cross_selling (owner_id, (coalesce(chance, 0) * coalesce(margin_cents, line_cents, 0)) desc) where rank = 1;
