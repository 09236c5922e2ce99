import { at, escrow, type World } from './oracle.ts'
import { reasonsToHold } from './oracle-holds.ts'
import type { Real } from './play.ts'

/** Compares everything that can be seen of the story with the oracle; throws with what differs. */
export async function compare(world: World, real: Real): Promise<void> {
  const { sql } = real.database
  const people = real.people.map(({ id }) => id)
  const jobIds = real.jobs.map(({ id }) => id)
  const accounts = await sql<{ kind: string; owner: string; balance: string }[]>`
    select kind, owner_id as owner, balance from accounts where owner_id = any(${[...people, ...jobIds]}::uuid[])`
  const held = (kind: string, owner: string): number =>
    Number(accounts.find((account) => account.kind === kind && account.owner === owner)?.balance ?? 0)
  const rows = await sql<{ id: string; said: string }[]>`
    select public_id as id, status || ' ' || open_slots || case when held_for is null or status <> 'paused' then '' else ' held: ' || held_for end as said from jobs where id = any(${jobIds}::uuid[])
    union all select public_id, status from applications where public_id = any(${real.applications})
    union all select public_id, status || ' ' || revisions from assignments where public_id = any(${real.assignments})
    union all select public_id, status from submissions where public_id = any(${real.submissions})
    union all select public_id, status from requests where public_id = any(${real.requests})
    union all select public_id, status from waiting_places where public_id = any(${real.places})
    union all select public_id, status from invitations where public_id = any(${real.invitations})
    union all select data ->> 'invitation' || ' told', count(*)::text from notices
      where member_id = any(${people}::uuid[]) and kind = 'invitation.new' group by 1
    union all select kind || ' ' || owner_id || ' ' || other_id, 'listed' from list_entries
      where owner_id = any(${people}::uuid[])
    union all select 'scope ' || member_id || ' ' || scope, 'listed' from consent_scopes
      where member_id = any(${people}::uuid[]) and ended_at is null
    union all select public_id, status || ' ' || array_to_string(reasons, '+') from job_checks
      where public_id = any(${real.checks})
    union all select public_id, status || ' ' || rejected || ' of ' || decided from flags
      where public_id = any(${real.flags})
    union all select public_id, status || coalesce(' ' || decision, '') from reports
      where public_id = any(${real.reports})
    union all select public_id, case when lifted_at is null then 'running' else 'over' end from suspensions
      where public_id = any(${real.suspensions})
    union all select public_id, status from members where id = any(${people}::uuid[])
    union all select public_id, status from disputes where public_id = any(${real.disputes})`
  const said = new Map(rows.map((row) => [row.id, row.said]))
  const different: string[] = []
  const same = (what: string, expected: number | string | undefined, actual: number | string | undefined): void => {
    if (expected !== actual) different.push(`${what}: expected ${expected}, was ${actual}`)
  }
  for (const [index, person] of world.people.entries()) {
    same(`budget of person ${index}`, person.budget, held('budget', at(people, index)))
    same(`earnings of person ${index}`, person.earnings, held('earnings', at(people, index)))
    same(`person ${index}`, person.isSuspended ? 'suspended' : 'active', said.get(at(real.people, index).publicId))
  }
  for (const [index, job] of world.jobs.entries()) {
    same(`escrow of job ${index}`, escrow(world, index), held('escrow', at(jobIds, index)))
    const stands = said.get(at(real.jobs, index).publicId)
    // Of several reasons for which it is held the pages do not say which is named.
    const reasons = job.status === 'paused' ? reasonsToHold(world, index) : []
    const why = reasons.find((reason) => stands?.endsWith(reason)) ?? reasons[0]
    same(`job ${index}`, `${job.status} ${job.open}${why === undefined ? '' : ` held: ${why}`}`, stands)
  }
  for (const [index, { status }] of world.applications.entries())
    same(`application ${index}`, status, said.get(at(real.applications, index)))
  for (const [index, { status, revisions }] of world.assignments.entries())
    same(`assignment ${index}`, `${status} ${revisions}`, said.get(at(real.assignments, index)))
  for (const [index, { status }] of world.submissions.entries())
    same(`submission ${index}`, status, said.get(at(real.submissions, index)))
  for (const [index, { status }] of world.places.entries())
    same(`place ${index}`, status, said.get(at(real.places, index)))
  for (const [index, { status, told }] of world.invitations.entries()) {
    const id = at(real.invitations, index)
    same(`invitation ${index}`, status, said.get(id))
    same(`told of invitation ${index}`, told === 0 ? undefined : String(told), said.get(`${id} told`))
  }
  const listed = rows.filter((row) => row.said === 'listed').map(({ id }) => id)
  const scopes = world.people.flatMap((person, index) => [...person.scopes].map((scope) => `scope ${index} ${scope}`))
  const entries = [...world.lists, ...scopes]
  const wanted = entries.map((entry) => entry.replace(/\d/g, (person) => at(people, Number(person))))
  same('lists', wanted.toSorted().join(', '), listed.toSorted().join(', '))
  for (const [index, { status, reasons }] of world.checks.entries())
    same(`check ${index}`, `${status} ${reasons.join('+')}`, said.get(at(real.checks, index)))
  same('flags', world.flags.length, real.flags.length)
  for (const [index, { status, decided, rejected }] of world.flags.entries())
    same(`flag ${index}`, `${status} ${rejected} of ${decided}`, said.get(at(real.flags, index)))
  for (const [index, { status, decision }] of world.reports.entries())
    same(`report ${index}`, [status, decision].filter(Boolean).join(' '), said.get(at(real.reports, index)))
  for (const [index, { isOver }] of world.suspensions.entries())
    same(`suspension ${index}`, isOver ? 'over' : 'running', said.get(at(real.suspensions, index)))
  for (const [index, { status }] of world.disputes.entries())
    same(`dispute ${index}`, status, said.get(at(real.disputes, index)))
  for (const [index, { status }] of world.requests.entries())
    same(`request ${index}`, status, said.get(at(real.requests, index)))
  const told = await remindersTold(real)
  for (const one of expectedReminders(world, real)) {
    const isTold = told.delete(one)
    if (!isTold) different.push(`${one}: expected to be told`)
  }
  for (const one of told) different.push(`${one}: told`)
  if (different.length > 0) throw new Error(different.join('; '))
}

/** `to assignment:ID half`: who was reminded of what, by which step; one more line for each further time. */
async function remindersTold(real: Real): Promise<Set<string>> {
  const rows = await real.database.sql<{ said: string }[]>`
    select member_id || ' ' || split_part(dedupe_key, ':reminder:', 1) || ' '
        || split_part(split_part(dedupe_key, ':reminder:', 2), ':', 1) as said
      from notices where member_id = any(${real.people.map(({ id }) => id)})
        and kind in ('assignment.reminder', 'application.reminder', 'submission.reminder')`
  return numbered(rows.map(({ said }) => said))
}

function expectedReminders(world: World, real: Real): Set<string> {
  const ids = { assignment: real.assignments, application: real.applications, submission: real.submissions }
  return numbered(
    world.told.map(({ kind, of, to, rung }) => `${at(real.people, to).id} ${kind}:${at(ids[kind], of)} ${rung}`),
  )
}

/** The same line twice is not the same as once: a moved deadline has a step of the same name once more. */
function numbered(lines: readonly string[]): Set<string> {
  const seen = new Map<string, number>()
  return new Set(
    lines.map((line) => {
      const times = (seen.get(line) ?? 0) + 1
      seen.set(line, times)
      return `${line} ${times}`
    }),
  )
}
