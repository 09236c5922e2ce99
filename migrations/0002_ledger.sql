-- The ledger: double entry, append-only, whole points. The laws are those of ledger.md and are kept here, by the database.

create table accounts (
  id uuid primary key default uuid7(),
  kind text not null,
  -- A member, a job, an order or a payout; null for the platform's own.
  owner_id uuid,
  balance bigint not null default 0,
  version bigint not null default 0,
  opened_at timestamptz not null default now(),
  constraint account_kind check (kind in
    ('bank', 'psp', 'budget', 'escrow', 'earnings', 'order_hold', 'payout_clearing', 'fees', 'promo', 'suspense')),
  constraint account_owner check ((owner_id is null) = (kind in ('bank', 'psp', 'fees', 'promo', 'suspense'))),
  -- Only the outside world and gifts may be negative.
  constraint account_not_negative check (kind in ('bank', 'psp', 'promo') or balance >= 0),
  constraint account_within_reason check (balance between -1000000000000000 and 1000000000000000),
  constraint account_once unique nulls not distinct (kind, owner_id)
);

create table journals (
  id uuid primary key default uuid7(),
  key text not null constraint journal_key unique check (length(key) between 1 and 200),
  kind text not null check (length(kind) between 1 and 60),
  entries_hash text not null,
  at timestamptz not null
);

create table entries (
  id uuid primary key default uuid7(),
  journal_id uuid not null references journals,
  account_id uuid not null references accounts,
  amount bigint not null,
  -- Null for the fees account: its row is not updated, its entries are summed.
  balance_after bigint,
  -- The number of the entry within its account, without gaps.
  number bigint,
  at timestamptz not null,
  constraint entry_amount check (amount <> 0 and abs(amount) <= 1000000000),
  constraint entry_once unique (journal_id, account_id),
  constraint entry_number unique (account_id, number)
);
create index entries_statement on entries (account_id, id);

-- Law 6: a write outside the program's own transaction is refused. withTx sets the marker with SET LOCAL.
-- Law 5: only post_journal and open_account write; they carry the second marker while they write. They set it themselves:
-- as an attribute of the function only a superuser could create it, and DATABASE_URL may name an ordinary user.
create function guard_ledger() returns trigger
  language plpgsql
as $$
begin
  if current_setting('klickwork.tx', true) is distinct from 'on' then
    raise exception 'the ledger is written only inside the program''s own transaction'
      using errcode = 'invalid_transaction_state', constraint = 'ledger_own_transaction';
  end if;
  if current_setting('klickwork.posting', true) is distinct from 'on' then
    raise exception 'the ledger is written only by post_journal'
      using errcode = 'insufficient_privilege', constraint = 'ledger_post_journal';
  end if;
  return null;
end
$$;

create trigger accounts_guard before insert or update or delete on accounts
  for each statement execute function guard_ledger();
create trigger journals_guard before insert or update or delete on journals
  for each statement execute function guard_ledger();
create trigger entries_guard before insert or update or delete on entries
  for each statement execute function guard_ledger();

-- Law 4: entries and journals are never updated or deleted, accounts never deleted.
create trigger entries_append_only before update or delete on entries
  for each row execute function refuse_change();
create trigger journals_append_only before update or delete on journals
  for each row execute function refuse_change();
create trigger accounts_stay before delete on accounts
  for each row execute function refuse_change();
create trigger entries_no_truncate before truncate on entries
  for each statement execute function refuse_change();
create trigger journals_no_truncate before truncate on journals
  for each statement execute function refuse_change();
create trigger accounts_no_truncate before truncate on accounts
  for each statement execute function refuse_change();

-- An account keeps its kind and owner for ever, and its balance moves only together with its version.
create function guard_account() returns trigger
  language plpgsql
as $$
begin
  if new.id <> old.id or new.kind <> old.kind or new.owner_id is distinct from old.owner_id
     or new.version <> old.version + 1 then
    raise exception 'an account changes only by an entry'
      using errcode = 'restrict_violation', constraint = 'account_changes_by_entry';
  end if;
  return new;
end
$$;
create trigger accounts_change before update on accounts
  for each row execute function guard_account();

-- Law 1, looked at once more when the transaction ends, whoever wrote.
create function check_journal() returns trigger
  language plpgsql
as $$
declare
  journal uuid := case tg_table_name when 'journals' then new.id else (to_jsonb(new) ->> 'journal_id')::uuid end;
  total numeric;
  lines integer;
begin
  select coalesce(sum(amount), 0), count(*) into total, lines from entries where journal_id = journal;
  if total <> 0 then
    raise exception 'the entries of journal % sum to %', journal, total
      using errcode = 'check_violation', constraint = 'journal_sums_to_zero';
  end if;
  if lines < 2 then
    raise exception 'journal % has fewer than two entries', journal
      using errcode = 'check_violation', constraint = 'journal_two_entries';
  end if;
  return null;
