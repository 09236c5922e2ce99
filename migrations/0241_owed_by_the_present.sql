-- What of a deposit went to what its member owed at that moment: the notice says so.
alter table deposits
  add column owed_points bigint not null default 0 check (owed_points between 0 and points);

create or replace function faults_of_owed() returns table (law text, fact text)
  language sql stable
as $$
  select 'nothing lies in a budget of which something is owed', c.object
    from claims c join accounts a on a.kind = 'budget' and a.owner_id = c.member_id
    where c.owed and c.ended_at is null and a.balance > 0
  union all
  select 'nobody who has become another one owes', c.object
    from claims c join members m on m.id = c.member_id
    where c.ended_at is null and m.merged_into is not null
$$;
