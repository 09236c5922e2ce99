-- Unused budget goes back to where it came from: by transfer to the account that paid in, or by the provider to the card.
alter table payouts add column deposit_id uuid references deposits,
  add constraint payout_of_deposit check ((kind = 'budget-refund') = (deposit_id is not null));
create index payouts_of_deposit on payouts (deposit_id) where deposit_id is not null;

create function faults_of_refunds() returns table (law text, fact text)
  language sql stable
as $$
  select 'no more of a deposit goes back than was paid in', d.public_id
    from deposits d
    cross join lateral (
      select (select coalesce(sum(p.points), 0) from payouts p
                where p.deposit_id = d.id and p.status not in ('rejected', 'returned', 'cancelled'))
           + (select coalesce(sum(r.points), 0) from card_refunds r join checkouts c on c.id = r.checkout_id
                where c.deposit_id = d.id and r.origin = 'client' and r.status <> 'failed') as points) back
    where back.points > d.points
  union all
  select 'a refund by transfer is of a transfer of the same client', p.public_id
    from payouts p join deposits d on d.id = p.deposit_id
    where d.source <> 'transfer' or present_member(d.member_id) <> present_member(p.member_id)
$$;
