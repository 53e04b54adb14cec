-- Heute draws from customers who order less and from what they might buy next, most money first, by whose they are.
alter table insight.cross_selling add column owner_id uuid, add column team_id uuid;
update insight.cross_selling x set owner_id = c.owner_id, team_id = c.team_id from records.company c where c.id = x.company_id;
create index order_outlook_falling on insight.order_outlook (owner_id, at_risk_cents desc nulls last) where falling and state in ('waiting', 'due');
