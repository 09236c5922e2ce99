-- Full jobs have a list of their own, for who would stand in line for a slot.
create index jobs_full on jobs (id desc) where status = 'open' and open_slots = 0;
create index jobs_full_in_category on jobs (category, id desc) where status = 'open' and open_slots = 0;
