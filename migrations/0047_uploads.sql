-- Every upload is looked at once, eight days after it came: by then the dialog that asked for it is over (seven days).
create table uploads_to_check (
  file_id uuid primary key references files on delete cascade,
  due_at timestamptz not null
);
create index uploads_to_check_due on uploads_to_check (due_at);
insert into uploads_to_check select id, created_at + interval '8 days' from files;

create function check_upload_later() returns trigger
  language plpgsql
as $$
begin
  insert into uploads_to_check values (new.id, new.created_at + interval '8 days');
  return new;
end
$$;
create trigger files_check_later after insert on files for each row execute function check_upload_later();

create index files_storage_key on files (storage_key);
create index submission_files_file on submission_files (file_id);
