-- Words find offers by groups of three letters of title and shop, as mistyped words find jobs (0045): so a word is found in
-- the middle of a longer one too ("Gutschein" in "Kinogutschein"). The groups are ours and not pg_trgm, see there.

-- Small letters, one space between words and one at each end: by those a word of one or two letters is found, at its beginning.
create function shelf_words(words text) returns text
  language sql immutable
  return ' ' || array_to_string(regexp_split_to_array(lower(trim(words)), '\s+'), ' ') || ' ';

create function shelf_grams(words text) returns text[]
  language sql immutable
  return (select array_agg(distinct substr(words, place, 3)) from generate_series(1, length(words) - 2) place);

alter table offers add column words text;
update offers o set words = shelf_words(o.title || ' ' || s.name) from shops s where s.id = o.shop_id;

create function offer_words() returns trigger
  language plpgsql
as $$
begin
  new.words := shelf_words(new.title || ' ' || coalesce((select name from shops where id = new.shop_id), ''));
  return new;
end
$$;
create trigger offers_words before insert or update of title, shop_id on offers
  for each row execute function offer_words();
alter table offers alter column words set not null;

create index offers_words on offers using gin (shelf_grams(words)) where status = 'live';
create index offers_shelf_in_category on offers (category, points, id) where status = 'live';
-- What has ended is in nobody's way.
drop index offers_of_shop;
create index offers_of_shop on offers (shop_id);
create index offers_kept_of_shop on offers (shop_id, id desc) where status in ('live', 'paused');
-- The deliveries of an offer that were taken over, newest first.
create index imports_committed_of_offer on code_imports (offer_id, id desc) where status = 'committed';
