-- The laws of the world by topic. Each topic is a function `faults_of_TOPIC()`; world_faults() runs all there are, so that a
-- new part of the product brings its laws along and replaces only its own.

create function faults_of_ledger() returns table (law text, fact text)
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
$$;

create function faults_of_escrow() returns table (law text, fact text)
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
    cross join lateral (select count(*) as held from assignments s where s.job_id = j.id and s.status <> 'lapsed') t
    where j.published_at is not null and j.open_slots + j.withdrawn_slots + t.held <> j.slots
$$;

create function faults_of_work() returns table (law text, fact text)
  language sql stable
as $$
  select 'a submission is paid exactly when it is approved, once, and to its worker', s.public_id
    from submissions s
    join assignments a on a.id = s.assignment_id
    join jobs j on j.id = a.job_id
    where s.status = 'approved' and (
      select count(*) from journals l join entries e on e.journal_id = l.id join accounts c on c.id = e.account_id
        where l.id = s.journal_id and l.key = 'assignment:' || a.id || ':approved'
          and c.kind = 'earnings' and present_member(c.owner_id) = present_member(a.worker_id) and e.amount = j.reward_points) <> 1
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
$$;

create function faults_of_news() returns table (law text, fact text)
  language sql stable
as $$
  select 'a decided submission has told its worker', s.public_id
    from submissions s where s.status <> 'waiting' and not exists (
      select from notices n where n.dedupe_key = 'submission:' || s.id || ':' || s.status)
  union all
  select 'a submission that was handed in has told its client', s.public_id
    from submissions s where not exists (select from notices n where n.dedupe_key = 'submission:' || s.id || ':waiting')
$$;

create function faults_of_deposits() returns table (law text, fact text)
  language sql stable
as $$
  select 'a deposit is in the ledger with its amount', d.public_id
    from deposits d where not exists (
      select from entries e join accounts c on c.id = e.account_id
        where e.journal_id = d.journal_id and c.kind = 'budget' and present_member(c.owner_id) = present_member(d.member_id) and e.amount = d.points)
$$;

create function faults_of_commands() returns table (law text, fact text)
  language sql stable
as $$
  select 'a finished command has its result', c.key from commands c where c.result is null
$$;

create function faults_of_accounts() returns table (law text, fact text)
  language sql stable
as $$
  select 'exactly a merged account is closed, and holds no points', m.public_id || ' ' || a.kind
    from accounts a join members m on m.id = a.owner_id
    where a.kind in ('budget', 'earnings') and (a.closed <> (m.merged_into is not null) or (a.closed and a.balance <> 0))
  union all
  select 'a merged account leads straight to one that is not merged', m.public_id
    from members m join members k on k.id = m.merged_into where k.merged_into is not null
  union all
  select 'a merged account has no identity, no job, nothing running and nothing waiting', m.public_id
    from members m where m.merged_into is not null and (
      exists (select from identities i where i.member_id = m.id)
      or exists (select from jobs j where j.client_id = m.id)
      or exists (select from applications p where p.worker_id = m.id and p.status = 'waiting')
      or exists (select from assignments a where a.worker_id = m.id and a.status in ('working', 'submitted', 'revising', 'rejected'))
      or exists (select from dialogs d where d.member_id = m.id))
  union all
  select 'a link that was confirmed has made two accounts one', l.public_id
    from links l where l.status = 'confirmed' and present_member(l.maker_id) is distinct from present_member(l.taker_id)
$$;

create or replace function world_faults() returns table (law text, fact text)
  language plpgsql stable
as $$
declare
  topic text;
begin
  for topic in
    select p.proname from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.proname like 'faults\_of\_%' order by p.proname
  loop
    return query execute format('select law, fact from public.%I()', topic);
  end loop;
end
$$;

-- Rows of the same millisecond keep their order too: the 12 bits after the version hold the microseconds (RFC 9562, 6.2,
-- method 3). With random bits there, two notices to one person could swap places.
create or replace function uuid7() returns uuid
  language sql volatile
  return (
    select encode(
        overlay(
          overlay(uuid_send(gen_random_uuid()) placing substring(int8send(micros / 1000) from 3) from 1 for 6)
          placing int2send((28672 + (micros % 1000) * 4096 / 1000)::smallint) from 7 for 2),
        'hex')::uuid
      from (select (extract(epoch from clock_timestamp()) * 1000000)::bigint as micros) clock);
