-- How far somebody has read a lesson: the lessons themselves stand in the code, in both languages.
create table guide_readings (
  member_id uuid not null references members on delete cascade,
  guide text not null,
  page smallint not null,
  finished boolean not null,
  at timestamptz not null,
  primary key (member_id, guide),
  constraint reading_guide check (guide in (
    'work-safely', 'product-description', 'slides-to-video', 'social-bookmarking', 'web-research',
    'data-entry', 'search-basics', 'website-test', 'honest-review', 'good-feedback')),
  constraint reading_page check (page between 1 and 50)
);

-- A try at the five questions of a lesson. Of an answer the number of the option is kept: 0 is the right one.
create table attempts (
  id uuid primary key default uuid7(),
  public_id text not null unique default public_id(),
  member_id uuid not null references members on delete cascade,
  guide text not null,
  status text not null default 'running',
  answers smallint[] not null default '{}',
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint attempt_guide check (guide in (
    'work-safely', 'product-description', 'slides-to-video', 'social-bookmarking', 'web-research',
    'data-entry', 'search-basics', 'website-test', 'honest-review', 'good-feedback')),
  constraint attempt_status check (status in ('running', 'passed', 'failed', 'lapsed')),
  constraint attempt_answers check (cardinality(answers) <= 5 and answers <@ array[0, 1, 2]::smallint[]),
  constraint attempt_ended check ((status = 'running') = (ended_at is null))
);
create unique index attempt_running_once on attempts (member_id, guide) where status = 'running';
create unique index attempt_passed_once on attempts (member_id, guide) where status = 'passed';
create index attempts_of on attempts (member_id, guide, id desc);
create index attempts_to_lapse on attempts (started_at) where status = 'running';

-- What a worker must have passed for a job; null asks for nothing.
alter table jobs add column qualification text,
  add constraint job_qualification check (qualification in (
    'work-safely', 'product-description', 'slides-to-video', 'social-bookmarking', 'web-research',
    'data-entry', 'search-basics', 'website-test', 'honest-review', 'good-feedback'));

create function faults_of_guides() returns table (law text, fact text)
  language sql stable
as $$
  select 'an attempt is passed exactly with four of five answers right', a.public_id
    from attempts a
    cross join lateral (select cardinality(array_positions(a.answers, 0::smallint)) as hits, cardinality(a.answers) as given) t
    where not case a.status
      when 'passed' then t.given = 5 and t.hits >= 4
      when 'failed' then t.given = 5 and t.hits < 4
      else t.given < 5 end
$$;
