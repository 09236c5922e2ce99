-- Whoever was too young may try again after a day; what says so is not kept for ever.
create index age_refusals_at on age_refusals (refused_at);
