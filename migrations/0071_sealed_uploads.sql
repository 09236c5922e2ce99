-- A file whose content nobody but its owner may read, sealed before it is stored, until the turn that wants it takes it away.
create table sealed_uploads (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  owner_id uuid not null references members on delete cascade,
  sealed text not null,
  created_at timestamptz not null
);
create index sealed_uploads_of on sealed_uploads (owner_id);
create index sealed_uploads_old on sealed_uploads (created_at);
