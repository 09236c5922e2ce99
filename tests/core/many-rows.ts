import postgres from 'postgres'
import { manyWaiting } from './many-waiting.ts'

/** What a market looks like after a few years, in rows. */
export interface Size {
  readonly members: number
  readonly jobs: number
  readonly assignments: number
  readonly notices: number
  readonly updates: number
}

/** The deposit references of the two who have done most. */
export const BUSY_CLIENT = 'MANY-0'
export const busyWorker = ({ members }: Size): string => `MANY-${members / 4}`

/**
 * Fills a database with many rows that look like those of the product, past every check that a trigger makes: only the
 * planner looks at them. Most of it is over, as in life: one job in fifty is open, one assignment in fifty runs.
 * Member 0 has posted every fortieth job, and the first worker, a quarter up the list, has done every fortieth: what
 * is quick for everybody else must be quick for them.
 */
export async function manyRows(url: string, size: Size): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql`set session_replication_role = replica`
    await people(sql, size.members)
    await work(sql, size)
    await manyWaiting(sql)
    await messages(sql, size)
    await lists(sql, size)
    await boards(sql)
    await euros(sql, size)
    await sql`vacuum analyze`
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** A board for every member, and on one in ten of them every job; two jobs have changed. */
async function boards(sql: postgres.Sql): Promise<void> {
  await sql`
    insert into boards (owner_id, platform, chat, kind, title, language, keys, minimum_reward_points, since, created_at)
    select id, 'telegram', '-100' || number, 'channel', 'Board ' || number, 'de',
      array[case when number % 40 = 1 then 'testing/de' else (array['other/en', 'texts/en', 'marketing/*'])[1 + number % 3] end], 0, now() - interval '1 year', now()
    from many_members`
  await sql`
    insert into board_cards (board_id, job_id, status, message, next_at)
    select b.id, j.id, case j.status when 'open' then 'resting' else 'over' end, j.id::text, now() - interval '1 hour'
    from boards b cross join jobs j where b.chat like '%0' and j.title like '%1'`
  await sql`
    update board_cards set status = 'due' where (board_id, job_id) in (
      select board_id, job_id from board_cards where status = 'resting' limit 40)`
  await sql`insert into board_news (job_id) select id from many_jobs where number in (50, 4900)`
}

async function messages(sql: postgres.Sql, { members, notices, updates }: Size): Promise<void> {
  await sql`
    insert into notices (member_id, kind, data, dedupe_key, urgency, status, next_at, created_at, sent_at)
    select m.id, 'assignment.claimed', '{}', 'many:' || n, 'waking-hours',
           case when n % 1000 = 0 then 'undelivered' else 'sent' end, now() - n * interval '1 minute', now(), now()
    from generate_series(1, ${notices}::integer) n join many_members m on m.number = n % ${members}::integer`
  await sql`
    insert into inbox (platform, external_id, lane, payload, status, received_at)
    select 'telegram', 'many-' || n, m.id::text, null,
           case when n % 5000 = 0 then 'dead' else 'done' end, now() - n * interval '2 seconds'
    from generate_series(1, ${updates}::integer) n join many_members m on m.number = n % ${members}::integer`
}

async function euros(sql: postgres.Sql, { members, jobs }: Size): Promise<void> {
  await sql`insert into tax_data (member_id, sealed, entered_at) select id, 'sealed', now() from many_members`
  await sql`
    insert into bank_accounts (member_id, owner, sealed, masked, fingerprint, created_at, replaced_at)
    select m.id, 'member', 'sealed', 'DE•• •••• 1234', md5(n::text) || md5(n::text), now(), case when n >= ${members}::integer then now() end
    from generate_series(0, ${jobs}::integer) n join many_members m on m.number = n % ${members}::integer`
  await sql`
    insert into payout_batches (status, single, built_by, built_at, execution_on, payouts, points, file_hash, approved_by,
      approved_at, exported_by, exported_at, ended_at, remind_at)
    select 'settled', false, b.id, now(), current_date, 400, 400000, md5('a') || md5('a'), a.id, now(), b.id, now(), now(), now()
    from generate_series(1, 50) n join many_members b on b.number = n join many_members a on a.number = n + 1`
  await sql`
    insert into payouts (batch_id, member_id, points, status, sealed, masked, fingerprint, held_until, flag, requested_at, exported_at, paid_at)
    select case when n % 200 > 2 then b.ids[1 + n % 50] end, m.id, 1000, case when n % 200 = 0 then 'held' when n % 200 = 1 then 'requested' when n % 200 = 2 then 'approved' else 'paid' end,
      'sealed', 'DE•• •••• 1234', md5((n % ${members}::integer)::text) || md5((n % ${members}::integer)::text),
      now() + n * interval '1 minute' - interval '1 day', case when n % 200 = 1 then 'shared-account' end, now(),
      case when n % 200 > 2 then now() end, case when n % 200 > 2 then now() end
    from generate_series(1, 4 * ${jobs}::integer) n join many_members m on m.number = n % ${members}::integer
      cross join (select array_agg(id) as ids from payout_batches) b`
  await cards(sql, members, jobs)
}

