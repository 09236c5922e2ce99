-- The books: looked through every night. When money contradicts itself, nothing moves any more until it is understood.
create table books (
  single boolean primary key default true,
  closed_at timestamptz,
  constraint books_single check (single)
);
insert into books default values;

create table books_checks (
  id uuid primary key default uuid7(),
  -- The night that it stands for; absent when an operator asked for it.
  night date,
  made_at timestamptz not null,
  -- The first twenty of what was found: [{law, fact}].
  faults jsonb not null,
  fault_count integer not null,
  constraint books_check_once unique (night),
  constraint books_check_counts check (fault_count >= jsonb_array_length(faults))
);

create function refuse_when_closed() returns trigger
  language plpgsql
as $$
begin
  if exists (select from books where closed_at is not null) then
    raise exception 'the books are closed' using errcode = 'check_violation', constraint = 'books_closed';
  end if;
  return new;
end
$$;
create trigger journals_open_books before insert on journals for each row execute function refuse_when_closed();

-- What is wrong with money itself. Other laws of the world may be broken without closing the books.
create function books_faults() returns table (law text, fact text)
  language sql stable
as $$
  select * from faults_of_ledger() union all select * from faults_of_escrow() union all select * from faults_of_bank()
$$;

create function faults_of_books() returns table (law text, fact text)
  language sql stable
as $$
  select 'the books close when a check finds money wrong', c.id::text
    from (select id, fault_count from books_checks order by id desc limit 1) c, books b
    where c.fault_count > 0 and b.closed_at is null
  union all
  select 'closed books have the check that closed them', b.closed_at::text
    from books b where b.closed_at is not null and not exists (
      select from books_checks c where c.made_at = b.closed_at and c.fault_count > 0)
  union all
  select 'what is owed stands against what is held', sum(points)::text from liabilities() having sum(points) <> 0
$$;
