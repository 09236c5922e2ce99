-- What the bank says was on the account before and after a statement: the next one begins where the last one ended.
alter table statements add column opening_points bigint, add column closing_points bigint;
create index statements_booked on statements (account, booked_at desc) where closing_points is not null and status = 'booked';
