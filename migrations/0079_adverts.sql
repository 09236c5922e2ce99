-- Advertisements of shops, free of points, and how often somebody looks at what a shop shows.
create table adverts (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  shop_id uuid not null references shops,
  status text not null default 'live',
  category text not null,
  title text not null,
  words text not null,
  -- Where it leads, and a code that everybody may use; at least one of the two.
  link text,
  code text,
  created_at timestamptz not null,
  constraint advert_status check (status in ('live', 'paused', 'archived')),
  constraint advert_category check (category in ('food', 'shopping', 'leisure', 'travel', 'beauty', 'digital', 'other')),
  constraint advert_words check (length(title) between 3 and 80 and length(words) between 10 and 500),
  constraint advert_leads check ((link is not null or code is not null) and (link is null or (link ~ '^https://' and length(link) <= 300)) and length(code) between 2 and 60)
);
create index adverts_of_shop on adverts (shop_id);
create index adverts_kept_of_shop on adverts (shop_id, id desc) where status in ('live', 'paused');
create index adverts_shelf on adverts (id desc) where status = 'live';

-- Who has looked at an offer or an advertisement today, once: many who look write many rows, and none waits for another.
-- After the day only the number is left, nobody's name.
create table shelf_looks (
  thing_id uuid not null,
  what text not null,
  day date not null,
  member_id uuid not null references members on delete cascade,
  primary key (thing_id, what, day, member_id),
  constraint look_what check (what in ('view', 'tap'))
);
create index shelf_looks_of on shelf_looks (member_id);
create index shelf_looks_old on shelf_looks (day);

create table shelf_weeks (
  thing_id uuid not null,
  -- Its Monday.
  week date not null,
  views integer not null,
  taps integer not null,
  primary key (thing_id, week),
  constraint week_monday check (extract(isodow from week) = 1),
  constraint week_counts check (views >= 0 and taps >= 0)
);

-- What an offer has sold, by week.
create index orders_redeemed on orders (offer_id, placed_at) where status in ('shown', 'closed');

create function faults_of_adverts() returns table (law text, fact text)
  language sql stable
as $$
  select 'what somebody looked at is there', l.thing_id::text
    from shelf_looks l where not exists (select from offers f where f.id = l.thing_id) and not exists (select from adverts a where a.id = l.thing_id)
  union all
  select 'nobody counts who looks at his own things', l.thing_id::text
    from shelf_looks l
      left join offers f on f.id = l.thing_id left join adverts a on a.id = l.thing_id
      join shops s on s.id = coalesce(f.shop_id, a.shop_id)
    where s.owner_id = l.member_id
      -- Somebody may have looked with an account that became the owner's later.
      and not exists (select from members m where m.merged_into = l.member_id)
$$;
