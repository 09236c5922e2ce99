-- The program's own role: it may do everything but write the ledger's tables and change the audit log. Where the
-- database's user may not make roles, the program runs as that user and the triggers alone keep the laws.
do $$
begin
  if not exists (select from pg_roles where rolname = 'klickwork_app') then
    begin
      create role klickwork_app nologin;
    exception
      when insufficient_privilege then null;
      when duplicate_object or unique_violation then null;
    end;
  end if;
  if exists (select from pg_roles where rolname = 'klickwork_app') then
    begin
      execute format('grant klickwork_app to %I', current_user);
    exception when insufficient_privilege then null;
    end;
    execute 'grant usage on schema public to klickwork_app';
    execute 'grant select, insert, update, delete on all tables in schema public to klickwork_app';
    execute 'alter default privileges in schema public grant select, insert, update, delete on tables to klickwork_app';
    execute 'revoke insert, update, delete on accounts, journals, entries, migrations from klickwork_app';
    execute 'revoke update, delete on audit from klickwork_app';
  end if;
end
$$;
