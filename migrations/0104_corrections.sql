-- Postings that were wrong: one operator asks for the mirror, another one makes it.

create table corrections (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  kind text not null,
  status text not null default 'asked',
  -- Whose points move.
  member_id uuid not null references members,
  points bigint not null check (points > 0),
  -- What is mirrored.
  journal_id uuid not null references journals,
  -- The payout that the bank has made after all, and the debit that shows it.
  payout_id uuid references payouts,
  entry_id uuid references bank_entries,
  reason text not null,
  -- The configuration lets one operator do both, a day apart.
  single boolean not null,
  asked_by uuid not null references members,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  decided_by uuid references members,
  decided_at timestamptz,
  constraint correction_kind check (kind in ('deposit', 'payout')),
  constraint correction_status check (status in ('asked', 'made', 'refused', 'lapsed')),
  constraint correction_payout check ((kind = 'payout') = (payout_id is not null) and (kind = 'payout') = (entry_id is not null)),
  constraint correction_decided check ((status = 'asked') = (decided_at is null)
    and (status in ('made', 'refused')) = (decided_by is not null)),
  constraint correction_four_eyes check (status <> 'made' or decided_by is distinct from asked_by
    or (single and decided_at >= asked_at + interval '24 hours')),
  constraint correction_own_case check (decided_by is distinct from member_id and asked_by <> member_id)
);
-- A posting is corrected once, and asked about once at a time.
create unique index correction_once on corrections (journal_id) where status in ('asked', 'made');
create index corrections_waiting on corrections (id) where status = 'asked';
create index corrections_due on corrections (due_at) where status = 'asked';
create index corrections_member on corrections (member_id);
create index corrections_asked_by on corrections (asked_by);
create index corrections_decided_by on corrections (decided_by) where decided_by is not null;
create index corrections_payout on corrections (payout_id) where payout_id is not null;
create index corrections_entry on corrections (entry_id) where entry_id is not null;

create function faults_of_corrections() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly a correction that was made has its mirror, with its amount', c.public_id
    from corrections c
    where (c.status = 'made') <> exists (
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
$$;
