-- Whom somebody has on a list: people one does not want to meet in a job, and workers whom a client likes to invite.
create table list_entries (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  kind text not null,
  owner_id uuid not null references members,
  other_id uuid not null references members,
  created_at timestamptz not null,
  constraint list_entry_kind check (kind in ('block', 'favourite')),
  constraint list_entry_not_oneself check (owner_id <> other_id),
  constraint list_entry_once unique (owner_id, other_id, kind)
);
create index list_entries_of_owner on list_entries (owner_id, kind, id desc);
create index list_entries_other on list_entries (other_id, kind);

-- Only invited workers may see and take it (product.md section 3).
alter table jobs add column invited_only boolean not null default false;

-- A client asks a worker to look at a job. While the job is a draft, nobody has been told yet.
create table invitations (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  job_id uuid not null references jobs,
  worker_id uuid not null references members,
  status text not null default 'open',
  created_at timestamptz not null,
  decided_at timestamptz,
  constraint invitation_status check (status in ('open', 'accepted', 'declined', 'withdrawn', 'ended')),
  constraint invitation_decided check ((status = 'open') = (decided_at is null)),
  constraint invitation_once unique (job_id, worker_id)
);
create index invitations_of_job on invitations (job_id, id desc);
create index invitations_of_worker on invitations (worker_id, id desc);
create index invitations_open on invitations (worker_id, id desc) where status = 'open';

-- Whoever was paid for a job: those whom its client may invite again.
create index assignments_paid on assignments (job_id, id) where status in ('approved', 'split');

create function faults_of_lists() returns table (law text, fact text)
  language sql stable
as $$
  select 'nobody works on a job for invited workers without having been invited', a.public_id
    from assignments a join jobs j on j.id = a.job_id
    where j.invited_only and not exists (
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
