-- Files of a dispute go 90 days after its end as well where the work was handed in without any.

create or replace function note_proofs() returns trigger
  language plpgsql
as $$
begin
  if exists (select from submissions s join submission_files f on f.submission_id = s.id where s.assignment_id = new.id)
    or exists (select from disputes d join dispute_files f on f.dispute_id = d.id where d.assignment_id = new.id) then
    insert into proofs_to_forget (assignment_id, due_at) values (new.id, new.ended_at + interval '2160 hours')
      on conflict (assignment_id) do update set due_at = excluded.due_at;
  end if;
  return null;
end
$$;

-- Whoever argues after the end of the work as well; what is open when its time comes is looked at again.
create function note_argued() returns trigger
  language plpgsql
as $$
begin
  insert into proofs_to_forget (assignment_id, due_at)
    select a.id, coalesce(a.ended_at, moment()) + interval '2160 hours'
      from disputes d join assignments a on a.id = d.assignment_id where d.id = new.dispute_id
    on conflict (assignment_id) do nothing;
  return null;
end
$$;
create trigger dispute_files_proofs after insert on dispute_files for each row execute function note_argued();

insert into proofs_to_forget (assignment_id, due_at)
  select distinct a.id, coalesce(a.ended_at, moment()) + interval '2160 hours'
    from dispute_files f join disputes d on d.id = f.dispute_id join assignments a on a.id = d.assignment_id
  on conflict (assignment_id) do nothing;
