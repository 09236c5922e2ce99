-- What time takes away: what was said to somebody after 30 days, what was handed in 90 days after the end of the work.

-- The row stays, because it says that somebody was told; its words go.
create index notices_with_words on notices (created_at) where data <> '{}' or message_ref is not null;
create index notices_farewell on notices (created_at) where kind = 'member.deleted' and data <> '{}';
create index members_deleted on members (deleted_at) where deleted_at is not null;

-- Ended work with files, to be looked at when their time may be over.
create table proofs_to_forget (
  assignment_id uuid primary key references assignments,
  due_at timestamptz not null
);
create index proofs_due on proofs_to_forget (due_at);

create function note_proofs() returns trigger
  language plpgsql
as $$
begin
  if exists (select from submissions s join submission_files f on f.submission_id = s.id where s.assignment_id = new.id) then
    insert into proofs_to_forget (assignment_id, due_at) values (new.id, new.ended_at + interval '2160 hours')
      on conflict (assignment_id) do update set due_at = excluded.due_at;
  end if;
  return null;
end
$$;
create trigger assignments_proofs after update of ended_at on assignments
  for each row when (new.ended_at is not null and new.ended_at is distinct from old.ended_at) execute function note_proofs();

insert into proofs_to_forget (assignment_id, due_at)
  select distinct a.id, a.ended_at + interval '2160 hours'
    from assignments a join submissions s on s.assignment_id = a.id join submission_files f on f.submission_id = s.id
    where a.ended_at is not null;

-- A board's notice names its board for as long as notices have words.
create or replace function faults_of_boards() returns table (law text, fact text)
  language sql stable
as $$
  select 'a board that was switched off has told its owner', b.public_id
    from boards b where b.status = 'off' and b.off_at > moment() - interval '29 days' and not exists (
      select from notices t where t.kind = 'board.off' and t.data->>'board' = b.public_id and t.created_at >= b.off_at)
  union all
  select 'the card of an ended job is over, or about to be', c.board_id || ' ' || c.job_id
    from board_cards c join jobs j on j.id = c.job_id join boards b on b.id = c.board_id
    where c.status = 'resting' and j.status = 'closed' and b.status = 'active'
      and not exists (select from board_news n where n.job_id = c.job_id)
  union all
  select 'a merged account has no boards', m.public_id
    from members m where m.merged_into is not null and exists (select from boards b where b.owner_id = m.id)
$$;
