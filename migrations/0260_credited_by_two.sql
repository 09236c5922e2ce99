-- A transfer that is credited by hand waits for a second operator like every other correction: one alone could make money.
alter table corrections drop constraint correction_kind;
alter table corrections
  add constraint correction_kind check (kind in ('credit', 'deposit', 'payout', 'refused', 'batch-refused', 'noted', 'from-provider'));
-- Two who see the same transfer ask for it once.
create unique index correction_credit_once on corrections (member_id, points) where kind = 'credit' and status = 'asked';

create or replace function faults_of_corrections() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly a correction that was made has its mirror, with its amount', c.public_id
    from corrections c
    where c.journal_id is not null and (c.status = 'made') <> exists (
      select from journals j join entries e on e.journal_id = j.id
        where j.key = 'correction:' || c.id and j.kind = 'correction' and e.amount = -c.points)
  union all
  select 'a mirror gives back what its posting took', c.public_id
    from corrections c join journals m on m.key = 'correction:' || c.id
    where exists (
      select from (
        select a.kind, sum(e.amount) as amount from entries e join accounts a on a.id = e.account_id
          where e.journal_id in (c.journal_id, m.id) group by a.kind) both_of
        where both_of.amount <> 0)
  union all
  select 'a refusal that two have agreed on has brought the points home', c.public_id
    from corrections c where c.kind = 'refused' and c.status = 'made'
      and not exists (select from journals j where j.key = 'payout:' || c.payout_id || ':back')
  union all
  select 'nobody alone notes the debit of a refused payout away', e.public_id
    from bank_entries e join payouts p on p.id = e.payout_id
    where e.status = 'outgoing' and p.status = 'rejected' and p.points = -e.points and p.ended_at <= e.decided_at
      and not exists (select from corrections c where c.entry_id = e.id and c.kind = 'noted' and c.status = 'made')
  union all
  select 'exactly a credit that two have agreed on is a deposit of its member, with its amount', c.public_id
    from corrections c where (c.kind = 'credit' and c.status = 'made') <> exists (
      select from journals j join deposits d on d.journal_id = j.id
        where j.key = 'deposit:correction:' || c.id and d.source = 'operator' and d.points = c.points
          and present_member(d.member_id) = present_member(c.member_id))
$$;
