-- The law of what was spent on rewards stood twice: here since 0082, and again among the laws of the ledger since 0193.
create or replace function faults_of_escrow() returns table (law text, fact text)
  language sql stable
as $$
  select 'escrow equals the open liabilities of its job',
         j.public_id || ': escrow ' || coalesce(a.balance, 0) || ', owed ' || w.owed
    from jobs j
    left join accounts a on a.kind = 'escrow' and a.owner_id = j.id
    cross join lateral (
      select (j.reward_points + j.fee_points) * (j.open_slots + count(s.id)) as owed
        from assignments s where s.job_id = j.id and s.status in ('working', 'submitted', 'revising', 'rejected')) w
    where coalesce(a.balance, 0) <> w.owed
  union all
  select 'every slot of a published job is open, withdrawn or somebody''s', j.public_id
    from jobs j
    cross join lateral (
      select count(*) as held from assignments s
        where s.job_id = j.id and s.status not in ('lapsed', 'given-back', 'released', 'withdrawn')) t
    where j.published_at is not null and j.open_slots + j.withdrawn_slots + t.held <> j.slots
$$;
