-- Where a month of an account begins, found by halving: entries are numbered as they are booked, and that is the order of
-- their moments. So the hot table needs no further index.

-- The number of the first entry of an account that is not before this moment; one more than the last when all are. Entries
-- of two commands at the same moment may be numbered the other way round: the first of them, in any case.
create function first_entry_from(account uuid, since timestamptz) returns bigint
  language plpgsql stable
as $$
declare
  earlier bigint := 0;
  later bigint;
  middle bigint;
begin
  select coalesce(max(e.number), 0) + 1 into later from entries e where e.account_id = account;
  while later - earlier > 1 loop
    middle := (later + earlier) / 2;
    if (select e.at from entries e where e.account_id = account and e.number = middle) < since then
      earlier := middle;
    else
      later := middle;
    end if;
  end loop;
  return coalesce(
    (select min(e.number) from entries e
      where e.account_id = account and e.number < later and e.number > later - 100 and e.at >= since),
    later);
end
$$;
