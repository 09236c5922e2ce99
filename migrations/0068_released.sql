-- Work in hand of a member who is suspended is released as well: the share on time does not suffer on top of it.
create or replace function faults_of_requests() returns table (law text, fact text)
  language sql stable
as $$
  select 'what is asked for belongs to work that is in the worker''s hands', r.public_id
    from requests r join assignments a on a.id = r.assignment_id
    where r.status = 'waiting' and a.status not in ('working', 'revising')
  union all
  select 'work was released because its worker agreed or was suspended, or a guardian no longer agreed', a.public_id
    from assignments a
    cross join lateral (
      select exists (
          select from requests r where r.assignment_id = a.id and r.kind = 'release' and r.status = 'agreed') as agreed,
        exists (
          select from consent_scopes c where c.scope = 'jobs' and c.end_reason in ('withdrawn', 'merged')
            and c.ended_at = a.ended_at and present_member(c.member_id) = present_member(a.worker_id))
        or exists (select from members g where g.merged_into = present_member(a.worker_id))
        or exists (select from suspensions s where s.member_id = a.worker_id and s.at = a.ended_at) as without) t
    where case a.status when 'released' then not (t.agreed or t.without) else t.agreed end
  union all
  select 'nobody asks for the same more than three times', a.public_id || ' ' || r.kind
    from requests r join assignments a on a.id = r.assignment_id
    group by a.public_id, r.kind having count(*) > 3
  union all
  select 'an answer has been told to whoever asked', r.public_id
    from requests r where r.status in ('agreed', 'declined', 'unanswered') and not exists (
      select from notices n where n.dedupe_key = 'request:' || r.id || ':answered')
$$;
