-- A minor who goes and comes back does not grow up by it: until 18 a keyed fingerprint of the chat identity keeps the birth date.
create table minor_prints (
  fingerprint text primary key,
  birth_date date not null,
  until timestamptz not null,
  constraint minor_print check (fingerprint ~ '^[0-9a-f]{64}$')
);
create index minor_prints_until on minor_prints (until);
