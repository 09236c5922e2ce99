import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as lists from '../../core/lists/index.ts'
import * as members from '../../core/members/index.ts'
import { firstCharacters } from '../../core/shared/clean.ts'
import { refuse } from '../../core/shared/refusal.ts'
import { go, looks, type Button, type Card } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { card, inOrder, lines, menuButton, nameOf, PAGE, title } from './parts.ts'

/** So much of a name stands on a button. */
const MOST_OF_A_NAME = 24

/** By what somebody is named in a button, and where that button stood. */
const PLACES = {
  application: 'application.show',
  submission: 'submission.review',
  assignment: 'crew.member',
  job: 'job.show',
  member: 'list.blocked',
} as const
type Place = keyof typeof PLACES
const isPlace = (kind: string): kind is Place => Object.hasOwn(PLACES, kind)

/** Who is meant by `[kind, id]`; each kind only for whoever may see that thing. */
async function personOf({ tx, member }: Turn, kind: string, id: string): Promise<string> {
  switch (isPlace(kind) ? kind : 'member') {
    case 'application':
      return (await assignments.ownApplication(tx, member, id)).application.workerId
    case 'submission':
      return (await assignments.toReview(tx, member, id)).assignment.workerId
    case 'assignment':
      return (await assignments.ownAssignment(tx, member, id)).assignment.workerId
    case 'job':
      return (await jobs.byPublicId(tx, member, id)).clientId
    case 'member':
      return ((await members.byPublicId(tx, id)) ?? refuse('member.unknown', {})).id
  }
}

const backTo = (kind: string, id: string) => {
  const place = isPlace(kind) ? kind : 'member'
  return { do: PLACES[place], args: place === 'member' ? [] : [id] }
}

/** Blocks somebody, or takes that back: beside whatever shows this person. */
export async function blockButton(turn: Turn, otherId: string, kind: Place, id: string): Promise<Button | undefined> {
  const words = turn.copy.lists.block
  if (otherId === turn.member.id) return undefined
  return (await lists.hasBlocked(turn.tx, turn.member, otherId))
    ? go(words.undo, 'unblock', kind, id)
    : go(await blockLabel(turn, otherId, kind), 'block.ask', kind, id)
}

/** Everywhere else the card says who is meant; the details of a job name nobody. */
async function blockLabel(turn: Turn, otherId: string, kind: Place): Promise<string> {
  const { button, named } = turn.copy.lists.block
  return kind === 'job' ? named(firstCharacters((await nameOf(turn, otherId)).name, MOST_OF_A_NAME)) : button
}

/** Says what a block does before it is put up. Arguments: what names the person. */
export const blockAsk: Screen = async (turn, [kind = '', id = '']) => {
  const words = turn.copy.lists.block
  const { name } = await nameOf(turn, await personOf(turn, kind, id))
  const back = backTo(kind, id)
  return card(
    [lines(words.ask(name))],
    [[looks('danger', go(words.confirm, 'block', kind, id))], [go(words.back, back.do, ...back.args)]],
  )
}

export const block: Action = async (turn, [kind = '', id = '']) => {
  const otherId = await personOf(turn, kind, id)
  await lists.block(turn.tx, turn.member, otherId)
  const { name } = await nameOf(turn, otherId)
  return { note: turn.copy.lists.block.done(name), show: backTo(kind, id) }
}

export const unblock: Action = async (turn, [kind = '', id = '']) => {
  const otherId = await personOf(turn, kind, id)
  await lists.unblock(turn.tx, turn.member, otherId)
  const { name } = await nameOf(turn, otherId)
  return { note: turn.copy.lists.block.undone(name), show: backTo(kind, id) }
}

/** A list of people, with the number that takes each of them off it. */
async function listed(turn: Turn, kind: lists.ListKind, after: string | undefined): Promise<Card> {
  const { tx, member, copy } = turn
  const words = kind === 'block' ? copy.lists.blocked : copy.lists.favourites
  const screen = kind === 'block' ? 'list.blocked' : 'list.favourites'
  const { entries, more } = await lists.page(tx, member, kind, {
    limit: PAGE,
    ...(after === undefined ? {} : { after }),
  })
  const rows = await inOrder(entries, async ({ otherId, createdAt }, index) => {
    const { name } = await nameOf({ tx, copy }, otherId)
    return lines(copy.lists.line(index + 1, name, [copy.format.day(createdAt, member.timeZone)]))
  })
  const last = entries.at(-1)
  return card(
    [title(words.title), ...rows, lines(rows.length === 0 ? words.empty : words.how)],
    [
      entries.map(({ publicId }, index) => go(String(index + 1), 'list.remove', publicId)),
      [
        after === undefined ? undefined : go(copy.lists.first, screen),
        more && last !== undefined ? go(copy.lists.more, screen, last.publicId) : undefined,
      ],
      [go(copy.jobs.menu.settings, 'settings'), menuButton(copy)],
    ],
  )
}

/** Whom this member has blocked: `[after]`. */
export const listBlocked: Screen = (turn, [after]) => listed(turn, 'block', after)

/** A client's favourites: `[after]`. */
export const listFavourites: Screen = (turn, [after]) => listed(turn, 'favourite', after)

/** Takes somebody off one of the own lists. */
export const listRemove: Action = async (turn, [id = '']) => {
  const { kind, otherId } = await lists.remove(turn.tx, turn.member, id)
  const { name } = await nameOf(turn, otherId)
  const { block: blocking, favourites } = turn.copy.lists
  return kind === 'block'
    ? { note: blocking.undone(name), show: { do: 'list.blocked', args: [] } }
    : { note: favourites.removed(name), show: { do: 'list.favourites', args: [] } }
}

/** What a worker is invited to and has not answered: `[after]`. */
export const invitationsMine: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.lists.mine
  const page = await lists.myInvitations(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const rows = await inOrder(page.invitations, async ({ jobId }) => jobs.byId(tx, jobId))
  const last = page.invitations.at(-1)
  return card(
    [
      title(words.title),
      ...rows.map((job, index) => lines(words.line(index + 1, job.title, copy.format.both(job.rewardPoints)))),
      rows.length === 0 ? lines(words.empty) : undefined,
    ],
    [
      rows.map(({ publicId }, index) => go(String(index + 1), 'job.show', publicId)),
      [
        after === undefined ? undefined : go(copy.lists.first, 'invitations'),
        page.more && last !== undefined ? go(copy.lists.more, 'invitations', last.publicId) : undefined,
      ],
      [go(copy.work.show.all, 'work.list'), menuButton(copy)],
    ],
  )
}

/** The worker says no to an invitation. */
export const invitationDecline: Action = async ({ tx, member, copy }, [id = '']) => {
  const { jobId } = await lists.declineInvitation(tx, member, id)
  const { invitedOnly, publicId } = await jobs.byId(tx, jobId)
  const words = copy.lists.mine
  return {
    note: invitedOnly ? words.declined : words.declinedOpen,
    show: invitedOnly ? { do: 'invitations', args: [] } : { do: 'job.show', args: [publicId] },
  }
}
