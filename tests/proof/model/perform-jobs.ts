import * as jobs from '../../../core/jobs/index.ts'
import { newKey, usualFields } from '../../support/people.ts'
import { choose, other } from './choose.ts'
import type { Command } from './commands.ts'
import * as oracle from './oracle.ts'
import { at } from './oracle.ts'
import * as moderation from './oracle-moderation.ts'
import type { Stage } from './play.ts'

/** Writes a draft, on the database and on the oracle. */
export async function write(stage: Stage, command: Extract<Command, { do: 'write' }>): Promise<void> {
  const { do: _write, person, reward, isShady, ...rest } = command
  const fields = { ...usualFields, ...rest, title: titleOf(isShady), rewardPoints: reward }
  const by = at(stage.real.people, person)
  const run = () =>
    stage.real.database.withTx((tx) => jobs.write(tx, by, { key: newKey('write'), fields, feeBasisPoints: 1_000 }))
  await stage.expect(person, 'write', [], run, (job) => {
    stage.real.jobs.push(job)
    stage.world.jobs.push({
      ...rest,
      reward,
      client: person,
      status: 'draft',
      fee: oracle.feeOf(reward),
      open: 0,
      closesAt: 0,
      isShady,
      isMoved: false,
      wasPublic: false,
      heldFrom: undefined,
    })
  })
}

/** Other words and another price, on the database and on the oracle; what is being checked goes home first. */
export async function rewrite(
  { world, real, expect }: Stage,
  command: Extract<Command, { do: 'rewrite' }>,
): Promise<void> {
  const index = choose(world.jobs, command.pick, ({ status }) => REWRITABLE.includes(status))
  if (index === undefined) return
  const job = at(world.jobs, index)
  const by = other(job.client, command.wrong)
  const { reward, slots, isShady } = command
  const { workHours, reviewDays, openDays, minimumJobs, invitedOnly, minutes, minimumAge, taking } = job
  const kept = { workHours, reviewDays, openDays, minimumJobs, invitedOnly, minutes, minimumAge, taking }
  const fields = { ...usualFields, ...kept, title: titleOf(isShady), rewardPoints: reward, slots }
  const input = { key: newKey('rewrite'), job: at(real.jobs, index).publicId, fields, feeBasisPoints: 1_000 }
  const run = () => real.database.withTx((tx) => jobs.rewrite(tx, at(real.people, by), input))
  await expect(by, `rewrite ${job.status}`, oracle.againstChange(by, job, REWRITABLE), run, () => {
    moderation.takeBack(world, index)
    world.jobs[index] = { ...at(world.jobs, index), reward, slots, isShady, fee: oracle.feeOf(reward) }
  })
}

const REWRITABLE: readonly oracle.Job['status'][] = ['draft', 'checking']
const titleOf = (isShady: boolean): string => (isShady ? 'Folge uns auf Instagram' : usualFields.title)

type JobCommand = Extract<Command, { do: 'publish' | 'pause' | 'resume' | 'close' | 'discard' | 'withdraw-slots' }>
const FROM: Readonly<Record<JobCommand['do'], readonly oracle.Job['status'][]>> = {
  publish: ['draft'],
  pause: ['open'],
  resume: ['paused'],
  close: ['open', 'paused'],
  discard: ['draft'],
  'withdraw-slots': ['open', 'paused'],
}

/** What a client does with a job. */
export async function changeJob(stage: Stage, command: JobCommand): Promise<void> {
  const { world, real } = stage
  const index = choose(world.jobs, command.pick, ({ status }) => FROM[command.do].includes(status))
  if (index === undefined) return
  const job = at(world.jobs, index)
  const by = other(job.client, command.wrong)
  const member = at(real.people, by)
  const id = at(real.jobs, index).publicId
  const input = { key: newKey(command.do), job: id }
  const inTx = real.database.withTx
  const against = oracle.againstChange(by, job, FROM[command.do])
  switch (command.do) {
    case 'publish': {
      const reasons = oracle.againstPublishing(world, by, job)
      return stage.expect(
        by,
        'publish',
        reasons,
        () => inTx((tx) => jobs.publish(tx, member, { ...input, checks: { firstJobs: stage.firstJobs, days: 7 } })),
        async () => {
          if (!moderation.publish(world, index, stage.firstJobs, stage.now())) return
          const [row] = await real.database.sql<{ id: string }[]>`
            select public_id as id from job_checks where job_id = ${at(real.jobs, index).id} order by job_checks.id desc limit 1`
          real.checks.push(row?.id ?? 'none')
        },
      )
    }
    case 'pause':
      return stage.expect(
        by,
        'pause',
        against,
        () => inTx((tx) => jobs.pause(tx, member, id)),
        () => void (job.status = 'paused'),
      )
    case 'resume':
      return stage.expect(
        by,
        'resume',
        [...against, ...oracle.when(by === job.client && job.heldFrom !== undefined, 'job.held')],
        () => inTx((tx) => jobs.resume(tx, member, id)),
        () => {
          job.status = 'open'
          job.isMoved = true
        },
      )
    case 'discard':
      return stage.expect(
        by,
        'discard',
        against,
        () => inTx((tx) => jobs.discard(tx, member, id)),
        () => void (job.status = 'discarded'),
      )
    case 'close':
      return stage.expect(
        by,
        'close',
        against,
        () => inTx((tx) => jobs.close(tx, member, input)),
        () => oracle.close(world, job),
      )
    case 'withdraw-slots': {
      const reasons = oracle.againstWithdrawing(by, job, command.slots)
      const run = () => inTx((tx) => jobs.withdrawSlots(tx, member, { ...input, slots: command.slots }))
      return stage.expect(by, 'withdraw-slots', reasons, run, () => oracle.withdraw(world, job, command.slots))
    }
  }
}
