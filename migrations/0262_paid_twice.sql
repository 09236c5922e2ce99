-- What was paid twice stands in the operators' queue in a row of its own, and what is not credited can be sent back from there.
alter table checkouts drop constraint checkout_status, drop constraint checkout_doubt, drop constraint checkout_doubted,
  drop constraint checkout_noted, drop constraint checkout_ended;
alter table checkouts
  add constraint checkout_status check (status in
    ('new', 'open', 'pending', 'paid', 'failed', 'expired', 'doubtful', 'noted', 'returning', 'returned')),
  add constraint checkout_doubt check (doubt in ('amount', 'currency', 'mode', 'gone', 'page', 'twice')),
  add constraint checkout_doubted check ((status in ('doubtful', 'noted', 'returning', 'returned')) = (doubt is not null)),
  add constraint checkout_noted check (
    (status in ('noted', 'returning', 'returned')) = (decided_by is not null and reason is not null)),
  add constraint checkout_returned check (
    status not in ('returning', 'returned') or (payment_id is not null and seen_cents is not null)),
  add constraint checkout_ended check ((status in ('new', 'open', 'pending')) = (ended_at is null));
drop index checkouts_due;
create index checkouts_due on checkouts (due_at) where status in ('new', 'open', 'pending', 'doubtful', 'returning');
