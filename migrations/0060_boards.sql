-- Boards: channels, groups and forums where new jobs appear as cards.
create table boards (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  owner_id uuid not null references members,
  status text not null default 'active',
  platform text not null,
  chat text not null,
  server text,
  kind text not null,
  title text not null,
  language text not null,
  every_language boolean not null default false,
  categories text[] not null default '{}',
  minimum_reward_points integer not null default 0,
  keys text[] not null,
  since timestamptz not null,
  off_why text,
  off_at timestamptz,
  created_at timestamptz not null,
  constraint board_once unique (platform, chat),
  constraint board_status check (status in ('active', 'off')),
  constraint board_platform check (platform in ('telegram', 'discord')),
  constraint board_kind check (kind in ('channel', 'group', 'forum')),
  constraint board_language check (language in ('de', 'en')),
  constraint board_off_why check (off_why in ('gone', 'rights')),
  constraint board_off check ((status = 'off') = (off_why is not null) and (status = 'off') = (off_at is not null)),
  constraint board_reward check (minimum_reward_points between 0 and 100000)
);
create index boards_of_owner on boards (owner_id, id);
-- By what a new job finds the boards that want it: CATEGORY/LANGUAGE, with * for any. A job has four such keys.
create index boards_wanting on boards using gin (keys) where status = 'active';

-- A job on a board. The key makes it one card, however many instances there are. `claims` tells one sender from a later
-- one, `wanted` whether the job has changed again while a card was being sent.
create table board_cards (
  board_id uuid not null references boards on delete cascade,
  job_id uuid not null references jobs,
  status text not null default 'due',
  message text,
  shown_hash text,
  wanted integer not null default 0,
  claims integer not null default 0,
  failures integer not null default 0,
  next_at timestamptz not null,
  lease_until timestamptz,
  shown_at timestamptz,
  error text,
  primary key (board_id, job_id),
  constraint board_card_status check (status in ('due', 'sending', 'resting', 'over')),
  constraint board_card_lease check ((status = 'sending') = (lease_until is not null))
);
create index board_cards_of_job on board_cards (job_id) where status <> 'over';
create index board_cards_due on board_cards (next_at, board_id, job_id) where status in ('due', 'sending');
create index board_cards_over on board_cards (next_at) where status = 'over';

-- Jobs that look different now and whose cards do not know it yet.
create table board_news (
  job_id uuid primary key references jobs
);

create function note_board_news() returns trigger
  language plpgsql
as $$
begin
  insert into board_news (job_id) values (new.id) on conflict do nothing;
  return null;
end
$$;

create trigger board_news after update of status, open_slots, slots, withdrawn_slots, held_for, closes_at on jobs
  for each row when (new.status in ('open', 'paused', 'closed') and
    (old.status, old.open_slots, old.slots, old.withdrawn_slots, old.held_for, old.closes_at) is distinct from
    (new.status, new.open_slots, new.slots, new.withdrawn_slots, new.held_for, new.closes_at))
  execute function note_board_news();

create function faults_of_boards() returns table (law text, fact text)
  language sql stable
as $$
  select 'a board that was switched off has told its owner', b.public_id
    from boards b where b.status = 'off' and not exists (
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
