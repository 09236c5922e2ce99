-- What somebody wanted to begin while this dialog was open: typed words do not fit into the button that asks about it.
alter table dialogs add column wanted jsonb;