end
$$;
create constraint trigger journals_balance after insert on journals
  deferrable initially deferred for each row execute function check_journal();
create constraint trigger entries_balance after insert on entries
  deferrable initially deferred for each row execute function check_journal();

-- Finds or opens the account of an owner; owner null for the platform's own accounts.
create function open_account(account_kind text, account_owner uuid) returns uuid
  language plpgsql volatile security definer
  set search_path = public, pg_temp
as $$
declare
  found_id uuid;
begin
  select id into found_id from accounts where kind = account_kind and owner_id is not distinct from account_owner;
  if found_id is null then
    perform set_config('klickwork.posting', 'on', true);
    insert into accounts (kind, owner_id) values (account_kind, account_owner)
      on conflict on constraint account_once do nothing returning id into found_id;
    perform set_config('klickwork.posting', 'off', true);
  end if;
  if found_id is null then
    select id into found_id from accounts where kind = account_kind and owner_id is not distinct from account_owner;
  end if;
  return found_id;
end
$$;

-- The one function that moves points. `journal_entries` is a JSON array of {"account": uuid, "amount": whole points},
-- each account at most once. Returns the journal's id. The same key with the same kind and entries returns the first
-- journal; with others it is refused (constraint journal_key_reused).
create function post_journal(journal_key text, journal_kind text, journal_entries jsonb) returns uuid
  language plpgsql volatile security definer
  set search_path = public, pg_temp
as $$
declare
  accounts_touched uuid[];
  amounts bigint[];
  shape text;
  journal uuid;
  known_shape text;
  moment_now timestamptz := moment();
  written integer;
begin
  select array_agg((e ->> 'account')::uuid order by (e ->> 'account')::uuid),
         array_agg((e ->> 'amount')::bigint order by (e ->> 'account')::uuid)
    into accounts_touched, amounts
    from jsonb_array_elements(journal_entries) e;
  if coalesce(cardinality(accounts_touched), 0) < 2 then
    raise exception 'a journal has at least two entries'
      using errcode = 'check_violation', constraint = 'journal_two_entries';
  end if;
  if (select sum(a) from unnest(amounts) a) <> 0 then
    raise exception 'the entries of journal % do not sum to zero', journal_key
      using errcode = 'check_violation', constraint = 'journal_sums_to_zero';
  end if;
  shape := md5(journal_kind || accounts_touched::text || amounts::text);

  perform set_config('klickwork.posting', 'on', true);
  insert into journals (key, kind, entries_hash, at) values (journal_key, journal_kind, shape, moment_now)
    on conflict on constraint journal_key do nothing returning id into journal;
  if journal is null then
    perform set_config('klickwork.posting', 'off', true);
    select id, entries_hash into journal, known_shape from journals where key = journal_key;
    if known_shape <> shape then
      raise exception 'journal % was posted with other entries', journal_key
        using errcode = 'unique_violation', constraint = 'journal_key_reused';
    end if;
    return journal;
  end if;

  -- Accounts are locked in ascending order, so that two journals never wait for each other.
  perform 1 from accounts where id = any (accounts_touched) and kind <> 'fees' order by id for update;
  with moved as (
    update accounts a set balance = a.balance + m.amount, version = a.version + 1
      from unnest(accounts_touched, amounts) m (account, amount)
      where a.id = m.account and a.kind <> 'fees'
      returning a.id, a.balance, a.version
  )
  insert into entries (journal_id, account_id, amount, balance_after, number, at)
    select journal, m.account, m.amount, moved.balance, moved.version, moment_now
      from unnest(accounts_touched, amounts) m (account, amount)
      left join moved on moved.id = m.account
      order by m.account;
  get diagnostics written = row_count;
  perform set_config('klickwork.posting', 'off', true);
  if written <> cardinality(accounts_touched) then
    raise exception 'journal % lost entries', journal_key using errcode = 'assert_failure';
  end if;
  return journal;
end
$$;

-- What is owed to members, set against what the bank and the payment provider hold.
create function liabilities() returns table (kind text, points numeric)
  language sql stable
  begin atomic
    select a.kind, case when a.kind = 'fees'
        then (select coalesce(sum(e.amount), 0) from entries e join accounts f on f.id = e.account_id where f.kind = 'fees')
        else sum(a.balance) end
      from accounts a group by a.kind order by a.kind;
  end;

-- The platform's own accounts are there from the beginning, so that the hot verbs find them without asking.
set local klickwork.tx = 'on';
select open_account(kind, null) from unnest(array['bank', 'psp', 'fees', 'promo', 'suspense']) kind;
