import type postgres from 'postgres'

/**
 * What waits for a moment of its own: reminders, requests, saved searches, digests and living messages, most of it long done or far away, as
 * in life. To be called where `many_members` and `many_jobs` are there and no trigger looks.
 */
export async function manyWaiting(sql: postgres.Sql): Promise<void> {
  await reminders(sql)
  await searches(sql)
  await digests(sql)
  await living(sql)
}

async function reminders(sql: postgres.Sql): Promise<void> {
  await sql`
    insert into reminders (member_id, kind, subject, rung, due_at, deadline_at, sent_at)
    select worker_id, 'assignment', public_id, '24h',
      case when status = 'working' then now() + (row_number() over () - 10) * interval '1 minute' else now() - interval '9 days' end,
      case when status = 'working' then now() + interval '20 days' else now() - interval '8 days' end,
      case when status <> 'working' then now() - interval '9 days' end
    from (select * from assignments order by status = 'working' desc) a`
  await sql`
    insert into requests (assignment_id, kind, hours, status, due_at, created_at, decided_at)
    select id, 'time', 24, case when status = 'working' then 'waiting' else 'agreed' end,
      now() + (row_number() over () - 10) * interval '1 minute', now(), case when status <> 'working' then now() end
    from (select * from assignments order by status = 'working' desc) a`
}

async function searches(sql: postgres.Sql): Promise<void> {
  await sql`
    insert into alerts (member_id, words, created_at)
    select m.id, 'Thema ' || m.number || ' ' || n, now() - interval '1 day'
    from many_members m cross join generate_series(1, 20) n`
  await sql`
    insert into alert_keys (key, alert_id)
    select 'w:' || md5(id::text), id from alerts`
  await sql`
    insert into alert_notices (member_id, day, slot, created_at)
    select id, '2026-01-01'::date + n, 0, now() from many_members cross join generate_series(1, 30) n`
  await sql`
    insert into alert_hits (member_id, job_id, notice_id, found_at)
    select n.member_id, j.id, case when j.number % 500 <> 0 then n.id end, now()
    from many_jobs j cross join many_members m join alert_notices n on n.member_id = m.id and n.day = '2026-01-02'
    where j.number % 100 = 0`
  await sql`
    insert into alert_due (member_id, due_at)
    select case when n <= 5 then (select id from many_members where number = n) else uuid7() end,
      now() + (n - 5) * interval '1 minute' from generate_series(1, 20000) n`
  await sql`insert into new_jobs (job_id) select id from many_jobs where number % 50 = 0`
}

async function digests(sql: postgres.Sql): Promise<void> {
  // The busiest client, and the first worker of the list, are due; everybody else tomorrow.
  await sql`
    insert into digest_due (member_id, due_at)
    select case when n = 1 then (select id from many_members where number = 0) else uuid7() end,
      now() + (n - 2) * interval '1 minute' from generate_series(1, 20000) n`
  await sql`insert into member_changes (member_id) select m.id from many_members m cross join generate_series(1, 50)`
}

async function living(sql: postgres.Sql): Promise<void> {
  // Two of everybody here and more of others; half of them have changed, and the oldest are about to be forgotten.
  await sql`
    insert into living_messages (member_id, platform, screen, place, message, hash, shown_at, due_at)
    select case when n >= 800 then uuid7() else (select id from many_members where number = n / 2) end, 'telegram',
      case when n % 2 = 0 then 'work.list' else 'jobs.mine' end, 'many-' || n / 2, n, 'hash',
      now() - make_interval(days => 14) + (n - 10) * interval '1 minute',
      case when n % 2 = 0 then now() + (n - 20) * interval '1 minute' end
    from generate_series(2, 20000) n`
}
