-- A payment on a page of the provider that is not the one we know of: an operator looks at it.
alter table checkouts
  drop constraint checkout_doubt,
  add constraint checkout_doubt check (doubt in ('amount', 'currency', 'mode', 'gone', 'page'));
