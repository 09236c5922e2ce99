-- My work and My jobs are living messages: the last one that a member was shown on each platform is edited in place.
create table living_messages (
  member_id uuid not null references members on delete cascade,
  platform text not null,
  screen text not null,
  place text not null,
  message text not null,
  hash text not null,
  shown_at timestamptz not null,
  due_at timestamptz,
  changes integer not null default 0,
  attempts integer not null default 0,
  -- An edit is on its way until then, and what is pressed meanwhile waits for it.
  editing_until timestamptz,
  overdrawn boolean not null default false,
  primary key (member_id, platform, screen),
  constraint living_platform check (platform in ('telegram', 'discord'))
);
create index living_messages_due on living_messages (due_at) where due_at is not null;
create index living_messages_shown on living_messages (shown_at);
-- One message shows one thing.
create unique index living_message_once on living_messages (platform, place, message);
