-- What else moves in My work and My jobs, and what else somebody is asked for: requests, appeals, invitations, places in line.
create function note_change_of_request() returns trigger
  language plpgsql
as $$
begin
  insert into member_changes (member_id)
    select m.id from assignments a join jobs j on j.id = a.job_id
      cross join lateral (values (a.worker_id), (j.client_id)) m (id) where a.id = new.assignment_id;
  return null;
end
$$;
create trigger requests_change after insert or update of status, due_at on requests
  for each row execute function note_change_of_request();

create function note_change_of_dispute() returns trigger
  language plpgsql
as $$
begin
  insert into member_changes (member_id) values (new.worker_id), (new.client_id);
  return null;
end
$$;
create trigger disputes_change after insert or update of status, answer_due_at, worker_id, client_id on disputes
  for each row execute function note_change_of_dispute();

create function note_change_of_worker() returns trigger
  language plpgsql
as $$
begin
  insert into member_changes (member_id) values (new.worker_id);
  return null;
end
$$;
create trigger invitations_change after insert or update of status, worker_id on invitations
  for each row execute function note_change_of_worker();
create trigger waiting_places_change after insert or update of status, worker_id on waiting_places
  for each row execute function note_change_of_worker();

create or replace function faults_of_digests() returns table (law text, fact text)
  language sql stable
as $$
  select 'whoever has something to do is looked at for the digest', m.public_id
    from members m where m.status = 'active' and not ('digest' = any(m.muted_topics))
      and not exists (select from digest_due d where d.member_id = m.id)
      and not exists (select from member_changes c where c.member_id = m.id)
      and (exists (select from assignments a where a.worker_id = m.id and a.status in ('working', 'revising'))
        or exists (select from jobs j join assignments a on a.job_id = j.id
          where j.client_id = m.id and a.status = 'submitted')
        or exists (select from jobs j join applications p on p.job_id = j.id
          where j.client_id = m.id and p.status = 'waiting')
        or exists (select from jobs j join assignments a on a.job_id = j.id join requests r on r.assignment_id = a.id
          where j.client_id = m.id and a.status in ('working', 'revising') and r.kind = 'time' and r.status = 'waiting')
        or exists (select from disputes d where d.client_id = m.id and d.status = 'answering'))
$$;

-- What is asked already.
insert into member_changes (member_id)
  select j.client_id from requests r join assignments a on a.id = r.assignment_id join jobs j on j.id = a.job_id
    where r.status = 'waiting'
  union select client_id from disputes where status = 'answering';