/** Of two hundred payments one waits, one is doubtful, one is disputed and one goes back; a thousand are one client's. */
async function cards(sql: postgres.Sql, members: number, jobs: number): Promise<void> {
  await sql`
    create temp table many_checkouts as select n as number, uuid7() as id from generate_series(1, ${jobs}::integer) n`
  await sql`
    insert into checkouts (id, member_id, points, language, status, session_id, payment_id, deposit_id, doubt, due_at, created_at, ended_at)
    select c.id, m.id, 1000, 'de', s.status, 'cs_' || c.number, 'pi_' || c.number, case s.status when 'paid' then c.id end,
      case s.status when 'doubtful' then 'amount' end, now() - interval '1 hour', now(), case s.status when 'open' then null else now() end
    from many_checkouts c
      join many_members m on m.number = case when c.number % 5 = 0 then 0 else c.number % ${members}::integer end
      cross join lateral (select case c.number % 200 when 1 then 'open' when 2 then 'doubtful' else 'paid' end as status) s`
  await sql`
    insert into chargebacks (provider_id, checkout_id, points, frozen_points, status, opened_at, due_at, ended_at)
    select 'dp_' || number, id, 1000, 0, case number % 200 when 3 then 'open' else 'lost' end, now(), now() - interval '1 hour',
      case number % 200 when 3 then null else now() end from many_checkouts`
  await sql`
    insert into card_refunds (checkout_id, origin, points, taken_points, status, provider_id, due_at, asked_at, ended_at)
    select id, 'client', 1000, 1000, case number % 200 when 4 then 'asked' else 'paid' end, 're_' || number, now() - interval '1 hour', now(),
      case number % 200 when 4 then null else now() end from many_checkouts`
  await sql`insert into provider_events (id, kind, at) select 'evt_' || number, 'x', now() from many_checkouts`
}

async function people(sql: postgres.Sql, members: number): Promise<void> {
  await sql`
    create temp table many_members as
    select n as number, uuid7() as id from generate_series(0, ${members - 1}::integer) n`
  await sql`
    insert into members (id, status, name, language, birth_date, terms_accepted_at, joined_at, created_at, deposit_reference)
    select id, 'active', 'Person ' || number, 'de', '1990-01-01', now(), now(), now(), 'MANY-' || number from many_members`
  await sql`
    insert into identities (platform, external_id, member_id, place, created_at)
    select 'telegram', 'many-' || number, id, 'many-' || number, now() from many_members`
  await sql`
    insert into accounts (kind, owner_id, balance, version)
    select kind, id, 1000, 1 from many_members, unnest(array['budget', 'earnings']) kind`
  await sql`
    with credited as (
      insert into journals (key, kind, entries_hash, at)
      select 'many-deposit:' || number, 'deposit', '', now() from many_members returning id, key)
    insert into deposits (member_id, points, source, operator_id, reason, journal_id, at)
    select m.id, 1000, 'operator', o.id, 'bank statement', credited.id, now()
    from many_members m join credited on credited.key = 'many-deposit:' || m.number
      join many_members o on o.number = (m.number + 1) % ${members}::integer`
}

