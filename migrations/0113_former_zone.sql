-- A minor who moves to another time zone moves the hours in which work may be taken: until then they have to be kept in the
-- zone before as well.
alter table members
  add column former_zone text,
  add column zone_settles_at timestamptz,
  add constraint member_former_zone check ((former_zone is null) = (zone_settles_at is null));
