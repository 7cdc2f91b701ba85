-- Gedanken on PostgreSQL 13 or later, behind PostgREST or Supabase: docs/backends/postgrest.md.
-- Run it once, as the owner of the database; running it again changes nothing that is there but the functions.
--
-- The tables are in a schema of their own. Nobody writes to them but the functions at the end, which are all that a
-- browser calls. E-mail addresses and what proves who wrote something are in `secrets`, which no role of the web can read.
begin;

do $$
declare web text;
begin
  foreach web in array array['anon', 'authenticated'] loop
    if not exists (select from pg_roles where rolname = web) then
      execute format('create role %I nologin', web);
    end if;
  end loop;
end $$;

create schema if not exists gedanken;

-- One row, which the owner changes: update gedanken.settings set holds = true;
create table if not exists gedanken.settings (
  only_one boolean primary key default true check (only_one),
  -- Whether comments of guests, or of everybody, wait for a moderator.
  holds boolean not null default false,
  sign_in boolean not null default false,
  name text not null default 'required' check (name in ('required', 'optional', 'hidden')),
  email text not null default 'optional' check (email in ('required', 'optional', 'hidden')),
  website text not null default 'optional' check (website in ('required', 'optional', 'hidden')),
  max_characters integer not null default 5000 check (max_characters between 1 and 60000),
  -- How many minutes one may change what one wrote.
  edit_minutes integer not null default 15,
  -- How many comments one reader may write in a minute, and all guests together in one thread.
  per_reader integer not null default 5,
  per_thread integer not null default 60,
  -- Where the pages are, for the newest comments: https://blog.example
  site text not null default ''
);
-- What accounts are named by that are called by something which says who they are.
alter table gedanken.settings add column if not exists salt uuid not null default gen_random_uuid();
insert into gedanken.settings default values on conflict do nothing;

create table if not exists gedanken.threads (
  name text primary key check (char_length(name) between 1 and 500),
  title text,
  -- False: it takes no more comments.
  open boolean not null default true
);

create sequence if not exists gedanken.change;

create table if not exists gedanken.comments (
  id bigint generated always as identity primary key,
  thread text not null references gedanken.threads on update cascade on delete cascade,
  parent bigint references gedanken.comments on delete cascade,
  -- `gone`: nothing is left of it but for those who still show it.
  status text not null default 'published' check (status in ('published', 'held', 'spam', 'removed', 'gone')),
  -- Its author took it away: then its words are gone for moderators, too.
  erased boolean not null default false,
  author text not null check (char_length(author) <= 100),
  -- The account of whoever was signed in.
  account text,
  website text check (website ~ '^https?://' and char_length(website) <= 200),
  body text not null,
  edition integer not null default 1,
  pinned boolean not null default false,
  created timestamptz not null default clock_timestamp(),
  edited timestamptz,
  -- The number of its last change: what `changes` goes by.
  changed bigint not null default 0
);
create index if not exists comments_by_age on gedanken.comments (thread, created, id);
create index if not exists comments_by_parent on gedanken.comments (parent);
create index if not exists comments_by_change on gedanken.comments (thread, changed);

create table if not exists gedanken.secrets (
  comment bigint primary key references gedanken.comments on delete cascade,
  owner text not null,
  key text not null,
  email text,
  unique (owner, key)
);
create table if not exists gedanken.votes (
  comment bigint not null references gedanken.comments on delete cascade,
  owner text not null,
  vote smallint not null check (vote in (-1, 1)),
  primary key (comment, owner)
);
create table if not exists gedanken.reports (
  comment bigint not null references gedanken.comments on delete cascade,
  owner text not null,
  reason text not null,
  created timestamptz not null default now(),
  primary key (comment, owner)
);
-- The `sub` of the tokens of those who moderate: insert into gedanken.moderators values ('…');
create table if not exists gedanken.moderators (account text primary key);

