-- Finding: other orders than the newest first, what a member looks for, and words that are close to a mistyped one.

-- What can be taken now, in each order; partial, as jobs_open is.
create index jobs_best_paid on jobs (reward_points desc, id desc) where status = 'open' and open_slots > 0;
create index jobs_best_paid_in_category on jobs (category, reward_points desc, id desc)
  where status = 'open' and open_slots > 0;
create index jobs_per_hour on jobs (((reward_points * 60) / minutes) desc, id desc)
  where status = 'open' and open_slots > 0;
create index jobs_per_hour_in_category on jobs (category, ((reward_points * 60) / minutes) desc, id desc)
  where status = 'open' and open_slots > 0;
create index jobs_closing_soon on jobs (closes_at, id) where status = 'open' and open_slots > 0;
create index jobs_closing_soon_in_category on jobs (category, closes_at, id) where status = 'open' and open_slots > 0;

-- What a member looks for now: a button has 64 bytes on Telegram, so words and filters stand here.
create table job_searches (
  member_id uuid primary key references members on delete cascade,
  words text,
  category text,
  minimum_reward_points integer,
  maximum_minutes integer,
  language text,
  only_open_to_me boolean not null default false,
  sorting text not null default 'newest',
  constraint job_search_words check (length(words) between 1 and 100),
  constraint job_search_reward check (minimum_reward_points between 1 and 100000),
  constraint job_search_minutes check (maximum_minutes between 1 and 6000),
  constraint job_search_language check (language in ('de', 'en')),
  constraint job_search_sorting check (sorting in ('newest', 'best-paid', 'per-hour', 'closing-soon', 'match'))
);

-- The distinct words of all published jobs, with their stems in both languages: small, however many jobs there are. The
-- groups of three letters are a table of ours and not pg_trgm: that extension wants rights which the owner of a rented
-- database often lacks, and engines that only speak Postgres do not have it.
create table search_words (
  word text primary key,
  stems text[] not null
);
create index search_words_stems on search_words using gin (stems);
create table search_grams (
  gram text not null,
  length smallint not null,
  word text not null references search_words on delete cascade,
  primary key (gram, length, word)
);
create index search_grams_word on search_grams (word);

-- All groups of three letters of a word, its beginning and its end marked by spaces.
create function word_grams(word text) returns text[]
  language sql immutable
  return (select array_agg(distinct substr('  ' || word || ' ', place, 3)) from generate_series(1, length(word) + 1) place);

create function word_stems(word text) returns text[]
  language sql immutable
  return tsvector_to_array(to_tsvector('german', word)) || tsvector_to_array(to_tsvector('english', word));

-- Learns the words of a text that are not known yet, in the order of the alphabet, so that two who learn the same words
-- do not wait for each other in a circle.
create function learn_words(words text) returns void
  language sql volatile
  begin atomic
    with learned as (
      insert into search_words (word, stems)
        select word, word_stems(word) from unnest(tsvector_to_array(to_tsvector('simple', words))) word
          where length(word) between 4 and 30 and word !~ '[0-9@/.:_]'
            and not exists (select from search_words known where known.word = word.word)
          order by word
        on conflict do nothing
        returning word)
    insert into search_grams (gram, length, word)
      select gram, length(word), word from learned cross join unnest(word_grams(word)) gram
      on conflict do nothing;
  end;

select learn_words(title || ' ' || brief) from jobs where published_at is not null order by id;
