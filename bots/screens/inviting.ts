import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as lists from '../../core/lists/index.ts'
import * as members from '../../core/members/index.ts'
import { go, looks, type Block, type Button } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { blockButton } from './lists.ts'
import { card, inOrder, lines, menuButton, nameOf, note, numbered, PAGE, title } from './parts.ts'

/** Stands for the favourites, where otherwise an old job is named; a public id has ten characters. */
const FAVOURITES = 'f'
/** What names a worker in a button: an entry of the favourites, or paid work. */
const ENTRY = 'f'
const WORK = 'a'

const from = (after: string | undefined) => (after === undefined ? { limit: PAGE } : { limit: PAGE, after })

/** Who was paid for an own job: `[job, after]`. */
export const jobCrew: Screen = async (turn, [id = '', after]) => {
  const { tx, member, copy } = turn
  const words = copy.lists.crew
  const job = await jobs.own(tx, member, id)
  const page = await assignments.crew(tx, member, job, from(after))
  const rows = await inOrder(page.assignments, async ({ workerId }, index) =>
    lines(await personLine(turn, index, workerId)),
  )
  const last = page.assignments.at(-1)
  return card(
    [title(words.title(job.title)), ...rows, rows.length === 0 ? lines(words.empty) : undefined],
    [
      numbered(page.assignments, 'crew.member'),
      [
        after === undefined ? undefined : go(copy.lists.first, 'job.crew', id),
        page.more && last !== undefined ? go(copy.lists.more, 'job.crew', id, last.publicId) : undefined,
      ],
      [rows.length === 0 ? undefined : looks('main', go(words.followUp, 'follow-up', id))],
      [go(copy.jobs.card.back, 'job.manage', id), menuButton(copy)],
    ],
  )
}

async function personLine(turn: Turn, index: number, workerId: string, ...more: readonly string[]): Promise<Text> {
  const { tx, member, copy } = turn
  const { name } = await nameOf({ tx, copy }, workerId)
  const isFavourite = await lists.isFavourite(tx, member, workerId)
  return copy.lists.line(index + 1, name, [...(isFavourite ? [copy.lists.favourite] : []), ...more])
}

/** Somebody whose work was paid, and which lists there are for people: `[assignment]`. */
export const crewMember: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const { assignment, job } = await assignments.ownAssignment(tx, member, id)
  const { workerId } = assignment
  const { name, id: shortId } = await nameOf({ tx, copy }, workerId)
  const record = await members.record(tx, workerId, job.category)
  const words = copy.review.applicant
  return card(
    [
      title(words.name(name, shortId)),
      lines(
        words.record([
          record.starsTenths === undefined ? words.fresh : copy.jobs.card.stars(record.starsTenths, record.reviews),
          ...(record.onTimePercent === undefined ? [] : [words.onTime(record.onTimePercent)]),
          words.jobsDone(record.jobsDone, record.jobsDoneInCategory),
        ]),
      ),
    ],
    [
      [await favouriteButton(turn, assignment)],
      [go(copy.lists.crew.followUp, 'follow-up', job.publicId), await blockButton(turn, workerId, 'assignment', id)],
      [go(copy.lists.crew.back, 'job.crew', job.publicId), menuButton(copy)],
    ],
  )
}

async function favouriteButton(turn: Turn, assignment: assignments.Assignment): Promise<Button | undefined> {
  if (!assignments.isPaid(assignment)) return undefined
  const words = turn.copy.lists.favourites
  return (await lists.isFavourite(turn.tx, turn.member, assignment.workerId))
    ? go(words.remove, 'favourite', assignment.publicId, '0')
    : looks('main', go(words.add, 'favourite', assignment.publicId, '1'))
}

/** Remembers a worker, or forgets: `[assignment, 1 or 0]`. */
export const favourite: Action = async (turn, [id = '', wanted]) => {
  const isFavourite = wanted === '1'
  const { workerId } = await assignments.setFavourite(turn.tx, turn.member, { assignment: id, isFavourite })
  const { name } = await nameOf(turn, workerId)
  const words = turn.copy.lists.favourites
  return { note: isFavourite ? words.added(name) : words.removed(name), show: { do: 'crew.member', args: [id] } }
}

