-- A reminder that was told can be put off: its row waits once more, with a moment of the member's own.
alter table reminders
  -- What the button on the notice names.
  add column public_id text not null unique default public_id(),
  -- How often it was put off: each time it is told is a notice of its own.
  add column snoozes integer not null default 0,
  drop constraint reminder_rung,
  add constraint reminder_rung check (rung in ('half', '24h', '72h', '2h', '15m', 'last', 'snoozed'));

create function faults_of_reminders() returns table (law text, fact text)
  language sql stable
as $$
  select 'a reminder that waits is for whoever has to act', r.kind || ' ' || r.subject
    from reminders r where r.sent_at is null and r.member_id is distinct from case r.kind
      when 'assignment' then (select a.worker_id from assignments a where a.public_id = r.subject)
      when 'application' then (
        select j.client_id from applications p join jobs j on j.id = p.job_id where p.public_id = r.subject)
      else (
        select j.client_id from submissions s join assignments a on a.id = s.assignment_id join jobs j on j.id = a.job_id
          where s.public_id = r.subject) end
$$;
