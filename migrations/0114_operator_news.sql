-- When an operator was last told of what is new in a queue, and when what came since is told collected.
create table operator_news (
  operator_id uuid not null references members on delete cascade,
  topic text not null,
  heard_at timestamptz not null,
  due_at timestamptz,
  primary key (operator_id, topic),
  constraint operator_news_topic check (topic in ('job', 'flag'))
);
create index operator_news_due on operator_news (due_at) where due_at is not null;