interface Candidate {
  readonly publicId: string
  readonly workerId: string
}

/**
 * Whom to invite to an own job: `[job, source, after]`, where the source is `f` for the favourites or an old job of the
 * client's. Each number invites, or takes an invitation back that was not answered.
 */
export const jobInvite: Screen = async (turn, [id = '', source = FAVOURITES, after]) => {
  const { tx, member, copy } = turn
  const words = copy.lists.invite
  const job = await jobs.own(tx, member, id)
  const { rows, more, intro, kind } = await candidates(turn, source, after)
  const last = rows.at(-1)
  const people = await inOrder(rows, async ({ workerId }, index) => {
    const invitation = await lists.invitationTo(tx, workerId, job.id)
    const state = invitation === undefined ? [] : [words.states[invitation.status]]
    const does = invitation?.status === 'open' ? 'invite.withdraw' : 'invite'
    return { line: lines(await personLine(turn, index, workerId, ...state)), does }
  })
  return card(
    [
      title(words.title(job.title)),
      job.publishedAt === null ? note(words.draft) : job.invitedOnly ? note(words.only) : undefined,
      lines(rows.length === 0 && kind === ENTRY ? words.noFavourites : intro),
      ...people.map(({ line }) => line),
    ],
    [
      rows.map(({ publicId }, index) =>
        go(
          String(index + 1),
          people[index]?.does ?? 'invite',
          id,
          kind,
          publicId,
          ...(after === undefined ? [] : [after]),
        ),
      ),
      [
        after === undefined ? undefined : go(copy.lists.first, 'job.invite', id, source),
        more && last !== undefined ? go(copy.lists.more, 'job.invite', id, source, last.publicId) : undefined,
      ],
      [
        kind === ENTRY ? undefined : go(words.toFavourites, 'job.invite', id),
        go(words.fromJob, 'job.invite-from', id),
        go(words.who, 'job.invited', id),
      ],
      [go(copy.jobs.card.back, 'job.manage', id), menuButton(copy)],
    ],
  )
}

async function candidates(
  turn: Turn,
  source: string,
  after: string | undefined,
): Promise<{ rows: readonly Candidate[]; more: boolean; intro: Text; kind: typeof ENTRY | typeof WORK }> {
  const { tx, member, copy } = turn
  const words = copy.lists.invite
  if (source === FAVOURITES) {
    const { entries, more } = await lists.page(tx, member, 'favourite', from(after))
    const rows = entries.map(({ publicId, otherId }) => ({ publicId, workerId: otherId }))
    return { rows, more, intro: words.favourites, kind: ENTRY }
  }
  const old = await jobs.own(tx, member, source)
  const { assignments: rows, more } = await assignments.crew(tx, member, old, from(after))
  return { rows, more, intro: rows.length === 0 ? copy.lists.crew.empty : words.crew(old.title), kind: WORK }
}

/** From which of the own jobs to invite people: `[job, after]`. */
export const jobInviteFrom: Screen = async (turn, [id = '', after]) => {
  const { tx, member, copy } = turn
  const words = copy.lists.invite
  const page = await jobs.mine(tx, member, from(after))
  const last = page.jobs.at(-1)
  const old = page.jobs.filter(({ publishedAt, publicId }) => publishedAt !== null && publicId !== id)
  return card(
    [
      title(words.fromTitle),
      ...old.map((job, index) => lines(copy.lists.line(index + 1, job.title, []))),
      old.length === 0 && !page.more ? lines(words.noJobs) : undefined,
    ],
    [
      old.map(({ publicId }, index) => go(String(index + 1), 'job.invite', id, publicId)),
      [
        after === undefined ? undefined : go(copy.lists.first, 'job.invite-from', id),
        page.more && last !== undefined ? go(copy.lists.more, 'job.invite-from', id, last.publicId) : undefined,
      ],
      [go(words.toFavourites, 'job.invite', id), go(copy.jobs.card.back, 'job.manage', id)],
    ],
  )
}

