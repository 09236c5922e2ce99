-- What wants to move points of a merged account was reading before the merge: it is run again and finds the account that
-- is left. Nobody is left of a deleted member, so that no second try heals it: it fails for good, and a tick sets the row
-- aside instead of taking the database for too busy.
create or replace function guard_account() returns trigger
  language plpgsql
as $$
begin
  if old.closed then
    if exists (select from members where id = old.owner_id and merged_into is not null) then
      raise exception 'the account was merged into another one'
        using errcode = 'serialization_failure', constraint = 'account_closed';
    end if;
    raise exception 'the account is a deleted member''s'
      using errcode = 'restrict_violation', constraint = 'account_closed';
  end if;
  if new.id <> old.id or new.kind <> old.kind or new.owner_id is distinct from old.owner_id
     or new.version <> old.version + (case when new.closed then 0 else 1 end)
     or (new.closed and new.balance <> old.balance) then
    raise exception 'an account changes only by an entry'
      using errcode = 'restrict_violation', constraint = 'account_changes_by_entry';
  end if;
  return new;
end
$$;
