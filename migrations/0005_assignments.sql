create table files (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  owner_id uuid not null references members,
  name text not null,
  mime_type text not null,
  bytes integer not null,
  sha256 text not null,
  storage_key text not null,
  created_at timestamptz not null,
  -- At most 20 MB: what a bot may download (Bot API, getFile).
  constraint file_size check (bytes between 1 and 20971520)
);
create index files_owner on files (owner_id, id);

create table applications (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  job_id uuid not null references jobs,
  worker_id uuid not null references members,
  status text not null default 'waiting',
  pitch text not null default '',
  decline_reason text,
  created_at timestamptz not null,
  decided_at timestamptz,
  constraint application_status check (status in ('waiting', 'accepted', 'declined', 'withdrawn', 'lapsed')),
  constraint application_pitch check (length(pitch) <= 500)
);
create unique index application_once on applications (job_id, worker_id)
  where status in ('waiting', 'accepted', 'declined');
create index applications_waiting on applications (job_id, id) where status = 'waiting';
create index applications_worker on applications (worker_id, id desc);
create index applications_to_lapse on applications (created_at) where status = 'waiting';

create table assignments (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  job_id uuid not null references jobs,
  worker_id uuid not null references members,
  application_id uuid unique references applications,
  status text not null default 'working',
  -- How often the client has sent the work back.
  revisions smallint not null default 0,
  started_at timestamptz not null,
  deadline_at timestamptz not null,
  review_due_at timestamptz,
  ended_at timestamptz,
  constraint assignment_status check (status in ('working', 'submitted', 'revising', 'approved', 'rejected', 'lapsed')),
  constraint assignment_revisions check (revisions between 0 and 2),
  constraint assignment_review_due check ((status = 'submitted') = (review_due_at is not null))
);
-- One worker has a job once; after a lapse it may be taken again.
create unique index assignment_once on assignments (job_id, worker_id) where status <> 'lapsed';
create index assignments_running on assignments (worker_id, deadline_at) where status in ('working', 'submitted', 'revising');
create index assignments_of_worker on assignments (worker_id, id desc);
create index assignments_of_job on assignments (job_id, status);
create index assignments_to_lapse on assignments (deadline_at) where status in ('working', 'revising');
create index assignments_to_approve on assignments (review_due_at) where status = 'submitted';

create table submissions (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  assignment_id uuid not null references assignments,
  round smallint not null,
  status text not null default 'waiting',
  words text not null default '',
  links text[] not null default '{}',
  checked_points smallint[] not null default '{}',
  ai_note text,
  handed_in_at timestamptz not null,
  decided_at timestamptz,
  reason_code text,
  reason text,
  failed_points smallint[] not null default '{}',
  -- Law 7 of the ledger: a submission is paid at most once.
  journal_id uuid unique references journals,
  constraint submission_status check (status in ('waiting', 'approved', 'sent-back', 'rejected')),
  constraint submission_round check (round between 1 and 3),
  constraint submission_words check (length(words) <= 4000),
  constraint submission_links check (cardinality(links) <= 10),
  constraint submission_paid check ((status = 'approved') = (journal_id is not null)),
  constraint submission_round_once unique (assignment_id, round)
);
create unique index submission_waiting_once on submissions (assignment_id) where status = 'waiting';
create unique index submission_approved_once on submissions (assignment_id) where status = 'approved';

create table submission_files (
  submission_id uuid not null references submissions,
  position smallint not null check (position between 1 and 10),
  file_id uuid not null references files,
  primary key (submission_id, position),
  constraint submission_file_once unique (submission_id, file_id)
);

create table reviews (
  id uuid primary key default uuid7(),
  assignment_id uuid not null references assignments,
  author_id uuid not null references members,
  subject_id uuid not null references members,
  stars smallint not null check (stars between 1 and 5),
  sentence text not null default '' check (length(sentence) <= 300),
  created_at timestamptz not null,
  constraint review_once unique (assignment_id, author_id),
  constraint review_not_oneself check (author_id <> subject_id)
);
create index reviews_subject on reviews (subject_id, id desc);
