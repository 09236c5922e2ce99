-- What the bank has taken back and the client has spent: what is there is taken at once, what comes home later too, and two
-- operators may agree that the rest is a loss.
alter table bank_entries
  -- Of a reversal, what has been taken so far, and in how many postings from the budget.
  add column taken_points bigint not null default 0,
  add column takes integer not null default 0,
  -- Who has asked that the rest be given up, and when.
  add column given_up_by uuid references members,
  add column given_up_at timestamptz;
update bank_entries set taken_points = -points where status = 'reversal';
create index bank_entries_given_up_by on bank_entries (given_up_by) where given_up_by is not null;
create index bank_entries_owed on bank_entries (member_id, id) where status = 'uncovered';

alter table bank_entries drop constraint bank_entry_status, drop constraint bank_entry_sign, drop constraint bank_entry_decided;
alter table bank_entries add constraint bank_entry_status check (status in
    ('matched', 'unmatched', 'suspicious', 'assigned', 'returned', 'same', 'reversed', 'reversal', 'uncovered', 'lost', 'outgoing',
     'payout', 'payout-return', 'unexpected', 'unexplained')),
  add constraint bank_entry_sign check ((points < 0) =
    (status in ('reversal', 'uncovered', 'lost', 'outgoing', 'payout', 'unexpected', 'unexplained'))),
  add constraint bank_entry_decided check ((decided_by is null) = (decided_at is null)
    and (status not in ('assigned', 'returned', 'same', 'lost') or (decided_by is not null and reason is not null))),
  add constraint bank_entry_given_up check ((given_up_by is null) = (given_up_at is null)
    and (given_up_by is not null or status <> 'lost') and (given_up_by is null or reason is not null)),
  add constraint bank_entry_taken check (taken_points between 0 and abs(points));

create or replace function faults_of_bank() returns table (law text, fact text)
  language sql stable
as $$
  select 'a bank entry that moved points is in the ledger with its amount', b.public_id
    from bank_entries b where b.journal_id is not null and b.status not in ('reversal', 'lost') and coalesce((
      select sum(e.amount) from entries e join accounts a on a.id = e.account_id
        where e.journal_id = b.journal_id and a.kind = 'bank'), 0) <> -b.points
  union all
  select 'what the bank took back is in the ledger, as far as it was taken or given up', b.public_id
    from bank_entries b where b.status in ('reversal', 'uncovered', 'lost') and (
      (b.status = 'reversal' and b.taken_points <> -b.points)
      or case b.status when 'lost' then -b.points else b.taken_points end <> (
        select coalesce(sum(e.amount), 0) from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
          where a.kind = 'bank' and (j.key in ('bank-entry:' || b.id || ':reversal', 'bank-entry:' || b.id || ':lost')
            or j.key = any (array(select 'bank-entry:' || b.id || ':taken:' || n from generate_series(1, b.takes) n)))))
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
