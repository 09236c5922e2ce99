-- The bank's statements, and what each of their entries has become.
alter table deposits drop constraint deposits_source_check, drop constraint deposit_operator;
alter table deposits add constraint deposits_source_check check (source in ('operator', 'play-money', 'transfer')),
  -- A transfer that was assigned by hand names who did it.
  add constraint deposit_operator check (case source when 'operator' then operator_id is not null when 'play-money' then operator_id is null else true end);

create table statements (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  operator_id uuid not null references members,
  status text not null default 'draft',
  file_hash text not null,
  account text not null,
  -- What the file says, sealed: names and accounts of those who pay. Gone when it is booked.
  sealed text,
  created_at timestamptz not null,
  booked_at timestamptz,
  constraint statement_status check (status in ('draft', 'booked')),
  constraint statement_booked check ((status = 'booked') = (booked_at is not null) and (status = 'draft') = (sealed is not null))
);
create index statements_of_operator on statements (operator_id);
create index statements_drafts on statements (created_at) where status = 'draft';

create table bank_entries (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  statement_id uuid not null references statements,
  account text not null,
  bank_reference text,
  content_hash text not null,
  points bigint not null,
  booked_on date not null,
  payer text not null,
  -- The account of the other side: sealed, and its fingerprint to find it again.
  payer_account text not null,
  payer_print text not null,
  words text not null,
  status text not null,
  -- Whose it is; of a suspicious one, whose it may be.
  member_id uuid references members,
  deposit_id uuid unique references deposits,
  reverses_id uuid references bank_entries,
  journal_id uuid unique references journals,
  decided_by uuid references members,
  reason text,
  decided_at timestamptz,
  created_at timestamptz not null,
  constraint bank_entry_points check (points <> 0 and abs(points) <= 1000000000),
  constraint bank_entry_status check (status in
    ('matched', 'unmatched', 'suspicious', 'assigned', 'returned', 'reversed', 'reversal', 'uncovered', 'outgoing')),
  constraint bank_entry_sign check ((points < 0) = (status in ('reversal', 'uncovered', 'outgoing'))),
  constraint bank_entry_decided check ((decided_by is null) = (decided_at is null)
    and (status not in ('assigned', 'returned') or (decided_by is not null and reason is not null))),
  constraint bank_entry_not_own check (status <> 'assigned' or decided_by is distinct from member_id)
);
-- The same entry comes once, in however many files.
create unique index bank_entry_by_reference on bank_entries (account, bank_reference) where bank_reference is not null;
create unique index bank_entry_by_content on bank_entries (account, content_hash) where bank_reference is null;
create index bank_entries_content on bank_entries (account, content_hash);
create index bank_entries_waiting on bank_entries (id) where status in ('unmatched', 'suspicious', 'uncovered');
create index bank_entries_of_statement on bank_entries (statement_id);
create index bank_entries_of_member on bank_entries (member_id, id) where member_id is not null;
create index bank_entries_reversible on bank_entries (account, points, booked_on) where status in ('matched', 'unmatched', 'suspicious', 'assigned');
create unique index bank_entry_reversed_once on bank_entries (reverses_id) where reverses_id is not null;
create index bank_entries_decided_by on bank_entries (decided_by) where decided_by is not null;

create function faults_of_bank() returns table (law text, fact text)
  language sql stable
as $$
  select 'a bank entry that moved points is in the ledger with its amount', b.public_id
    from bank_entries b where b.journal_id is not null and coalesce((
      select sum(e.amount) from entries e join accounts a on a.id = e.account_id
        where e.journal_id = b.journal_id and a.kind = 'bank'), 0) <> -b.points
  union all
  select 'exactly a bank entry that moved points has its journal', b.public_id
    from bank_entries b where (b.journal_id is null) <> (b.status in ('uncovered', 'outgoing'))
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
      and (b.status = 'reversed') <> exists (select from bank_entries r where r.reverses_id = b.id and r.status = 'reversal')
  union all
  select 'what was sent back has left suspense', b.public_id
    from bank_entries b where b.status = 'returned' and not exists (
      select from journals l where l.key = 'bank-entry:' || b.id || ':returned')
$$;
