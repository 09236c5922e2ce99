-- What a member saves for: one offer at a time.
create table goals (
  id uuid primary key default uuid7(),
  member_id uuid not null unique references members on delete cascade,
  offer_id uuid not null references offers,
  created_at timestamptz not null,
  -- Told once that there are enough points.
  reached_at timestamptz,
  -- When somebody has to look at it: points came in, or the offer ends. So nobody walks through all goals.
  look_at timestamptz
);
create index goals_of_offer on goals (offer_id);
create index goals_to_look_at on goals (look_at) where look_at is not null;

-- Points come in by many ways, and all of them end here.
create function look_at_goal() returns trigger
  language plpgsql
as $$
begin
  update goals set look_at = moment() where member_id = new.owner_id and reached_at is null;
  return null;
end
$$;
create trigger accounts_look_at_goal after update of balance on accounts
  for each row when (new.kind = 'earnings' and new.balance > old.balance) execute function look_at_goal();

create function faults_of_goals() returns table (law text, fact text)
  language sql stable
as $$
  select 'a goal that was reached has told its member', g.id::text
    from goals g where g.reached_at is not null and not exists (
      select from notices n where n.dedupe_key = 'goal:' || g.id || ':reached')
  union all
  select 'enough points for a goal are noticed', g.id::text
    from goals g join offers f on f.id = g.offer_id join accounts a on a.kind = 'earnings' and a.owner_id = g.member_id
    where g.reached_at is null and g.look_at is null and a.balance >= f.points
  union all
  select 'nobody saves for an offer that has ended', g.id::text
    from goals g join offers f on f.id = g.offer_id where f.status = 'archived' and g.look_at is null
  union all
  select 'nobody saves for what his own shop offers', g.id::text
    from goals g join offers f on f.id = g.offer_id join shops s on s.id = f.shop_id where s.owner_id = g.member_id
$$;
