-- Applications to a job that has ended lapse: looked up from the jobs that ended lately, older applications lapse by their age.
create index jobs_ended on jobs (ended_at) where status = 'closed';