-- Row level security. What is published can be read, also past the functions (by Supabase's Realtime, say); the rest
-- has no policy, so that not even a grant given by mistake shows or changes a row of it.
alter table gedanken.settings enable row level security;
alter table gedanken.threads enable row level security;
alter table gedanken.comments enable row level security;
alter table gedanken.secrets enable row level security;
alter table gedanken.votes enable row level security;
alter table gedanken.reports enable row level security;
alter table gedanken.moderators enable row level security;

drop policy if exists published on gedanken.comments;
create policy published on gedanken.comments for select to anon, authenticated using (status = 'published');

revoke all on all tables in schema gedanken from public, anon, authenticated;
grant usage on schema gedanken to anon, authenticated;
-- Not `account`: some issuers of tokens name people by their addresses.
grant select (id, thread, parent, status, author, website, body, pinned, created, edited)
  on gedanken.comments to anon, authenticated;

-- Changes of one thread are numbered in the order in which they are there for others: who writes waits for who wrote.
create or replace function gedanken.number_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('gedanken ' || new.thread));
  new.changed := pg_catalog.nextval('gedanken.change');
  return new;
end $$;
drop trigger if exists number_change on gedanken.comments;
create trigger number_change before insert or update on gedanken.comments
  for each row execute function gedanken.number_change();

-- PostgREST takes the last three digits for the status, and the message for what went wrong.
create or replace function gedanken.refuse(problem text, status integer, more jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'PT' || status, message = 'gedanken:' || problem, detail = more::text;
end $$;

create or replace function gedanken.claims() returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb
$$;

-- Who is asking: an account, a guest's browser by its key, or nobody that could be told from others.
create or replace function gedanken.owner_of(reader text) returns text
language sql stable set search_path = '' as $$
  select case
    when gedanken.claims() ->> 'sub' is not null then 'account ' || (gedanken.claims() ->> 'sub')
    when reader ~ '^[A-Za-z0-9_-]{16,100}$'
      then 'guest ' || encode(sha256(convert_to(reader, 'UTF8')), 'hex')
  end
$$;

create or replace function gedanken.moderates() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from gedanken.moderators where account = gedanken.claims() ->> 'sub')
$$;

-- Names an account for everybody, in the same way wherever it writes. Some issuers of tokens name people by their addresses.
create or replace function gedanken.account_id(account text) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when account ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then account
    else encode(sha256(convert_to(salt::text || account, 'UTF8')), 'hex') end
  from gedanken.settings
$$;

-- What an account is called: never by its address, whatever the issuer of the token took for a name.
create or replace function gedanken.account_name() returns text
language sql stable set search_path = '' as $$
  select coalesce((
    select left(said.name, 100)
    from (values
      (1, gedanken.claims() -> 'user_metadata' ->> 'name'),
      (2, gedanken.claims() -> 'user_metadata' ->> 'full_name'),
      (3, gedanken.claims() ->> 'name')) as said (place, name)
    where said.name <> '' and said.name !~ '@.*\.'
    order by said.place limit 1), 'Member')
$$;

create or replace function gedanken.owns(comment bigint, owner text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from gedanken.secrets s where s.comment = $1 and s.owner = $2)
$$;

