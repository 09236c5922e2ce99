import type { TestDatabase } from '../../support/database.ts'
import * as assignments from '../../../core/assignments/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as lists from '../../../core/lists/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { approved, claimed, handedIn, newKey, openJob, worker } from '../../support/people.ts'

type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

export interface ListWorld {
  /** Invited and at work; invited and silent. */
  readonly working: string
  readonly waiting: string
  readonly client: string
}

/** A job for two invited workers, one of whom has taken it. */
export async function listWorld(database: TestDatabase, client: Member): Promise<ListWorld> {
  const job = await openJob(database, client, { invitedOnly: true, slots: 2 })
  const [working, waiting, blocked] = [await worker(database), await worker(database), await worker(database)]
  for (const who of [working, waiting]) {
    const assignment = await claimed(database, who, await openJob(database, client))
    await approved(database, client, await handedIn(database, who, assignment))
    const invitee = { job: job.publicId, who: { assignment: assignment.publicId } }
    await database.withTx((tx) => assignments.invite(tx, client, invitee))
  }
  await claimed(database, working, job)
  // Whoever sleeps is passed over, at whatever hour the tests run.
  await database.sql`update members set quiet_from = 0, quiet_to = 0 where id in (${waiting.id}, ${blocked.id})`
  const full = await openJob(database, client)
  const given = await claimed(database, working, full)
  await database.withTx(async (tx) => {
    await jobs.waitFor(tx, waiting, { key: newKey('wait'), job: full.publicId })
    await jobs.waitFor(tx, blocked, { key: newKey('wait'), job: full.publicId })
    const back = { key: newKey('back'), assignment: given.publicId, acceptsLate: false }
    await assignments.giveBack(tx, working, back)
  })
  await database.withTx((tx) => lists.block(tx, client, blocked.id))
  return { working: working.id, waiting: waiting.id, client: client.id }
}

/** A way to break each law of lists and invitations. */
export function listFaults({ working, waiting, client }: ListWorld): Faults {
  return {
    'nobody works on a job for invited workers without having been invited': [
      ['a lost invitation', `delete from invitations where worker_id = '${working}'`],
      [
        'work of somebody who was not asked',
        `update invitations set status = 'withdrawn' where worker_id = '${working}'`,
      ],
      ['a job that shut behind them', `update jobs set invited_only = true`],
    ],
    'an open invitation leads to a job that has not ended': [
      ['ended, and nobody said so', `update jobs set status = 'closed', open_slots = 0 where invited_only`],
    ],
    'whoever is invited to a published job has been told': [
      ['a silent invitation', `delete from notices where kind = 'invitation.new'`],
    ],
    'no invitation is open between two of whom one has blocked the other': [
      [
        'blocked by the worker',
        `insert into list_entries (kind, owner_id, other_id, created_at) values ('block', '${waiting}', '${client}', now())`,
      ],
      [
        'blocked by the client',
        `insert into list_entries (kind, owner_id, other_id, created_at) values ('block', '${client}', '${waiting}', now())`,
      ],
    ],
    'nobody is invited to a job of his own': [
      ['the client', `update invitations set worker_id = '${client}' where worker_id = '${waiting}'`],
    ],
    'somebody waits only for a job that has not ended': [
      [
        'ended, and nobody said so',
        `update jobs set status = 'closed', open_slots = 0 where id in (select job_id from waiting_places)`,
      ],
    ],
    'whoever was offered a slot has been told': [
      ['a silent offer', `delete from notices where kind = 'waiting.offered'`],
    ],
    'whoever has a slot waits for none in the same job': [
      [
        'both',
        `update assignments set worker_id = '${waiting}', status = 'working' where job_id in (select job_id from waiting_places)`,
      ],
    ],
    'nobody waits for a job of his own, and no merged account waits': [
      ['the client', `update waiting_places set worker_id = '${client}' where worker_id = '${waiting}'`],
      [
        'a place that stayed behind',
        `update members set status = 'deleted', merged_into = '${working}' where id = '${waiting}'`,
      ],
    ],
    'a merged account is on no list': [
      [
        'a list that stayed behind',
        `update members set status = 'deleted', merged_into = '${working}' where id = '${waiting}'`,
      ],
    ],
  }
}
