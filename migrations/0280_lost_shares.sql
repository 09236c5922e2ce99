-- A share of a code for all that no key opens was paid back: it does not count as redeemed, so another code can take its
-- place, and when the key is back it only comes back where there is still room.
create or replace function faults_of_pools() returns table (law text, fact text)
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
    from offers f join offer_codes c on c.offer_id = f.id and c.status <> 'lost'
    where f.pool = 'shared' group by f.id having count(*) > f.announced
  union all
  select 'what can be had of a shared code is one code', f.public_id
    from offers f join offer_codes c on c.offer_id = f.id and c.status = 'free'
    where f.pool = 'shared' group by f.id having count(distinct c.fingerprint) > 1
  union all
  select 'exactly a shared code stands in shares', c.public_id
    from offer_codes c join offers f on f.id = c.offer_id where (f.pool = 'shared') <> (c.share > 0)
$$;
