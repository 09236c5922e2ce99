-- One-time links to pages of ours, for what has no place in a chat: bank accounts, addresses, tax data, a guardian's consent.
-- Of the link only its hash is kept.
create table forms (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  token_hash text not null unique,
  kind text not null,
  -- Whose link it is.
  member_id uuid not null references members on delete cascade,
  -- What it is about within its kind: the public id of an order, say; empty for the member.
  subject text not null default '',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint form_kind check (length(kind) between 1 and 40),
  constraint form_subject check (length(subject) <= 100),
  constraint form_period check (expires_at > created_at)
);
-- The newest link of a kind and subject is the only one that opens.
create unique index form_open_once on forms (member_id, kind, subject) where used_at is null;
create index forms_old on forms (expires_at);
