import {
  at,
  DAY,
  GRACE,
  HOUR,
  perSlot,
  when,
  type Assignment,
  type Job,
  type Reasons,
  type Request,
  type World,
} from './oracle.ts'

const isInHand = ({ status }: Assignment): boolean => status === 'working' || status === 'revising'
const requestsOf = (world: World, index: number, kind: Request['kind']): readonly Request[] =>
  world.requests.filter((request) => request.assignment === index && request.kind === kind)

/** When giving back begins to count: half of the time of this round (product.md section 4). */
export const halfOf = ({ began, deadline }: Assignment): number => (began + deadline) / 2

export function againstGivingBack(by: number, assignment: Assignment, acceptsLate: boolean, now: number): Reasons {
  if (by !== assignment.worker) return ['assignment.unknown']
  return [
    ...when(!isInHand(assignment), 'assignment.wrong_state'),
    ...when(isInHand(assignment) && !acceptsLate && halfOf(assignment) < now, 'assignment.counts_late'),
  ]
}

export function againstTakingBackSlot(world: World, by: number, assignment: Assignment, now: number): Reasons {
  if (by !== at(world.jobs, assignment.job).client) return ['assignment.unknown']
  return [
    ...when(!isInHand(assignment), 'assignment.wrong_state'),
    ...when(now <= assignment.deadline + GRACE, 'assignment.not_overdue'),
  ]
}

/** At most three of a kind for the same work, one at a time. */
export function againstAsking(world: World, by: number, index: number, now: number): Reasons {
  const assignment = at(world.assignments, index)
  if (by !== assignment.worker) return ['assignment.unknown']
  const asked = requestsOf(world, index, 'time')
  return [
    ...when(!isInHand(assignment), 'assignment.wrong_state'),
    ...when(assignment.deadline <= now, 'assignment.too_late'),
    ...when(
      asked.some(({ status }) => status === 'waiting'),
      'request.waiting',
    ),
    ...when(asked.length >= 3, 'request.too_many'),
  ]
}

/** An answer within a day, and before the deadline. */
export function ask(world: World, index: number, what: Pick<Request, 'kind' | 'hours'>, now: number): void {
  const { deadline } = at(world.assignments, index)
  world.requests.push({ ...what, assignment: index, dueAt: Math.min(now + DAY, deadline), status: 'waiting' })
}

/** Whom the client of an ended job asks to let go. */
export function releasable(world: World, job: number, now: number): readonly number[] {
  return [...world.assignments.keys()].filter((index) => {
    const assignment = at(world.assignments, index)
    const asked = requestsOf(world, index, 'release')
    const isFree = asked.length < 3 && asked.every(({ status }) => status !== 'waiting')
    return assignment.job === job && isInHand(assignment) && assignment.deadline > now && isFree
  })
}

/** Who is asked: the client for more time, the worker to let go. */
export function askedOf(world: World, request: Request): number {
  const assignment = at(world.assignments, request.assignment)
  return request.kind === 'time' ? at(world.jobs, assignment.job).client : assignment.worker
}

export function againstReply(world: World, by: number, request: Request, now: number): Reasons {
  if (by !== askedOf(world, request)) return ['request.unknown']
  return when(request.status !== 'waiting' || request.dueAt <= now, 'request.wrong_state')
}

export function againstMoreSlots(world: World, by: number, job: Job, slots: number, now: number): Reasons {
  return [
    ...againstGrowing(by, job, now),
    ...when(at(world.people, by).budget < perSlot(job) * slots, 'job.too_little_for_slots'),
  ]
}

/** Past its closing date a job only waits for its end. */
export function againstGrowing(by: number, job: Job, now: number): Reasons {
  if (by !== job.client) return ['job.unknown']
  return [
    ...when((job.status !== 'open' && job.status !== 'paused') || job.closesAt <= now, 'job.wrong_state'),
    ...when(job.heldFrom !== undefined, 'job.held'),
  ]
}

/** Never open for more than 90 days from now. */
export function againstExtending(by: number, job: Job, days: number, now: number): Reasons {
  return [...againstGrowing(by, job, now), ...when(job.closesAt + days * DAY > now + 90 * DAY, 'job.too_long')]
}

/** What was asked in the worker's turn has no meaning after it. */
export function dropRequests(world: World): void {
  for (const request of world.requests) {
    if (request.status === 'waiting' && !isInHand(at(world.assignments, request.assignment))) request.status = 'dropped'
  }
}

/** Silence is an answer. */
export function passRequests(world: World, now: number): void {
  for (const request of world.requests) {
    if (request.status === 'waiting' && request.dueAt <= now) request.status = 'unanswered'
  }
}

/** Moments at which something of all this begins to count. */
export const turns = (world: World): readonly number[] => [
  ...world.assignments.map(halfOf),
  ...world.requests.map(({ dueAt }) => dueAt),
  ...world.jobs.map(({ closesAt }) => closesAt - 80 * DAY + HOUR),
]
