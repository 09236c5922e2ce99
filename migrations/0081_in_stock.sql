-- The shelf is walked along its index, so what is sold out must not lie in it: `in_stock` may say too much for a minute, and
-- never too little. Buyers do not touch the offer for it: they note that it was bought from, and the schedule looks.
alter table offers
  add column in_stock boolean not null default false,
  -- The last day on which a code that there is can be used; null: nobody has looked, or there is no such day.
  add column stock_until date;
drop index offers_shelf;
drop index offers_shelf_in_category;
drop index offers_words;
create index offers_shelf on offers (points, id) where status = 'live' and in_stock;
create index offers_shelf_in_category on offers (category, points, id) where status = 'live' and in_stock;
create index offers_words on offers using gin (shelf_grams(words)) where status = 'live' and in_stock;
create index offers_running_out on offers (stock_until) where in_stock and stock_until is not null;

-- Offers whose stock has become less, or other.
create table stock_news (
  id bigint generated always as identity primary key,
  offer_id uuid not null references offers on delete cascade
);
create index stock_news_of on stock_news (offer_id);
update offers set in_stock = true;
insert into stock_news (offer_id) select id from offers;

-- The code that ends last says it: an index that is read backwards gives it at once.
create function has_stock(offer offers) returns boolean
  language sql stable
as $$
  select case
    when offer.kind = 'product' then exists (select from products p where p.offer_id = offer.id and p.stock > 0)
    else offer.source <> 'codes' or coalesce((
      select c.valid_until is null or c.valid_until >= (moment() at time zone 'UTC')::date
        from offer_codes c where c.offer_id = offer.id and c.status = 'free'
        order by c.valid_until desc nulls first limit 1), false) end
$$;

-- What is there again is on the shelf at once. Of the look that takes an offer off and of this one waits for the other;
-- buyers need no such lock.
create function back_in_stock(offer uuid) returns void
  language plpgsql
as $$
declare
  is_there boolean;
begin
  select in_stock into is_there from offers where id = offer for no key update;
  if not is_there then
    update offers set in_stock = true where id = offer;
  end if;
end
$$;

create function codes_came() returns trigger
  language plpgsql
as $$
begin
  perform back_in_stock(offer_id) from (select distinct offer_id from came where status = 'free' order by offer_id) f;
  insert into stock_news (offer_id) select distinct offer_id from came where status = 'free';
  return null;
end
$$;
create trigger codes_came after insert on offer_codes referencing new table as came
  for each statement execute function codes_came();

create function codes_moved() returns trigger
  language plpgsql
as $$
begin
  perform back_in_stock(offer_id) from (
    select distinct c.offer_id from came c join gone g on g.id = c.id
      where c.status = 'free' and g.status <> 'free' order by c.offer_id) f;
  insert into stock_news (offer_id)
    select distinct c.offer_id from came c join gone g on g.id = c.id where (c.status = 'free') <> (g.status = 'free');
  return null;
end
$$;
create trigger codes_moved after update on offer_codes referencing old table as gone new table as came
  for each statement execute function codes_moved();

create function codes_went() returns trigger
  language plpgsql
as $$
begin
  insert into stock_news (offer_id) select distinct offer_id from gone where status = 'free';
  return null;
end
$$;
create trigger codes_went after delete on offer_codes referencing old table as gone
  for each statement execute function codes_went();

create function pieces_moved() returns trigger
  language plpgsql
as $$
begin
  if new.stock > 0 then
    perform back_in_stock(new.offer_id);
  else
    insert into stock_news (offer_id) values (new.offer_id);
  end if;
  return null;
end
$$;
create trigger pieces_came after insert on products for each row execute function pieces_moved();
create trigger pieces_moved after update of stock on products for each row
  when ((old.stock > 0) <> (new.stock > 0)) execute function pieces_moved();

create function faults_of_stock() returns table (law text, fact text)
  language sql stable
as $$
  select 'what there is stands on the shelf', o.public_id
    from offers o where not o.in_stock and has_stock(o)
  union all
  select 'what is sold out leaves the shelf', o.public_id
    from offers o where o.in_stock and not has_stock(o)
      and not exists (select from stock_news n where n.offer_id = o.id)
      and coalesce(o.stock_until >= (moment() at time zone 'UTC')::date, true)
$$;
