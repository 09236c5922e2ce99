-- Who is being written to, and what else waits for them: one member with many notices holds up nobody else.
create index notices_lanes on notices (member_id, next_at) where status in ('waiting', 'sending');
