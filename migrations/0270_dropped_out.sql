-- Whoever has let go of the same job twice does not take it again by themselves (core/jobs/dropped-out.ts): how often is
-- looked up at every claim, and for every job in a list.
create index assignments_let_go on assignments (job_id, worker_id) where status in ('lapsed', 'given-back', 'withdrawn');
create index applications_withdrawn on applications (job_id, worker_id) where status = 'withdrawn';

-- Who had a slot and has let go of it may be invited once more: the invitation is open again while nobody works.
create or replace function faults_of_lists() returns table (law text, fact text)
  language sql stable
as $$
  select 'nobody works on a job for invited workers without having been invited', a.public_id
    from assignments a join jobs j on j.id = a.job_id
    where j.invited_only and a.status not in ('lapsed', 'given-back', 'released', 'withdrawn') and not exists (
      select from invitations i where i.job_id = j.id and i.status = 'accepted'
        and present_member(i.worker_id) = present_member(a.worker_id))
  union all
  select 'an open invitation leads to a job that has not ended', i.public_id
    from invitations i join jobs j on j.id = i.job_id where i.status = 'open' and j.status in ('closed', 'discarded')
  union all
  select 'whoever is invited to a published job has been told', i.public_id
    from invitations i join jobs j on j.id = i.job_id
    where i.status in ('open', 'accepted') and j.published_at is not null and not exists (
      select from notices n where n.dedupe_key = 'invitation:' || i.id)
  union all
  select 'no invitation is open between two of whom one has blocked the other', i.public_id
    from invitations i join jobs j on j.id = i.job_id
      join list_entries b on b.kind = 'block'
        and ((b.owner_id = i.worker_id and b.other_id = j.client_id) or (b.owner_id = j.client_id and b.other_id = i.worker_id))
    where i.status = 'open'
  union all
  select 'nobody is invited to a job of his own', i.public_id
    from invitations i join jobs j on j.id = i.job_id where i.status = 'open' and j.client_id = i.worker_id
  union all
  select 'a merged account is on no list', m.public_id
    from members m where m.merged_into is not null and (
      exists (select from list_entries e where e.owner_id = m.id or e.other_id = m.id)
      or exists (select from invitations i where i.worker_id = m.id and i.status = 'open'))
$$;
