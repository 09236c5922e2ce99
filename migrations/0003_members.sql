create table members (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  status text not null default 'joining',
  name text not null,
  language text not null,
  birth_date date,
  time_zone text not null default 'Europe/Berlin',
  quiet_from smallint not null default 21,
  quiet_to smallint not null default 8,
  wants_work boolean not null default false,
  wants_post boolean not null default false,
  wants_shop boolean not null default false,
  -- The languages this member works in; empty: the one that the bot speaks with them.
  work_languages text[] not null default '{}',
  terms_version text,
  terms_accepted_at timestamptz,
  joined_at timestamptz,
  created_at timestamptz not null,
  -- What a client writes into a transfer; permanent (product.md section 8).
  deposit_reference text unique,
  constraint member_status check (status in ('joining', 'active', 'suspended', 'deleted')),
  constraint member_language check (language in ('de', 'en')),
  constraint member_work_languages check (work_languages <@ array['de', 'en']),
  constraint member_quiet check (quiet_from between 0 and 23 and quiet_to between 0 and 23),
  constraint member_joined check (status = 'joining' or (birth_date is not null and terms_accepted_at is not null and joined_at is not null))
);

create index members_joining on members (created_at) where status = 'joining';

-- A person's account on a chat platform. `place` is the private chat.
create table identities (
  platform text not null,
  external_id text not null,
  member_id uuid not null references members,
  place text not null,
  reachable boolean not null default true,
  created_at timestamptz not null,
  primary key (platform, external_id),
  constraint identity_platform check (platform in ('telegram', 'discord'))
);
create index identities_member on identities (member_id);

-- Of somebody too young nothing is kept but this.
create table age_refusals (
  platform text not null,
  external_id text not null,
  refused_at timestamptz not null,
  primary key (platform, external_id)
);

-- Who runs this installation: written from the configuration at every start, so that the core can authorise by itself.
create table operators (
  platform text not null,
  external_id text not null,
  primary key (platform, external_id)
);

-- An operator credited a deposit by hand.
create table deposits (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members,
  points bigint not null check (points > 0),
  source text not null check (source in ('operator', 'play-money')),
  operator_id uuid references members,
  reason text not null,
  journal_id uuid not null unique references journals,
  at timestamptz not null,
  constraint deposit_operator check ((source = 'operator') = (operator_id is not null)),
  constraint deposit_not_own check (operator_id is distinct from member_id)
);
create index deposits_member on deposits (member_id, id);
create unique index deposits_play_money on deposits (member_id) where source = 'play-money';
