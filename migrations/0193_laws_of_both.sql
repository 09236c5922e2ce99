-- The laws of the ledger, with those of both: losses may be negative, and what was spent on rewards stands in their account.
create or replace function faults_of_ledger() returns table (law text, fact text)
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
    from accounts a where a.balance < 0 and a.kind not in ('bank', 'psp', 'promo', 'losses')
  union all
  select 'what was spent on rewards stands in their account', a.balance::text
    from accounts a where a.kind = 'rewards' and a.balance <> (
      select coalesce(sum(o.points), 0) from orders o join shops s on s.id = o.shop_id
        where s.owner_id is null and o.status = 'closed')
$$;
