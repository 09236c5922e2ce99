-- What the bank has taken back and was not there is a claim like any other: taken as soon as it comes into the budget.
alter table claims
  -- Owed for certain: of new points it is taken, too.
  add column owed boolean not null default false;
alter table claims alter column owed drop default;

insert into claims (object, member_id, points, account_kind, journal_kind, owed, opened_at)
  select 'bank-entry:' || id, present_member(member_id), -points - taken_points, 'bank', 'deposit-reversal', true, created_at
    from bank_entries where status = 'uncovered' order by id;

-- What the clock would have taken within a minute.
set local klickwork.tx = 'on';
do $$
declare
  claim claims;
  purse accounts;
  part bigint;
begin
  if exists (select from books where closed_at is not null) then return; end if;
  for claim in select * from claims where owed order by id loop
    select * into purse from accounts where kind = 'budget' and owner_id = claim.member_id and not closed;
    part := least(claim.points, coalesce(purse.balance, 0));
    if part > 0 then
      perform post_journal('claim:' || claim.id || ':' || part, 'deposit-reversal', jsonb_build_array(
        jsonb_build_object('account', purse.id, 'amount', -part),
        jsonb_build_object('account', open_account('bank', null), 'amount', part)));
      update claims set taken_points = part, ended_at = case when part = points then moment() end where id = claim.id;
    end if;
  end loop;
end
$$;

create or replace function faults_of_bank() returns table (law text, fact text)
  language sql stable
as $$
  select 'a bank entry that moved points is in the ledger with its amount', b.public_id
    from bank_entries b where b.journal_id is not null and b.status not in ('reversal', 'lost') and coalesce((
      select sum(e.amount) from entries e join accounts a on a.id = e.account_id
        where e.journal_id = b.journal_id and a.kind = 'bank'), 0) <> -b.points
  union all
  select 'what the bank took back is in the ledger, as far as it was taken or given up', b.public_id
    from bank_entries b left join claims c on c.object = 'bank-entry:' || b.id
      left join (
        -- Out of the budget or suspense at once, out of the budget as it came home, out of the platform's own.
        select case when starts_with(j.key, 'claim:') then k.object else 'bank-entry:' || split_part(j.key, ':', 2) end as object,
               sum(e.amount) as points
          from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
            left join claims k on starts_with(j.key, 'claim:') and k.id::text = split_part(j.key, ':', 2)
          where a.kind = 'bank' and (starts_with(j.key, 'claim:')
            or (starts_with(j.key, 'bank-entry:') and split_part(j.key, ':', 3) in ('reversal', 'taken', 'lost')))
          group by 1) moved on moved.object = 'bank-entry:' || b.id
    where b.status in ('reversal', 'uncovered', 'lost') and (
      (b.status = 'reversal' and b.taken_points <> -b.points)
      or coalesce(moved.points, 0) <> case b.status
        when 'lost' then -b.points
        when 'uncovered' then b.taken_points + coalesce(c.taken_points, 0)
        else b.taken_points end)
  union all
  select 'what an uncovered bank entry is short of is claimed, and nothing of another', b.public_id
    from bank_entries b left join claims c on c.object = 'bank-entry:' || b.id
    where case b.status
      when 'uncovered' then -b.points - b.taken_points <> coalesce(c.points, 0) or not c.owed
        or (c.ended_at is not null and c.taken_points < c.points)
      else c.id is not null and c.ended_at is null end
  union all
  select 'exactly a bank entry that moved points has its journal', b.public_id
    from bank_entries b
    -- What payouts move is posted for each of them; an uncovered one has it when all of it is taken.
    where (b.journal_id is null) <>
      (b.status in ('uncovered', 'outgoing', 'payout', 'payout-return', 'unexpected', 'unexplained'))
  union all
  select 'suspense holds exactly what waits for an operator', a.balance || ' ' || w.waits
    from accounts a, (select coalesce(sum(points), 0) as waits from bank_entries where status in ('unmatched', 'suspicious')) w
    where a.kind = 'suspense' and a.balance <> w.waits
  union all
  select 'a transfer that is somebody''s is a deposit of theirs with its amount', b.public_id
    from bank_entries b where b.status in ('matched', 'assigned') and not exists (
      select from deposits d where d.id = b.deposit_id and d.source = 'transfer' and d.points = b.points
        and present_member(d.member_id) = present_member(b.member_id))
  union all
  select 'a deposit by transfer has its entry on a statement', d.public_id
    from deposits d where d.source = 'transfer' and not exists (select from bank_entries b where b.deposit_id = d.id)
  union all
  select 'a deposit by transfer has told its client', d.public_id
    from deposits d where d.source = 'transfer' and not exists (
      select from notices n where n.dedupe_key = 'deposit:' || d.id || ':credited')
  union all
  select 'exactly a reversed entry has one that reverses it', b.public_id
    from bank_entries b where b.points > 0
      and (b.status = 'reversed') <> exists (
        select from bank_entries r where r.reverses_id = b.id and r.status in ('reversal', 'lost'))
  union all
  select 'what was sent back has left suspense', b.public_id
    from bank_entries b where b.status in ('returned', 'same') and not exists (
      select from journals l where l.key = 'bank-entry:' || b.id || case b.status when 'same' then ':same' else ':returned' end)
$$;

alter table bank_entries drop column takes;

-- Apart from the books: nothing is lost by it, but it could be spent.
create function faults_of_owed() returns table (law text, fact text)
  language sql stable
as $$
  select 'nothing lies in a budget of which something is owed', c.object
    from claims c join accounts a on a.kind = 'budget' and a.owner_id = c.member_id
    where c.owed and c.ended_at is null and a.balance > 0
$$;