-- Whether somebody can be read below a comment: then it keeps its place.
create or replace function gedanken.stands(comment bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  with recursive below as (
    select c.id, c.status from gedanken.comments c where c.parent = $1
    union
    select c.id, c.status from gedanken.comments c join below b on c.parent = b.id)
  select exists (select from below b where b.status = 'published')
$$;

create or replace function gedanken.shows(c gedanken.comments, owner text) returns boolean
language sql stable set search_path = '' as $$
  select c.status in ('published', 'removed')
    or c.status in ('held', 'spam') and gedanken.moderates()
    or c.status = 'held' and gedanken.owns(c.id, owner)
    or c.status in ('held', 'spam') and gedanken.stands(c.id)
$$;

create or replace function gedanken.votes_on(comment bigint, owner text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'score', coalesce(sum(v.vote), 0),
    'up', count(*) filter (where v.vote = 1),
    'down', count(*) filter (where v.vote = -1),
    'mine', case max(v.vote) filter (where v.owner = $2) when 1 then 'up' when -1 then 'down' end)
  from gedanken.votes v where v.comment = $1
$$;

create or replace function gedanken.is_open(thread text) returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce((select t.open from gedanken.threads t where t.name = $1), true)
    and (gedanken.claims() ->> 'sub' is not null or not (select s.sign_in from gedanken.settings s))
$$;

create or replace function gedanken.rights(c gedanken.comments, owner text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  moderates boolean := gedanken.moderates();
  own boolean := gedanken.owns(c.id, owner);
  until timestamptz := c.created + make_interval(mins => (select edit_minutes from gedanken.settings));
  published boolean := c.status = 'published';
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'reply', published and gedanken.is_open(c.thread),
    'edit', case when moderates then to_jsonb(true) when own and until > now() then to_jsonb(until) end,
    'remove', nullif(moderates or own and until > now(), false),
    'moderate', nullif(moderates, false),
    'vote', case when published and not own then '["up", "down"]'::jsonb end,
    'pin', nullif(moderates and published and c.parent is null, false),
    'report', nullif(published and not own, false)));
end $$;

