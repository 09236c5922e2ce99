import postgres from 'postgres'

/**
 * Jobs, each with its own client; every worker has one slot in each, so that there is `JOBS * WORKERS` work to approve.
 * Work that is approved side by side is of different jobs and different workers: no account is hotter than in life.
 */
export const JOBS = 64
export const WORKERS = 1_000

/** Fills an empty, migrated database with submissions that wait, all of it booked as the program would have. */
export async function fill(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql.unsafe(
      `
      begin;
      set local klickwork.tx = 'on';
      insert into members (id, name, status, language, birth_date, terms_accepted_at, joined_at, created_at)
        select member, 'bench', 'active', 'de', '1990-01-01', now(), now(), now() from (
          select client_id(n) as member from generate_series(0, ${JOBS - 1}) n
          union all select worker_id(n) from generate_series(0, ${WORKERS - 1}) n) people;
      insert into jobs (id, public_id, client_id, status, category, language, title, brief, result, checklist, proof, minutes,
          reward_points, fee_points, slots, open_slots, taking, work_hours, review_days, closes_at, open_days, ai, published_at, created_at)
        select job_id(n), 'job' || lpad(n::text, 7, '0'), client_id(n), 'open', 'texts', 'de', 'Ein Text', 'Schreib einen Text über ein Café.',
            'Ein guter Text', '{}', '{text}', 20, 300, 30, ${WORKERS}, 0, 'claim', 24, 5, now() + interval '14 days', 14, 'allowed', now(), now()
          from generate_series(0, ${JOBS - 1}) n;
      select open_account('earnings', worker_id(n)) from generate_series(0, ${WORKERS - 1}) n;
      select post_journal('bench:deposit:' || n, 'deposit', jsonb_build_array(
            jsonb_build_object('account', open_account('bank', null), 'amount', -330 * ${WORKERS}),
            jsonb_build_object('account', open_account('budget', client_id(n)), 'amount', 330 * ${WORKERS})))
        from generate_series(0, ${JOBS - 1}) n;
      select post_journal('bench:publication:' || n, 'publication', jsonb_build_array(
            jsonb_build_object('account', open_account('budget', client_id(n)), 'amount', -330 * ${WORKERS}),
            jsonb_build_object('account', open_account('escrow', job_id(n)), 'amount', 330 * ${WORKERS})))
        from generate_series(0, ${JOBS - 1}) n;
      insert into assignments (id, job_id, worker_id, status, started_at, deadline_at, review_due_at)
        select assignment_id(n), job_id(n % ${JOBS}), worker_id(w), 'submitted', now(), now() + interval '1 day', now() + interval '5 days'
          from (select n, (n / ${JOBS} + 15 * (n % ${JOBS})) % ${WORKERS} as w from generate_series(0, ${JOBS * WORKERS - 1}) n) spread;
      insert into submissions (id, public_id, assignment_id, round, words, handed_in_at)
        select submission_id(n), 'b' || lpad(n::text, 9, '0'), assignment_id(n), 1, 'Wort', now() from generate_series(0, ${JOBS * WORKERS - 1}) n;
      insert into notices (member_id, kind, data, dedupe_key, urgency, next_at, created_at)
        select client_id(n % ${JOBS}), 'submission.handed_in', '{}', 'submission:' || submission_id(n) || ':waiting', 'now', now(), now()
          from generate_series(0, ${JOBS * WORKERS - 1}) n;
      commit;
    `.replaceAll(
        /(client|worker|job|assignment|submission)_id\(([^()]+)\)/g,
        (_, kind: string, n: string) => `('${prefixOf(kind)}' || lpad((${n})::text, 12, '0'))::uuid`,
      ),
    )
    await sql.unsafe('vacuum analyze')
    await sql.unsafe('checkpoint')
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const KINDS = ['client', 'worker', 'job', 'assignment', 'submission']

function prefixOf(kind: string): string {
  return `0000000${KINDS.indexOf(kind)}-0000-7000-8000-`
}

/** The n-th submission by its public id, and the client who may approve it. */
export function waiting(n: number): { readonly submission: string; readonly clientId: string } {
  return {
    submission: `b${String(n).padStart(9, '0')}`,
    clientId: prefixOf('client') + String(n % JOBS).padStart(12, '0'),
  }
}

/** The same in SQL, of a pgbench variable. */
export const waitingInSql = (variable: string) => ({
  submission: `('b' || lpad((${variable})::text, 9, '0'))`,
  clientId: `('${prefixOf('client')}' || lpad((${variable} % ${JOBS})::text, 12, '0'))`,
})

/** Nothing may be out of order afterwards, or the numbers count for nothing. */
export async function check(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql`select assert_world()`
  } finally {
    await sql.end({ timeout: 1 })
  }
}
