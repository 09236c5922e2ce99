-- What a dialog shows, as it was drawn the last time: whoever opens its form has three seconds, and reads one row.
alter table dialogs add column view jsonb;
