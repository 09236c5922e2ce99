-- A row at which a chore of the schedule has failed: the chore goes round it until `retry_at`, so that it holds up nobody
-- behind it. `reason` is a code of ours or the database's, never what stood in the row.
create table set_aside_rows (
  chore text not null,
  row_id uuid not null,
  failures integer not null default 1 check (failures > 0),
  reason text not null check (length(reason) <= 120),
  failed_at timestamptz not null,
  retry_at timestamptz not null check (retry_at <= failed_at + interval '6 hours'),
  primary key (chore, row_id)
);
create index set_aside_next on set_aside_rows (retry_at);
create index set_aside_newest on set_aside_rows (failed_at);
