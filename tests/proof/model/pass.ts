import { approve, at, close, freeSlot, GRACE, hasLapsed, type World } from './oracle.ts'
import { passDisputes } from './oracle-disputes.ts'
import { endInvitations } from './oracle-lists.ts'
import { lapseFlags, passModeration } from './oracle-moderation.ts'
import { dropReminders, passReminders } from './oracle-reminders.ts'
import { dropRequests, passRequests } from './oracle-time.ts'
import { endLines, offerSlots, passLines } from './oracle-waiting.ts'

/** What time has brought when the schedule has run. */
export function pass(world: World, now: number): void {
  passWork(world, now)
  passApplications(world, now)
  dropRequests(world)
  passRequests(world, now)
  passModeration(world, now)
  for (const job of world.jobs) {
    if ((job.status === 'open' || job.status === 'paused') && now >= job.closesAt) close(world, job)
  }
  endLines(world)
  endInvitations(world)
  lapseFlags(world, now)
  passLines(world, now)
  offerSlots(world, now)
  passDisputes(world, now)
  dropReminders(world)
  passReminders(world, now)
}

/** Work that was not handed in frees its slot, and silence pays. */
function passWork(world: World, now: number): void {
  for (const assignment of world.assignments) {
    const job = at(world.jobs, assignment.job)
    if ((assignment.status === 'working' || assignment.status === 'revising') && now > assignment.deadline + GRACE) {
      assignment.status = 'lapsed'
      freeSlot(world, job)
    }
  }
  offerSlots(world, now)
  for (const submission of world.submissions) {
    const { status, reviewDue } = at(world.assignments, submission.assignment)
    if (submission.status === 'waiting' && status === 'submitted' && now >= reviewDue) approve(world, submission, now)
  }
}

function passApplications(world: World, now: number): void {
  for (const application of world.applications) {
    const isOver = hasLapsed(application, now) || at(world.jobs, application.job).status === 'closed'
    if (application.status === 'waiting' && isOver) application.status = 'lapsed'
  }
}
