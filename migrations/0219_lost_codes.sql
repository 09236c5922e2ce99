-- A code that no key of the configuration opens is not delivered and not paid for: it lies aside as `lost`, with no order,
-- until its key is back.
alter table offer_codes
  drop constraint code_status,
  add constraint code_status check (status in ('staged', 'free', 'held', 'sold', 'used', 'void', 'lost'));
create index codes_lost on offer_codes (id) where status = 'lost';

-- The names of the keys with which something lies sealed here, so that the start of the program need not look through
-- everything to say that one is missing. Whoever seals with a new one notes it; re-keying strikes out the older ones.
create table sealing_keys (
  id text primary key,
  noted_at timestamptz not null
);
insert into sealing_keys (id, noted_at)
  select distinct split_part(sealed, '.', 1), now() from (
    select sealed from bank_accounts
    union all select sealed from consents
    union all select sealed_code from offer_codes
    union all select sealed_pin from offer_codes
    union all select sealed_note from offer_codes
    union all select sealed from order_addresses
    union all select sealed from payouts
    union all select sealed from sealed_uploads
    union all select sealed from statements
    union all select sealed from tax_data
    union all select payer_account from bank_entries
    union all select payload -> 'act' ->> 'sealed' from inbox) s
    where s.sealed <> '';