async function work(sql: postgres.Sql, { members, jobs, assignments }: Size): Promise<void> {
  await sql`
    create temp table many_jobs as
    select n as number, uuid7() as id from generate_series(0, ${jobs - 1}::integer) n`
  await sql`
    insert into jobs (id, client_id, status, category, language, title, brief, result, checklist, proof, minutes,
      reward_points, fee_points, slots, open_slots, taking, work_hours, review_days, closes_at, open_days, ai,
      published_at, created_at)
    select j.id, m.id, case when j.number % 50 = 0 then 'open' else 'closed' end,
      (array['texts', 'marketing', 'testing', 'other'])[1 + j.number % 4], 'de', 'Ein Text über Thema ' || j.number,
      'Schreib einen freundlichen Text über das Café ' || md5(j.number::text), 'Ein Text in ganzen Sätzen', '{}', '{text}',
      20, 300, 30, 10, case when j.number % 50 = 0 then 5 else 0 end, 'apply', 24, 5,
      now() + interval '10 days', 14, 'allowed', now(), now()
    from many_jobs j join many_members m on m.number = case when j.number % 40 = 0 then 0 else j.number % (${members}::integer / 4) end`
  await sql`
    insert into job_checks (job_id, status, reasons, found, created_at, due_at, reason, decided_by, ended_at)
    select id, 'approved', '{likes}', '{folge uns}', now(), now() + interval '7 days', 'Nichts zu beanstanden.', client_id, now()
    from jobs j, generate_series(1, 2)`
  await sql`
    insert into assignments (job_id, worker_id, status, started_at, deadline_at, review_due_at, ended_at)
    select j.id, m.id,
      case when n % 100 = 2 then 'working' when n % 100 = 3 then 'submitted' when n % 100 < 8 then 'lapsed' else 'approved' end,
      now() - interval '10 hours', now() + n % 1000 * interval '10 minutes' + interval '20 hours',
      case when n % 100 = 3 then now() + interval '3 days' end, now()
    from generate_series(1, ${assignments}::integer) n
      join many_jobs j on j.number = n % ${jobs}::integer
      join many_members m on m.number = ${members}::integer / 4
        + case when n % 40 = 1 then 0 else (n % ${jobs}::integer * 7 + n / ${jobs}::integer * 13) % (${members}::integer * 3 / 4) end
    on conflict do nothing`
  await sql`
    insert into submissions (assignment_id, round, status, words, handed_in_at, decided_at, journal_id)
    select id, 1, case status when 'approved' then 'approved' else 'waiting' end, 'Ein Text', now() - interval '1 hour',
      case when status = 'approved' then now() end, case when status = 'approved' then uuid7() end
    from assignments where status in ('submitted', 'approved')
    on conflict do nothing`
  await sql`
    insert into reviews (assignment_id, author_id, subject_id, stars, sentence, created_at)
    select a.id, j.client_id, a.worker_id, 5, 'Sehr gut', now() - interval '20 days'
    from assignments a join jobs j on j.id = a.job_id where a.status = 'approved'
    on conflict do nothing`
  await sql`
    insert into journals (key, kind, entries_hash, at)
    select 'assignment:' || id || ':approved', 'approval', '', now() from assignments where status = 'approved'
    on conflict do nothing`
  await sql`
    insert into entries (journal_id, account_id, amount, balance_after, number, at)
    select l.id, c.id, 300, 300, row_number() over (partition by c.id order by l.id), now()
    from assignments a join journals l on l.key = 'assignment:' || a.id || ':approved'
      join accounts c on c.kind = 'earnings' and c.owner_id = a.worker_id
    on conflict do nothing`
  await sql`
    insert into applications (job_id, worker_id, status, created_at)
    select j.id, m.id, case when n % 100 = 0 then 'waiting' else 'declined' end, now()
    from generate_series(1, ${assignments}::integer / 2) n
      join many_jobs j on j.number = n % ${jobs}::integer
      join many_members m on m.number = ${members}::integer / 4
        + case when n % 40 = 1 then 0 else (n % ${jobs}::integer * 11 + n / ${jobs}::integer * 17) % (${members}::integer * 3 / 4) end
    on conflict do nothing`
}

/** Everybody has blocked some and likes others; every fourth job has an invitation for each of ten people. */
async function lists(sql: postgres.Sql, { members, jobs }: Size): Promise<void> {
  await sql`
    insert into list_entries (kind, owner_id, other_id, created_at)
    select case when n % 3 = 0 then 'favourite' else 'block' end, o.id, p.id, now()
    from generate_series(1, ${members}::integer * 20) n
      join many_members o on o.number = case when n % 10 = 0 then 0 else n % ${members}::integer end
      join many_members p on p.number = (n * 7 + n / ${members}::integer) % ${members}::integer
    where o.id <> p.id
    on conflict do nothing`
  await sql`
    insert into invitations (job_id, worker_id, status, created_at, decided_at)
    select j.id, m.id, case when n % 20 = 0 then 'open' else 'declined' end, now(), case when n % 20 > 0 then now() end
    from generate_series(1, ${jobs}::integer * 2) n
      join many_jobs j on j.number = n % (${jobs}::integer / 4)
      join many_members m on m.number = case when n % 10 = 0 then ${members}::integer / 4 else (n * 13) % ${members}::integer end
    on conflict do nothing`
  await sql`
    insert into waiting_places (job_id, worker_id, status, offered_at, offered_until, retry_at, created_at, ended_at)
    select j.id, m.id, state, case when state = 'offered' then now() end, case when state = 'offered' then now() + interval '1 hour' end,
           case when n % 40 = 1 then now() + interval '1 hour' end, now(), case when state = 'passed' then now() end
    from generate_series(1, ${jobs}::integer * 2) n
      cross join lateral (select case when n % 40 = 0 then 'offered' when n % 4 = 1 then 'waiting' else 'passed' end as state) s
      join many_jobs j on j.number = n % ${jobs}::integer
      join many_members m on m.number = case when n % 100 = 0 then ${members}::integer / 4 else (n * 11) % ${members}::integer end
    on conflict do nothing`
}
