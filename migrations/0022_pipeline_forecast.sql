-- What was forecast of a period, week by week, beside the simple forecasts: later it is known how good they were.
create table insight.pipeline_forecast (
  as_of date not null,
  period_from date not null,
  period_to date not null,
  method text not null check (method in ('simulation', 'stage-weights', 'last-year', 'reps-word')),
  quantiles jsonb not null,                               -- [{p, value}] in cents; a simple one has only p = 0.5
  computed_at timestamptz not null,
  primary key (as_of, period_from, period_to, method)
);
