import type { Database } from '../../../core/db/connect.ts'
import * as assignments from '../../../core/assignments/index.ts'
import * as lists from '../../../core/lists/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { approved, claimed, handedIn, openJob, worker } from '../../support/people.ts'

type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

export interface ListWorld {
  /** Invited and at work; invited and silent. */
  readonly working: string
  readonly waiting: string
  readonly client: string
}

/** A job for two invited workers, one of whom has taken it. */
export async function listWorld(database: Database, client: Member): Promise<ListWorld> {
  const job = await openJob(database, client, { invitedOnly: true, slots: 2 })
  const [working, waiting, blocked] = [await worker(database), await worker(database), await worker(database)]
  for (const who of [working, waiting]) {
    const assignment = await claimed(database, who, await openJob(database, client))
    await approved(database, client, await handedIn(database, who, assignment))
    const invitee = { job: job.publicId, who: { assignment: assignment.publicId } }
    await database.withTx((tx) => assignments.invite(tx, client, invitee))
  }
  await claimed(database, working, job)
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
    'a merged account is on no list': [
      [
        'a list that stayed behind',
        `update members set status = 'deleted', merged_into = '${working}' where id = '${waiting}'`,
      ],
    ],
  }
}
