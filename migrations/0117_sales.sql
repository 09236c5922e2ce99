-- What a shop has sold in a month: read by its orders of that time.
create index orders_of_time on orders (shop_id, placed_at);