-- A comment as this reader may see it, in the shape of docs/rest-protocol.md.
create or replace function gedanken.view(c gedanken.comments, owner text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  replies integer := (
    select count(*) from gedanken.comments r where r.parent = c.id and gedanken.shows(r, owner));
begin
  -- Of what only keeps its place nobody reads a word.
  if c.erased or not gedanken.moderates()
    and (c.status in ('removed', 'gone', 'spam') or c.status = 'held' and not gedanken.owns(c.id, owner)) then
    return jsonb_build_object(
      'id', c.id::text, 'parent', c.parent::text, 'status', 'removed', 'created', c.created, 'replies', replies);
  end if;
  return jsonb_strip_nulls(jsonb_build_object(
    'id', c.id::text,
    'parent', c.parent::text,
    'status', c.status,
    'author', jsonb_build_object(
      'name', c.author,
      'id', gedanken.account_id(c.account),
      'url', c.website,
      'roles', case when exists (select from gedanken.moderators m where m.account = c.account)
        then '["moderator"]'::jsonb end),
    'body', jsonb_build_object('format', 'markdown', 'source', c.body),
    'created', c.created,
    'edited', c.edited,
    'pinned', nullif(c.pinned, false),
    'replies', replies,
    'votes', gedanken.votes_on(c.id, owner),
    'can', gedanken.rights(c, owner)));
end $$;

create or replace function gedanken.total(thread text) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer from gedanken.comments c where c.thread = $1 and c.status = 'published'
$$;

-- A comment that this reader sees, or an error.
create or replace function gedanken.row_of(thread text, id text, owner text) returns gedanken.comments
language plpgsql stable security definer set search_path = '' as $$
declare it gedanken.comments;
begin
  if id ~ '^[0-9]{1,18}$' then
    select c.* into it from gedanken.comments c where c.thread = row_of.thread and c.id = row_of.id::bigint;
  end if;
  if it.id is null or it.erased and it.status = 'gone' or not gedanken.shows(it, owner) then
    perform gedanken.refuse('not-it', 404);
  end if;
  return it;
end $$;

-- All below some comments, at any depth, as this reader may see it.
create or replace function gedanken.branch(roots bigint[], owner text) returns jsonb
language sql stable security definer set search_path = '' as $$
  with recursive below as (
    select c.id from gedanken.comments c where c.parent = any (roots)
    union
    select c.id from gedanken.comments c join below b on c.parent = b.id
  )
  select coalesce(jsonb_agg(gedanken.view(c, owner) order by c.created, c.id), '[]')
  from gedanken.comments c join below using (id) where gedanken.shows(c, owner)
$$;

-- What a text has to be, as a list of what is wrong with it.
create or replace function gedanken.text_errors(words text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare most integer := (select max_characters from gedanken.settings);
begin
  if coalesce(btrim(words, E' \t\r\n'), '') = '' then
    return '[{"field": "text", "reason": "required"}]';
  end if;
  if char_length(words) > most then
    return jsonb_build_array(jsonb_build_object(
      'field', 'text', 'reason', 'too-long', 'by', char_length(words) - most, 'unit', 'characters'));
  end if;
  return '[]';
end $$;

-- What a browser calls. Each question of docs/rest-protocol.md is a function of its name.

create or replace function public.gedanken_thread(thread text, reader text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  rules gedanken.settings := (select s from gedanken.settings s);
  known gedanken.threads := (select t from gedanken.threads t where t.name = gedanken_thread.thread);
  signed_in boolean := gedanken.claims() ->> 'sub' is not null;
begin
  return jsonb_strip_nulls(jsonb_build_object(
    'title', known.title,
    'posting', case
      when not coalesce(known.open, true) then '{"allowed": false, "why": "closed"}'::jsonb
      when rules.sign_in and not signed_in then '{"allowed": false, "why": "sign-in"}'
      else '{"allowed": true}' end,
    'viewer', case when signed_in then jsonb_build_object(
      'name', gedanken.account_name(), 'id', gedanken.account_id(gedanken.claims() ->> 'sub')) end,
    'guestFields', jsonb_build_object('name', rules.name, 'email', rules.email, 'website', rules.website),
    'writing', jsonb_build_object('format', 'markdown', 'maxCharacters', rules.max_characters),
    'sorts', '["oldest", "newest"]'::jsonb,
    'total', gedanken.total(gedanken_thread.thread)));
end $$;

create or replace function public.gedanken_comments(
  thread text, sort text default 'oldest', cursor text default null, reader text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  size constant integer := 25;
  -- Pinned or not, microseconds, id: a place in the order, whatever comes and goes around it.
  place bigint[] := case when cursor ~ '^[01]\.[0-9]{1,17}\.[0-9]{1,18}$' then string_to_array(cursor, '.')::bigint[] end;
  ids bigint[];
  last gedanken.comments;
begin
  if cursor is not null and place is null then
    perform gedanken.refuse('rejected', 400);
  end if;
  select array_agg(page.id) into ids from (
    select c.id from gedanken.comments c
    where c.thread = gedanken_comments.thread and c.parent is null and gedanken.shows(c, me)
      and (place is null or (case sort
        when 'newest' then (c.pinned::integer, (extract(epoch from c.created) * 1000000)::bigint, c.id)
          < (place[1], place[2], place[3])
        else (-c.pinned::integer, (extract(epoch from c.created) * 1000000)::bigint, c.id)
          > (-place[1], place[2], place[3]) end))
    order by c.pinned desc,
      case when sort = 'newest' then c.created end desc, case when sort = 'newest' then c.id end desc,
      c.created, c.id
    limit size + 1) page;
  if cardinality(ids) > size then
    ids := ids[1:size];
    select c.* into last from gedanken.comments c where c.id = ids[size];
  end if;
  return jsonb_build_object(
    'comments', (
      select coalesce(jsonb_agg(gedanken.view(c, me) order by array_position(ids, c.id)), '[]')
      from gedanken.comments c where c.id = any (ids)) || gedanken.branch(ids, me),
    'next', nullif(concat_ws('.', last.pinned::integer, (extract(epoch from last.created) * 1000000)::bigint, last.id), ''),
    'total', gedanken.total(gedanken_comments.thread));
end $$;

create or replace function public.gedanken_replies(
  thread text, id text, cursor text default null, reader text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  it gedanken.comments := gedanken.row_of(thread, id, me);
begin
  return jsonb_build_object('comments', gedanken.branch(array[it.id], me), 'next', null);
end $$;

create or replace function public.gedanken_find(thread text, id text, reader text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  it gedanken.comments := gedanken.row_of(thread, id, me);
begin
  return jsonb_build_object('comments', (
    with recursive path as (
      select c.*, 0 as height from gedanken.comments c where c.id = it.id
      union all
      select c.*, p.height + 1 from gedanken.comments c join path p on c.id = p.parent
    )
    select jsonb_agg(gedanken.view(c, me) order by p.height desc)
    from path p join gedanken.comments c using (id) where gedanken.shows(c, me)));
end $$;

create or replace function public.gedanken_create(
  thread text, key text, text text, parent text default null, guest jsonb default null, reader text default null,
  remember boolean default null, consent boolean default null, proof jsonb default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  rules gedanken.settings := (select s from gedanken.settings s);
  signed_in boolean := gedanken.claims() ->> 'sub' is not null;
  errors jsonb := gedanken.text_errors(gedanken_create.text);
  field text;
  above gedanken.comments;
  made gedanken.comments;
begin
  if me is null or key is null or char_length(key) > 200 then
    perform gedanken.refuse('forbidden', 403);
  end if;
  -- Two attempts at once wait for each other here, and the second finds what the first has made.
  perform pg_advisory_xact_lock(hashtext('gedanken ' || gedanken_create.thread));
  select c.* into made from gedanken.comments c join gedanken.secrets s on s.comment = c.id
    where s.owner = me and s.key = gedanken_create.key;
  if made.id is not null then
    return gedanken.view(made, me);
  end if;
  if not coalesce((select t.open from gedanken.threads t where t.name = gedanken_create.thread), true) then
    perform gedanken.refuse('closed', 403);
  end if;
  if rules.sign_in and not signed_in then
    perform gedanken.refuse('signed-out', 401);
  end if;
  if not signed_in then
    foreach field in array array['name', 'email', 'website'] loop
      if to_jsonb(rules) ->> field = 'required' and coalesce(btrim(guest ->> field), '') = '' then
        errors := errors || jsonb_build_array(jsonb_build_object('field', field, 'reason', 'required'));
      elsif char_length(guest ->> field) > (case field when 'website' then 200 else 100 end) then
        errors := errors || jsonb_build_array(jsonb_build_object('field', field, 'reason', 'too-long'));
      end if;
    end loop;
  end if;
  if errors <> '[]' then
    perform gedanken.refuse('rejected', 422, jsonb_build_object('errors', errors));
  end if;
  if gedanken_create.parent is not null then
    above := gedanken.row_of(gedanken_create.thread, gedanken_create.parent, me);
  end if;
  perform gedanken.check_pace(gedanken_create.thread, me, rules);
  insert into gedanken.threads (name) values (gedanken_create.thread) on conflict do nothing;
  insert into gedanken.comments (thread, parent, status, author, account, website, body)
  values (
    gedanken_create.thread, above.id,
    case when rules.holds and not gedanken.moderates() then 'held' else 'published' end,
    case when signed_in then gedanken.account_name() else btrim(coalesce(guest ->> 'name', '')) end,
    gedanken.claims() ->> 'sub',
    case when not signed_in and guest ->> 'website' ~ '^https?://' then guest ->> 'website' end,
    btrim(gedanken_create.text, E' \t\r\n'))
  returning * into made;
  insert into gedanken.secrets (comment, owner, key, email)
  values (made.id, me, key, case when not signed_in then nullif(guest ->> 'email', '') end);
  return gedanken.view(made, me);
end $$;

-- Too many at once are too many, of one reader and of all guests of a thread.
create or replace function gedanken.check_pace(thread text, owner text, rules gedanken.settings) returns void
language plpgsql stable security definer set search_path = '' as $$
declare by_reader integer; by_all integer;
begin
  if gedanken.moderates() then return; end if;
  select count(*) filter (where s.owner = check_pace.owner), count(*) filter (where c.account is null)
  into by_reader, by_all
  from gedanken.comments c join gedanken.secrets s on s.comment = c.id
  where c.created > now() - interval '1 minute' and (c.thread = check_pace.thread or s.owner = check_pace.owner);
  if by_reader >= rules.per_reader or check_pace.owner like 'guest %' and by_all >= rules.per_thread then
    perform gedanken.refuse('rate-limited', 429, '{"retryAfter": 60}');
  end if;
end $$;

-- A comment that this reader may change now, or an error.
create or replace function gedanken.own_row(thread text, id text, owner text) returns gedanken.comments
language plpgsql stable security definer set search_path = '' as $$
declare it gedanken.comments := gedanken.row_of(thread, id, owner);
begin
  if it.erased or not coalesce((gedanken.rights(it, owner) ->> 'remove')::boolean, false) then
    perform gedanken.refuse('forbidden', 403);
  end if;
  return it;
end $$;

create or replace function public.gedanken_source(thread text, id text, reader text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare it gedanken.comments := gedanken.own_row(thread, id, gedanken.owner_of(reader));
begin
  return jsonb_build_object('text', it.body, 'version', it.edition::text);
end $$;

create or replace function public.gedanken_update(
  thread text, id text, text text, version text default null, reader text default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  it gedanken.comments := gedanken.own_row(thread, id, me);
  errors jsonb := gedanken.text_errors(gedanken_update.text);
begin
  if errors <> '[]' then
    perform gedanken.refuse('rejected', 422, jsonb_build_object('errors', errors));
  end if;
  update gedanken.comments c
  set body = btrim(gedanken_update.text, E' \t\r\n'), edited = clock_timestamp(), edition = c.edition + 1,
    -- Where somebody reads first, they read what has become of it, too.
    status = case when c.status = 'published' and not gedanken.moderates()
      and (select s.holds from gedanken.settings s) then 'held' else c.status end
  where c.id = it.id and (version is null or c.edition::text = version)
  returning c.* into it;
  if it.id is null then
    perform gedanken.refuse('conflict', 412);
  end if;
  return gedanken.view(it, me);
end $$;

-- Answers with what keeps its place: null when nothing is left. Places that nobody stands below any more go, too.
create or replace function public.gedanken_remove(thread text, id text, reader text default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  place gedanken.comments := gedanken.own_row(thread, id, me);
  left_over jsonb;
begin
  update gedanken.secrets s set email = null where s.comment = place.id;
  update gedanken.comments c
  set erased = true, status = 'removed', body = '', author = '', website = null, account = null, pinned = false
  where c.id = place.id;
  loop
    exit when place.id is null or not place.erased and place.id::text <> gedanken_remove.id
      or exists (select from gedanken.comments c where c.parent = place.id and c.status <> 'gone');
    update gedanken.comments c set status = 'gone' where c.id = place.id;
    select c.* into place from gedanken.comments c where c.id = place.parent;
  end loop;
  select case when c.status <> 'gone' then gedanken.view(c, me) end into left_over
  from gedanken.comments c where c.id = gedanken_remove.id::bigint;
  return left_over;
end $$;

create or replace function public.gedanken_vote(
  thread text, id text, vote text default null, reader text default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  it gedanken.comments := gedanken.row_of(thread, id, me);
begin
  if me is null or it.status <> 'published' or gedanken.owns(it.id, me)
    or coalesce(vote, 'up') not in ('up', 'down') then
    perform gedanken.refuse('forbidden', 403);
  end if;
  if vote is null then
    delete from gedanken.votes v where v.comment = it.id and v.owner = me;
  else
    insert into gedanken.votes (comment, owner, vote)
    values (it.id, me, case vote when 'up' then 1 else -1 end)
    on conflict on constraint votes_pkey do update set vote = excluded.vote;
  end if;
  update gedanken.comments c set changed = 0 where c.id = it.id;
  return jsonb_build_object('votes', gedanken.votes_on(it.id, me));
end $$;

create or replace function gedanken.moderated(thread text, id text) returns gedanken.comments
language plpgsql stable security definer set search_path = '' as $$
declare it gedanken.comments;
begin
  if not gedanken.moderates() then
    perform case when gedanken.claims() ->> 'sub' is null then gedanken.refuse('signed-out', 401)
      else gedanken.refuse('forbidden', 403) end;
  end if;
  it := gedanken.row_of(thread, id, null);
  if it.erased then
    perform gedanken.refuse('not-it', 404);
  end if;
  return it;
end $$;

create or replace function public.gedanken_moderate(
  thread text, id text, status text, reader text default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare it gedanken.comments := gedanken.moderated(thread, id);
begin
  if gedanken_moderate.status not in ('published', 'held', 'spam', 'removed') then
    perform gedanken.refuse('rejected', 422);
  end if;
  update gedanken.comments c set status = gedanken_moderate.status where c.id = it.id returning c.* into it;
  return gedanken.view(it, gedanken.owner_of(reader));
end $$;

create or replace function public.gedanken_pin(
  thread text, id text, pinned boolean, reader text default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare it gedanken.comments := gedanken.moderated(thread, id);
begin
  update gedanken.comments c set pinned = gedanken_pin.pinned where c.id = it.id returning c.* into it;
  return gedanken.view(it, gedanken.owner_of(reader));
end $$;

create or replace function public.gedanken_report(
  thread text, id text, reason text default '', reader text default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  it gedanken.comments := gedanken.row_of(thread, id, me);
begin
  if me is null then
    perform gedanken.refuse('forbidden', 403);
  end if;
  insert into gedanken.reports (comment, owner, reason) values (it.id, me, left(reason, 1000))
  on conflict do nothing;
  return '{}';
end $$;

create or replace function public.gedanken_changes(
  thread text, since text default null, reader text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me text := gedanken.owner_of(reader);
  mark text := (
    select coalesce(max(c.changed), 0)::text from gedanken.comments c where c.thread = gedanken_changes.thread);
  news gedanken.comments[];
begin
  if since is null then
    return jsonb_build_object('comments', '[]'::jsonb, 'removed', '[]'::jsonb, 'mark', mark);
  end if;
  if since !~ '^[0-9]{1,18}$' then
    perform gedanken.refuse('rejected', 400);
  end if;
  select array_agg(c order by c.changed) into news from gedanken.comments c
  where c.thread = gedanken_changes.thread and c.changed > since::bigint;
  return jsonb_build_object(
    'comments', (select coalesce(jsonb_agg(gedanken.view(n, me)), '[]') from unnest(news) n
      where gedanken.shows(n, me)),
    'removed', (select coalesce(jsonb_agg(n.id::text), '[]') from unnest(news) n where not gedanken.shows(n, me)),
    'total', gedanken.total(gedanken_changes.thread),
    'mark', mark);
end $$;

create or replace function public.gedanken_counts(threads text[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('counts', coalesce(jsonb_agg(gedanken.total(t.name) order by t.place), '[]'))
  from unnest(threads[1:100]) with ordinality as t (name, place)
$$;

create or replace function public.gedanken_recent(count integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('comments', coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'comment', gedanken.view(c, null),
    'url', case when left(c.thread, 1) = '/' then rtrim(s.site, '/') || c.thread else c.thread end || '#comment-' || c.id,
    'title', t.title)) order by c.created desc, c.id desc), '[]'))
  from (
    -- Anybody can begin a thread: only those whose name is a page of this site lead anywhere.
    select c.* from gedanken.comments c, gedanken.settings s
    where c.status = 'published' and s.site <> ''
      and (left(c.thread, 1) = '/' or starts_with(c.thread, rtrim(s.site, '/') || '/'))
    order by c.created desc, c.id desc limit least(greatest(gedanken_recent.count, 0), 50)) c
  cross join gedanken.settings s
  join gedanken.threads t on t.name = c.thread
$$;

do $$
declare called regprocedure;
begin
  for called in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'gedanken' or n.nspname = 'public' and p.proname like 'gedanken\_%' loop
    execute format('revoke all on function %s from public', called);
    if called::text like 'gedanken\_%' or called::text like 'public.gedanken\_%' then
      execute format('grant execute on function %s to anon, authenticated', called);
    end if;
  end loop;
end $$;

notify pgrst, 'reload schema';

commit;
