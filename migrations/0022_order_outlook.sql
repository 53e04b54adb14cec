-- How customers order (engines/order-rhythm): learnt from all of them, at most once a day; `checked` is how it did on the last 90 days.
create table insight.order_model (
  day date primary key,
  customers integer not null,
  population jsonb not null,
  checked jsonb,
  computed_at timestamptz not null
);

-- What is to be expected of each customer who ever ordered, and what is at risk. Owner and team are copied, as in insight.score.
create table insight.order_outlook (
  company_id uuid primary key references records.company on delete cascade,
  owner_id uuid,
  team_id uuid,
  state text not null check (state in ('waiting', 'due', 'overdue', 'lapsed')),
  active real not null,
  overdue real not null,
  order_chance real not null,                             -- of an order within 90 days
  expected_orders real not null,
  order_days integer not null,
  last_on date not null,
  usual_gap integer not null,
  next_low date,
  next_on date,
  next_high date,
  order_cents bigint,
  expected_cents bigint,
  at_risk_cents bigint,
  falling boolean not null,
  reasons jsonb not null,                                 -- [{code, de, en}], the weightiest first
  computed_at timestamptz not null
);
create index order_outlook_at_risk on insight.order_outlook (at_risk_cents desc nulls last, company_id) where state in ('overdue', 'lapsed') or falling;
