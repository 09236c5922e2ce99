-- When an entry of a statement is one that came before, and which transfer a reversal takes back.
alter table bank_entries
  -- The references of members that it names, wherever they stand in it; blanks between them.
  add column named text not null default '',
  -- The payer's own number of the transfer: it comes back with its reversal.
  add column end_to_end text not null default '',
  -- The how-manieth entry with this number and amount: banks give one twice.
  add column running integer not null default 1,
  -- Why an entry waits although its client is known.
  add column doubt text;
alter table bank_entries add constraint bank_entry_doubt check (doubt in ('payer', 'own', 'twice', 'by-hand'));
-- Of what was credited by itself the reference is known.
update bank_entries b set named = m.deposit_reference from members m
  where m.id = b.member_id and m.deposit_reference is not null and b.decided_by is null and b.status in ('matched', 'suspicious', 'reversed');

drop index bank_entry_by_reference;
drop index bank_entry_by_content;
create unique index bank_entry_by_reference on bank_entries (account, bank_reference, points, running) where bank_reference is not null;
create unique index bank_entry_by_content on bank_entries (account, content_hash) where bank_reference is null;
create index bank_entries_alike on bank_entries (account, booked_on, points);

-- `unexplained`: a debit that takes something back of which nobody knows what. `same`: it was the same money as another entry's.
alter table bank_entries drop constraint bank_entry_status, drop constraint bank_entry_sign, drop constraint bank_entry_decided;
alter table bank_entries add constraint bank_entry_status check (status in
    ('matched', 'unmatched', 'suspicious', 'assigned', 'returned', 'same', 'reversed', 'reversal', 'uncovered', 'outgoing',
     'payout', 'payout-return', 'unexpected', 'unexplained')),
  add constraint bank_entry_sign check ((points < 0) =
    (status in ('reversal', 'uncovered', 'outgoing', 'payout', 'unexpected', 'unexplained'))),
  add constraint bank_entry_decided check ((decided_by is null) = (decided_at is null)
    and (status not in ('assigned', 'returned', 'same') or (decided_by is not null and reason is not null)));
drop index bank_entries_waiting;
create index bank_entries_waiting on bank_entries (id)
  where status in ('unmatched', 'suspicious', 'uncovered', 'unexpected', 'unexplained');
