-- Who must be told what: written in the command's transaction, delivered later.
create table notices (
  id uuid primary key default uuid7(),
  member_id uuid not null references members,
  kind text not null,
  data jsonb not null,
  dedupe_key text not null,
  urgency text not null,
  status text not null default 'waiting',
  attempts integer not null default 0,
  next_at timestamptz not null,
  lease_until timestamptz,
  channel text,
  message_ref jsonb,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  constraint notice_once unique (dedupe_key),
  constraint notice_urgency check (urgency in ('now', 'waking-hours')),
  constraint notice_status check (status in ('waiting', 'sending', 'sent', 'undelivered', 'dropped'))
);
create index notices_due on notices (next_at) where status in ('waiting', 'sending');
create index notices_member on notices (member_id, id desc);
create index notices_undelivered on notices (id desc) where status = 'undelivered';

-- One conversation in progress per member and place.
create table dialogs (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members,
  place text not null,
  flow text not null,
  args jsonb not null default '[]',
  raw jsonb not null default '{}',
  revision integer not null default 1,
  message_ref jsonb,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  constraint dialog_once unique (member_id, place)
);
create index dialogs_expired on dialogs (expires_at);

-- Every update that came in, once. Payload and reply go when the update is done.
create table inbox (
  platform text not null,
  external_id text not null,
  lane text not null,
  payload jsonb,
  status text not null default 'waiting',
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  lease_until timestamptz,
  received_at timestamptz not null default clock_timestamp(),
  reply jsonb,
  error text,
  primary key (platform, external_id),
  constraint inbox_status check (status in ('waiting', 'taken', 'turned', 'done', 'dead'))
);
create index inbox_lanes on inbox (lane, received_at, external_id) where status in ('waiting', 'taken', 'turned');
create index inbox_due on inbox (received_at, external_id) where status in ('waiting', 'taken', 'turned');
create index inbox_old on inbox (received_at) where status in ('done', 'dead');
