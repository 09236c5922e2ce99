-- A shop owner's open complaints, of vouchers and goods.
create index orders_problem_of_shop on orders (shop_id, id) where status = 'problem';
