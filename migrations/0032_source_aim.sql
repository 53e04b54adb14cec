-- What a source is watched for: what a competitor shows is market news and never a lead.
alter table intake.watch add column aim text not null default 'directory'
  check (aim in ('directory', 'companies', 'news', 'competitor', 'register'));
update intake.watch set aim = case kind when 'prices' then 'competitor' when 'feed' then 'news' when 'company' then 'companies' when 'sitemap' then 'companies' else 'directory' end;
