-- Pieces of cancelled orders come back to a shelf that its owner has filled meanwhile: how many may be set is the
-- program's to say, how many may come back is nobody's.
alter table products
  drop constraint product_stock,
  add constraint product_stock check (stock >= 0 and added >= stock);

-- Payouts are money too; a notice that was not written closes no books.
create or replace function books_faults() returns table (law text, fact text)
  language sql stable
as $$
  select * from (
    select * from faults_of_ledger() union all select * from faults_of_escrow()
    union all select * from faults_of_bank() union all select * from faults_of_payouts()) f
    where law not like '% has told %' and law not like '% was told %'
$$;