/** Who is invited to an own job, and what came of it: `[job, after]`. */
export const jobInvited: Screen = async (turn, [id = '', after]) => {
  const { tx, member, copy } = turn
  const words = copy.lists.invite
  const job = await jobs.own(tx, member, id)
  const page = await lists.invitationsOf(tx, job, from(after))
  const rows = await inOrder(page.invitations, async ({ workerId, status }, index) =>
    lines(await personLine(turn, index, workerId, words.states[status])),
  )
  const last = page.invitations.at(-1)
  return card(
    [title(words.whoTitle(job.title)), ...rows, rows.length === 0 ? lines(words.nobody) : undefined],
    [
      [
        after === undefined ? undefined : go(copy.lists.first, 'job.invited', id),
        page.more && last !== undefined ? go(copy.lists.more, 'job.invited', id, last.publicId) : undefined,
      ],
      [go(words.button, 'job.invite', id), go(copy.jobs.card.back, 'job.manage', id)],
    ],
  )
}

type Invited = readonly [job: string, kind: string, id: string, after: string | undefined]
const invited = ([job = '', kind = '', id = '', after]: readonly string[]): Invited => [job, kind, id, after]

/** Whom a button names, and the list in which it stood. */
async function named(turn: Turn, [, kind, id]: Invited): Promise<{ workerId: string; source: string }> {
  const { tx, member } = turn
  if (kind === ENTRY) return { workerId: (await lists.entry(tx, member, id)).otherId, source: FAVOURITES }
  const { assignment, job } = await assignments.ownAssignment(tx, member, id)
  return { workerId: assignment.workerId, source: job.publicId }
}

const listOf = ([job, , , after]: Invited, source: string) => ({
  do: 'job.invite',
  args: [job, source, ...(after === undefined ? [] : [after])],
})

/** Invites somebody: `[job, f or a, entry or assignment, after]`. */
export const invite: Action = async (turn, args) => {
  const asked = invited(args)
  const [publicId, kind, id] = asked
  const { workerId, source } = await named(turn, asked)
  const who = kind === ENTRY ? { favourite: id } : { assignment: id }
  await assignments.invite(turn.tx, turn.member, { job: publicId, who })
  const { name } = await nameOf(turn, workerId)
  const { publishedAt } = await jobs.own(turn.tx, turn.member, publicId)
  const words = turn.copy.lists.invite
  return { note: publishedAt === null ? words.doneDraft(name) : words.done(name), show: listOf(asked, source) }
}

/** Takes an invitation back: the same arguments. */
export const inviteWithdraw: Action = async (turn, args) => {
  const asked = invited(args)
  const { workerId, source } = await named(turn, asked)
  await assignments.withdrawInvitation(turn.tx, turn.member, { job: asked[0], workerId })
  const { name } = await nameOf(turn, workerId)
  return { note: turn.copy.lists.invite.undone(name), show: listOf(asked, source) }
}

/** On the card of an own job: who sees it, when that is not everybody. */
export async function invitedBlock(turn: Turn, job: jobs.Job): Promise<Block | undefined> {
  if (!job.invitedOnly || job.status === 'closed' || job.status === 'discarded') return undefined
  const { invitations } = await lists.invitationsOf(turn.tx, job, { limit: 1 })
  const words = turn.copy.lists.invite
  return lines(invitations.length === 0 ? words.onlyNobody : words.only)
}

/** On the card of an own job: inviting, as long as it can begin and there are favourites, and those who took part. */
export async function invitingRow(turn: Turn, job: jobs.Job, paid: number): Promise<readonly (Button | undefined)[]> {
  const words = turn.copy.lists
  const isOver = job.status === 'closed' || job.status === 'discarded' || job.heldFor !== null
  const button = go(words.invite.button, 'job.invite', job.publicId)
  const { entries } = await lists.page(turn.tx, turn.member, 'favourite', { limit: 1 })
  return [
    isOver ? undefined : job.invitedOnly ? looks('main', button) : entries.length === 0 ? undefined : button,
    paid === 0 ? undefined : go(words.crew.button(paid), 'job.crew', job.publicId),
  ]
}
