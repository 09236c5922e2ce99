-- A link has to be opened in time; the page that it opened may be filled in at leisure. Each opening has a secret of its own,
-- so that the one in the address is worth nothing after its half hour.
alter table forms
  add column sessions text[] not null default '{}',
  add column sent_until timestamptz,
  add constraint form_opened check ((sent_until is null) = (sessions = '{}'));
drop index forms_old;
create index forms_old on forms (greatest(expires_at, coalesce(sent_until, expires_at)));
