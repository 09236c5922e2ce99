import * as assignments from '../../../core/assignments/index.ts'
import * as lists from '../../../core/lists/index.ts'
import { choose, other } from './choose.ts'
import type { Command } from './commands.ts'
import { at, when } from './oracle.ts'
import * as oracle from './oracle-lists.ts'
import type { Stage } from './play.ts'

type ListCommand = Extract<
  Command,
  { do: 'block' | 'favour' | 'invite' | 'withdraw-invitation' | 'decline-invitation' }
>

/** Whom one does not want to meet, whom one likes to ask, and who is asked. */
export async function know(stage: Stage, command: ListCommand): Promise<void> {
  switch (command.do) {
    case 'block':
      return block(stage, command)
    case 'favour':
      return favour(stage, command)
    case 'invite':
      return invite(stage, command)
    case 'withdraw-invitation':
    case 'decline-invitation':
      return answer(stage, command)
  }
}

async function block(
  { world, real, expect }: Stage,
  { person, whom, isOver }: Extract<ListCommand, { do: 'block' }>,
): Promise<void> {
  const [member, { id }] = [at(real.people, person), at(real.people, whom)]
  if (isOver) {
    const run = () => real.database.withTx((tx) => lists.unblock(tx, member, id))
    return expect(person, 'unblock', [], run, () => void oracle.unblock(world, person, whom))
  }
  const run = () => real.database.withTx((tx) => lists.block(tx, member, id))
  return expect(person, 'block', when(person === whom, 'list.oneself'), run, () => oracle.block(world, person, whom))
}

async function favour({ world, real, expect }: Stage, command: Extract<ListCommand, { do: 'favour' }>): Promise<void> {
  const index = choose(world.assignments, command.pick, ({ status }) => status === 'approved' || status === 'split')
  if (index === undefined) return
  const assignment = at(world.assignments, index)
  const by = other(at(world.jobs, assignment.job).client, command.wrong)
  const isFavourite = !command.isOver
  const input = { assignment: at(real.assignments, index), isFavourite }
  const run = () => real.database.withTx((tx) => assignments.setFavourite(tx, at(real.people, by), input))
  return expect(by, isFavourite ? 'favour' : 'forget', oracle.againstKnowing(world, by, assignment), run, () =>
    oracle.setFavourite(world, by, assignment.worker, isFavourite),
  )
}

async function invite(
  { world, real, now, expect }: Stage,
  command: Extract<ListCommand, { do: 'invite' }>,
): Promise<void> {
  const job = choose(world.jobs, command.pick, ({ status }) => ['draft', 'checking', 'open', 'paused'].includes(status))
  if (job === undefined) return
  const by = other(at(world.jobs, job).client, command.wrong)
  const known = choose(
    world.assignments,
    command.whom,
    ({ job: of, status }) => at(world.jobs, of).client === by && (status === 'approved' || status === 'split'),
  )
  if (known === undefined) return
  const assignment = at(world.assignments, known)
  const { worker } = assignment
  const reasons = command.asFavourite
    ? when(!oracle.isFavourite(world, by, worker), 'list.unknown')
    : oracle.againstKnowing(world, by, assignment)
  const who = command.asFavourite
    ? { favourite: await entryOf(real, by, worker) }
    : { assignment: at(real.assignments, known) }
  const run = () =>
    real.database.withTx((tx) => assignments.invite(tx, at(real.people, by), { job: at(real.jobs, job).publicId, who }))
  const against = [...reasons, ...oracle.againstInviting(world, by, job, worker, now())]
  return expect(by, 'invite', against, run, ({ publicId }) => {
    oracle.invite(world, job, worker)
    if (!real.invitations.includes(publicId)) real.invitations.push(publicId)
  })
}

/** The entry of the favourite, by which a client invites; of nobody when there is none. */
async function entryOf({ database, people }: Stage['real'], by: number, worker: number): Promise<string> {
  const [row] = await database.sql<{ id: string }[]>`
    select public_id as id from list_entries
      where kind = 'favourite' and owner_id = ${at(people, by).id} and other_id = ${at(people, worker).id}`
  return row?.id ?? 'nobody'
}

async function answer(
  { world, real, expect }: Stage,
  command: Extract<ListCommand, { do: 'withdraw-invitation' | 'decline-invitation' }>,
): Promise<void> {
  const index = choose(world.invitations, command.pick, ({ status }) => status === 'open')
  if (index === undefined) return
  const invitation = at(world.invitations, index)
  const over = when(invitation.status !== 'open', 'invitation.wrong_state')
  if (command.do === 'decline-invitation') {
    const by = other(invitation.worker, command.wrong)
    const reasons = by === invitation.worker ? over : ['invitation.unknown']
    const id = at(real.invitations, index)
    const run = () => real.database.withTx((tx) => lists.declineInvitation(tx, at(real.people, by), id))
    return expect(by, 'decline-invitation', reasons, run, () => void (invitation.status = 'declined'))
  }
  const { client } = at(world.jobs, invitation.job)
  const by = other(client, command.wrong)
  const input = { job: at(real.jobs, invitation.job).publicId, workerId: at(real.people, invitation.worker).id }
  const run = () => real.database.withTx((tx) => assignments.withdrawInvitation(tx, at(real.people, by), input))
  return expect(by, 'withdraw-invitation', by === client ? over : ['job.unknown'], run, () => {
    invitation.status = 'withdrawn'
  })
}
