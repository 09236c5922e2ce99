-- The chain of the audit log is read as a whole at night; whoever looks at it by day reads what came after that.
create table audit_checks (
  single boolean primary key default true,
  -- The last row up to which it was read, and its hash; what was wrong then.
  number bigint not null default 0,
  hash text not null default '',
  fault text,
  made_at timestamptz,
  constraint audit_check_single check (single)
);
insert into audit_checks default values;

-- What is wrong with the rows behind one, whose hash is known; none reads all of them.
create function audit_faults_after(known bigint, known_hash text) returns table (fact text)
  language sql stable
as $$
  select a.number::text
    from (select l.*, lag(l.hash, 1, known_hash) over (order by l.number) as before, known + row_number() over (order by l.number) as place
      from audit l where l.number > known) a
    where a.number <> a.place or a.prev_hash <> a.before
      or a.hash <> audit_hash(a.prev_hash, (select l from audit l where l.id = a.id))
  union all
  select h.number::text
    from audit_head h left join lateral (select number, hash from audit order by number desc limit 1) a on true
    where h.number <> coalesce(a.number, 0) or h.hash <> coalesce(a.hash, '')
  union all
  select known::text where known > 0 and not exists (select from audit where number = known and hash = known_hash)
$$;
