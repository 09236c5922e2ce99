-- A client's share of rejections is counted after every further decision, not only after a rejection: of ten decisions
-- the tenth may be an approval. A row for each, so that approvals of one job at the same moment do not wait for each other.
alter table rejections_to_count
  drop constraint rejections_to_count_pkey,
  add column id bigint generated always as identity,
  add primary key (job_id, id);
