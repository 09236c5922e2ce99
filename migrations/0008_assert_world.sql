-- What must be true of the whole database at every moment when no transaction is open. Every test harness ends with it.
create function world_faults() returns table (law text, fact text)
  language sql stable
as $$
  select 'a journal sums to zero and has at least two entries', j.key
    from journals j left join entries e on e.journal_id = j.id
    group by j.id having coalesce(sum(e.amount), 0) <> 0 or count(e.id) < 2
  union all
  select 'all entries sum to zero', sum(amount)::text from entries having sum(amount) <> 0
  union all
  select 'a balance is the sum of its entries', a.kind || ' ' || coalesce(a.owner_id::text, '')
    from accounts a left join entries e on e.account_id = a.id and a.kind <> 'fees'
    group by a.id having a.balance <> coalesce(sum(e.amount), 0) or a.version <> count(e.id)
  union all
  select 'each entry keeps the balance after it, numbered without gaps', account_id::text || ' ' || number
    from (select e.account_id, e.number, e.balance_after,
                 sum(e.amount) over (partition by e.account_id order by e.number) as running,
                 row_number() over (partition by e.account_id order by e.number) as place
            from entries e join accounts a on a.id = e.account_id where a.kind <> 'fees') chain
    where number is distinct from place or balance_after is distinct from running
  union all
  select 'no balance is negative', a.kind || ' ' || a.balance
    from accounts a where a.balance < 0 and a.kind not in ('bank', 'psp', 'promo')
  union all
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
    cross join lateral (select count(*) as held from assignments s where s.job_id = j.id and s.status <> 'lapsed') t
    where j.published_at is not null and j.open_slots + j.withdrawn_slots + t.held <> j.slots
  union all
  select 'a submission is paid exactly when it is approved, once, and to its worker', s.public_id
    from submissions s
    join assignments a on a.id = s.assignment_id
    join jobs j on j.id = a.job_id
    where s.status = 'approved' and (
      select count(*) from journals l join entries e on e.journal_id = l.id join accounts c on c.id = e.account_id
        where l.id = s.journal_id and l.key = 'assignment:' || a.id || ':approved'
          and c.kind = 'earnings' and c.owner_id = a.worker_id and e.amount = j.reward_points) <> 1
  union all
  select 'every approval journal has its submission', l.key
    from journals l where l.kind = 'approval' and not exists (select from submissions s where s.journal_id = l.id)
  union all
  select 'an assignment and its submissions agree', a.public_id || ' ' || a.status
    from assignments a
    cross join lateral (
      select count(*) as handed_in, count(*) filter (where s.status = 'waiting') as waiting, count(*) filter (where s.status = 'approved') as approved,
             count(*) filter (where s.status = 'rejected') as rejected, count(*) filter (where s.status = 'sent-back') as sent_back
        from submissions s where s.assignment_id = a.id) t
    where not case a.status
      when 'submitted' then t.waiting = 1 and t.approved + t.rejected = 0 and t.sent_back = a.revisions
      when 'approved' then t.approved = 1 and t.waiting + t.rejected = 0
      when 'rejected' then t.rejected = 1 and t.waiting + t.approved = 0
      when 'working' then t.handed_in = 0 and a.revisions = 0
      when 'revising' then t.waiting + t.approved + t.rejected = 0 and t.sent_back = a.revisions
      else t.waiting + t.approved + t.rejected = 0 end
  union all
  select 'an accepted application has its assignment', p.public_id
    from applications p where (p.status = 'accepted') <> exists (select from assignments a where a.application_id = p.id)
  union all
  select 'nobody works for himself', a.public_id
    from assignments a join jobs j on j.id = a.job_id where j.client_id = a.worker_id
  union all
  select 'a decided submission has told its worker', s.public_id
    from submissions s where s.status <> 'waiting' and not exists (
      select from notices n where n.dedupe_key = 'submission:' || s.id || ':' || s.status)
  union all
  select 'a submission that was handed in has told its client', s.public_id
    from submissions s where not exists (select from notices n where n.dedupe_key = 'submission:' || s.id || ':waiting')
  union all
  select 'a deposit is in the ledger with its amount', d.public_id
    from deposits d where not exists (
      select from entries e join accounts c on c.id = e.account_id
        where e.journal_id = d.journal_id and c.kind = 'budget' and c.owner_id = d.member_id and e.amount = d.points)
  union all
  select 'a finished command has its result', c.key from commands c where c.result is null
$$;

create function assert_world() returns void
  language plpgsql stable
as $$
declare
  faults text;
begin
  select string_agg(law || ': ' || fact, e'\n') into faults from (select law, fact from world_faults() limit 20) f;
  if faults is not null then
    raise exception e'the world is out of order:\n%', faults using errcode = 'assert_failure';
  end if;
end
$$;
