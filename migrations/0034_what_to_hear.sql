-- Which groups of notices a member does not want to hear. A notice of such a group is written like any other, and ends as
-- `muted` where it would have been sent.
alter table members
  add column muted_topics text[] not null default '{}',
  add constraint member_muted_topics check (muted_topics <@ array['reminders', 'applications', 'alerts', 'stock']);

alter table notices
  drop constraint notice_status,
  add constraint notice_status check (status in ('waiting', 'sending', 'sent', 'undelivered', 'dropped', 'muted'));

create function faults_of_topics() returns table (law text, fact text)
  language sql stable
as $$
  select 'money, decisions and security are never muted', n.kind || ' ' || n.dedupe_key
    from notices n where n.status = 'muted' and n.kind not in (
      'assignment.reminder', 'application.reminder', 'submission.reminder', 'application.new', 'assignment.claimed',
      'alerts.found', 'offer.low')
$$;
