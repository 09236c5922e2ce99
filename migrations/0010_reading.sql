-- What the screens ask of people with years behind them: without these a list of five reads thousands of rows.
create index jobs_drafts on jobs (client_id, id desc) where status = 'draft';
create index applications_of_worker on applications (job_id, worker_id, id desc);
create index applications_waiting_of_worker on applications (worker_id, id desc) where status = 'waiting';
-- A member who never joined is deleted, and PostgreSQL then looks for everything that refers to it.
create index reviews_author on reviews (author_id);
create index deposits_by_operator on deposits (operator_id) where operator_id is not null;
-- Updates that were set aside, for operators: few among very many.
create index inbox_dead on inbox (received_at desc) where status = 'dead';

-- Until both have rated or 14 days have passed, nobody sees what the other side said, and no mean gives it away
-- (product.md section 4).
create view seen_reviews as
  select r.* from reviews r
    where r.created_at < moment() - interval '14 days'
      or exists (select from reviews o where o.assignment_id = r.assignment_id and o.author_id = r.subject_id);
