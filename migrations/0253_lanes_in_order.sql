-- At eight in the morning everything of the night is due at one moment: what is due is found in its order, without sorting it.
drop index notices_due;
create index notices_due on notices (next_at, id) where status in ('waiting', 'sending');
drop index notices_lanes;
create index notices_lanes on notices (member_id, next_at, id) where status in ('waiting', 'sending');
-- Who is being written to: a few at any time.
create index notices_sending on notices (member_id) where status = 'sending';
