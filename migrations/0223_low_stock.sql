-- Stock also falls when codes end: after this day no more are left than make a shortage. Null: as many last for ever, or
-- there is a shortage already.
alter table offers add column low_after date;
create index offers_running_low on offers (low_after) where low_after is not null;
insert into stock_news (offer_id) select id from offers where kind = 'voucher' and status <> 'archived';

-- Deliveries of which there is something to take back, the newest first.
create index codes_free_by_import on offer_codes (offer_id, import_id) where status = 'free';

-- Redeemed is from the first point.
alter table offers drop constraint offer_numbers;
alter table offers add constraint offer_numbers
  check (points between 1 and 100000 and face_cents between 1 and 100000 and announced between 1 and 2000);
