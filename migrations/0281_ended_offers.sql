-- What an owner has ended stays to be looked at: what was sold of it is still checked and complained about.
create index offers_ended_of_shop on offers (shop_id, id desc) where status = 'archived';
