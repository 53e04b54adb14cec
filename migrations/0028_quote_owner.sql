-- Whose a quote is: its company's owner and team, kept beside it. Heute asks for the largest waiting quotes of one owner; through the
-- company that meant walking down all open quotes until enough of that owner's were found. A trigger keeps it, whoever writes.
alter table records.quote add column owner_id uuid, add column team_id uuid;

create function records.own_quote() returns trigger language plpgsql as $$
begin
  select owner_id, team_id into new.owner_id, new.team_id from records.company where id = new.company_id;
  return new;
end $$;
create trigger quote_owner before insert or update of company_id on records.quote
  for each row execute function records.own_quote();

create function records.own_quotes_of_company() returns trigger language plpgsql as $$
begin
  update records.quote set owner_id = new.owner_id, team_id = new.team_id where company_id = new.id;
  return null;
end $$;
create trigger company_quotes after update of owner_id, team_id on records.company
  for each row when (old.owner_id is distinct from new.owner_id or old.team_id is distinct from new.team_id)
  execute function records.own_quotes_of_company();

update records.quote q set owner_id = c.owner_id, team_id = c.team_id from records.company c
  where c.id = q.company_id and (c.owner_id is not null or c.team_id is not null);

create index quote_open_of_owner on records.quote (owner_id, total_cents desc nulls last) where status = 'open' and deleted_at is null;
create index quote_open_of_team on records.quote (team_id, total_cents desc nulls last) where status = 'open' and deleted_at is null;
create index quote_open_of_nobody on records.quote (total_cents desc nulls last)
  where status = 'open' and deleted_at is null and owner_id is null and team_id is null;
