-- What is known about a seller for the tax office (PStTG § 14): sealed for its row, and there before anything earned is paid.

create table tax_data (
  id uuid primary key default uuid7(),
  member_id uuid not null unique references members,
  sealed text not null,
  entered_at timestamptz not null
);

-- Kept by the database itself: nothing earned goes into a file for the bank without it. What lay in a file before this stays.
create function guard_payout_taxed() returns trigger
  language plpgsql
as $$
begin
  if not exists (select from tax_data where member_id = new.member_id) then
    raise exception 'payout % has no tax data', new.public_id
      using errcode = 'check_violation', constraint = 'payout_taxed';
  end if;
  return new;
end
$$;
create trigger payouts_taxed before update of status on payouts
  for each row when (new.kind = 'earnings' and new.status = 'batched' and old.status <> 'batched')
  execute function guard_payout_taxed();
