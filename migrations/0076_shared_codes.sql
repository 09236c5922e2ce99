-- One code for all buyers of a voucher, a limited number of times, once for each member. Each time is a row of its own, with
-- the code sealed for it: so the storm of buyers meets no hot row, and the stock is what is left of the limit.
alter table offers
  add column pool text not null default 'single',
  add constraint offer_pool check (pool in ('single', 'shared')),
  add constraint offer_limit check (pool <> 'shared' or announced is not null);

alter table offer_codes
  add column share integer not null default 0,
  drop constraint code_once,
  add constraint code_once unique (offer_id, fingerprint, share),
  add constraint code_share check (share >= 0);

-- Whether somebody has had an offer already is asked with every redemption.
drop index orders_of_offer;
create index orders_of_offer on orders (offer_id, buyer_id);

create function faults_of_pools() returns table (law text, fact text)
  language sql stable
as $$
  select 'a shared code is redeemed once by a member', f.public_id || ' ' || o.buyer_id
    from offers f join orders o on o.offer_id = f.id
    where f.pool = 'shared' and o.status not in ('cancelled', 'lapsed', 'declined', 'refunded')
      -- Two accounts that have each bought it may become one later.
      and not exists (select from members m where m.merged_into = o.buyer_id)
    group by f.id, o.buyer_id having count(*) > 1
  union all
  select 'a shared code is there as often as its limit says, at most', f.public_id
    from offers f join offer_codes c on c.offer_id = f.id
    where f.pool = 'shared' group by f.id having count(*) > f.announced
  union all
  select 'what can be had of a shared code is one code', f.public_id
    from offers f join offer_codes c on c.offer_id = f.id and c.status = 'free'
    where f.pool = 'shared' group by f.id having count(distinct c.fingerprint) > 1
  union all
  select 'exactly a shared code stands in shares', c.public_id
    from offer_codes c join offers f on f.id = c.offer_id where (f.pool = 'shared') <> (c.share > 0)
$$;
