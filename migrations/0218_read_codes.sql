-- How many lines of a list said another value than the offer's; they count as unreadable, too.
alter table code_imports add column other_value integer not null default 0 check (other_value >= 0);

-- `fingerprint` is of a code exactly as it is written, `loose` of what is left of it without spaces, hyphens and small
-- letters: a counter looks up by that. Codes that came before have the loose one in both columns, and so has the one code of
-- a shared offer.
alter table offer_codes add column loose text;
update offer_codes set loose = fingerprint;
alter table offer_codes
  alter column loose set not null,
  add constraint code_loose check (loose ~ '^[0-9a-f]{64}$');
drop index codes_by_fingerprint;
create index codes_by_loose on offer_codes (loose);

-- The last day of a code is over when it is over in the shop, and not in Greenwich.
create or replace function has_stock(offer offers) returns boolean
  language sql stable
as $$
  select case
    when offer.kind = 'product' then exists (select from products p where p.offer_id = offer.id and p.stock > 0)
    else offer.source <> 'codes' or coalesce((
      select c.valid_until is null or c.valid_until >= (moment() at time zone 'Europe/Berlin')::date
        from offer_codes c where c.offer_id = offer.id and c.status = 'free'
        order by c.valid_until desc nulls first limit 1), false) end
$$;

create or replace function faults_of_stock() returns table (law text, fact text)
  language sql stable
as $$
  select 'what there is stands on the shelf', o.public_id
    from offers o where not o.in_stock and has_stock(o)
  union all
  select 'what is sold out leaves the shelf', o.public_id
    from offers o where o.in_stock and not has_stock(o)
      and not exists (select from stock_news n where n.offer_id = o.id)
      and coalesce(o.stock_until >= (moment() at time zone 'Europe/Berlin')::date, true)
$$;
