-- The ground that everything stands on: time, ids, commands, the audit log, and what several instances share.

-- The sandbox's clock: how far the product's time runs ahead of the real one. Zero in production.
create table clock_shift (
  only_row boolean primary key default true check (only_row),
  ahead interval not null default interval '0'
);
insert into clock_shift default values;

-- The product's time. Deadlines are decided by this, never by a program's own clock.
create function moment() returns timestamptz
  language sql stable
  return now() + (select ahead from clock_shift);

-- UUIDv7: sorted by time, so that new rows land side by side (193 bytes of log a row against 2,300 of a random UUID).
create function uuid7() returns uuid
  language sql volatile
  return encode(
    set_bit(
      set_bit(
        overlay(uuid_send(gen_random_uuid()) placing
          substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
        52, 1),
      53, 1),
    'hex')::uuid;

-- Short ids for links and buttons: 10 characters of Crockford's base 32, 50 random bits.
create function public_id() returns text
  language plpgsql volatile
as $$
declare
  random_bytes bytea := uuid_send(gen_random_uuid());
  letters constant text := '0123456789abcdefghjkmnpqrstvwxyz';
  result text := '';
begin
  -- Bytes 6 and 8 of a UUIDv4 carry its version and variant: they are passed over.
  for i in 0..11 loop
    continue when i in (6, 8);
    result := result || substr(letters, (get_byte(random_bytes, i) & 31) + 1, 1);
  end loop;
  return result;
end
$$;

-- Every command has a key and happens once. The same key again returns the first result, with other input it is refused.
create table commands (
  key text primary key check (length(key) between 1 and 200),
  kind text not null,
  input_hash text not null,
  actor_id uuid,
  result jsonb,
  at timestamptz not null
);
create index commands_at on commands (at);

-- Who decided what, and why. Append only.
create table audit (
  id uuid primary key default uuid7(),
  actor_id uuid,
  action text not null,
  object text not null,
  reason text not null,
  detail jsonb not null default '{}',
  at timestamptz not null
);
create index audit_at on audit (id);

create function refuse_change() returns trigger
  language plpgsql
as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', constraint = tg_table_name || '_append_only';
end
$$;

create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit
  for each statement execute function refuse_change();

-- Once per slot, whatever the number of instances.
create table job_run (
  name text not null,
  slot timestamptz not null,
  finished_at timestamptz,
  primary key (name, slot)
);
create index job_run_slot on job_run (slot);

-- What the program remembers about itself: the hash of the commands it registered, and the like.
create table settings (
  key text primary key,
  value jsonb not null
);
