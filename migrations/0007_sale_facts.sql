-- § 7(3) UWG: mail for own similar goods to somebody whose address came with a sale. Four facts must hold; each is kept as what proves it,
-- so that an empty column is a fact that nobody has shown. Never changed: a mistake is struck out by a row too. The newest row that stands holds.
create table oversight.sale_fact (
  id uuid primary key default gen_random_uuid(),
  contact_key bytea not null,                            -- keyed hash of the normalised mail address
  contact_point text,                                    -- personal; in plain, as in oversight.consent. Erasure empties it.
  kind text not null check (kind in ('recorded', 'retracted')),
  retracts uuid references oversight.sale_fact,
  sale text,                                             -- Nr. 1: the sale the address was got with: order number, what was sold
  sold_on date,
  goods text,                                            -- Nr. 2: the own similar goods that may be advertised
  collection_notice text,                                -- Nr. 4: words of the notice when the address was collected
  each_use_notice text,                                  -- Nr. 4: words of the notice that stands in each mail
  proof jsonb not null default '{}',                     -- {order, note}
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  position bigint generated always as identity,
  check ((kind = 'retracted') = (retracts is not null)),
  check ((sale is null) = (sold_on is null))
);
create index sale_fact_key on oversight.sale_fact (contact_key, position desc);
create index sale_fact_retracted on oversight.sale_fact (retracts) where retracts is not null;
create trigger sale_fact_append_only before update or delete on oversight.sale_fact
  for each row execute function oversight.keep_consent();
