-- What each customer is likely to buy next that they do not have (engines/cross-selling), computed anew as a whole.
create table insight.cross_selling (
  company_id uuid not null references records.company on delete cascade,
  rank smallint not null,
  product_id uuid references records.product on delete cascade,
  product text not null,
  name text not null,
  chance real,                                            -- that it is bought within 90 days; null where that could not be tested
  line_cents bigint,                                      -- what a line of it is usually worth
  because text not null,                                  -- the product they have that speaks for it most
  because_buyers integer not null,                        -- how many bought that one, and how many of them this one with it or later
  because_after integer not null,
  buyers integer not null,                                -- how many of all customers have this one
  primary key (company_id, rank)
);
create index cross_selling_of_product on insight.cross_selling (product_id);
create index cross_selling_best on insight.cross_selling ((coalesce(chance, 0) * coalesce(line_cents, 0)) desc, company_id);

-- How the suggestions of ninety days ago did, beside what is popular: one row, the last computation.
create table insight.cross_selling_check (
  only_one boolean primary key default true check (only_one),
  population integer not null,                            -- customers who bought anything
  customers integer not null,                             -- of them with a suggestion
  suggestions integer not null,
  checked jsonb,
  computed_at timestamptz not null
);
