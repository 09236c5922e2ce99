import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import { CATEGORIES } from '../jobs/index.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as notices from '../notices/index.ts'
import { cleanLine } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { boardVerbs, MOST_BOARDS, type Board, type BoardSettings, type FoundChat, type OffReason } from './board.ts'
import { renew } from './cards.ts'
import * as store from './store.ts'

export * from './board.ts'
export {
  claim,
  end,
  forgetOld,
  hold,
  postOnDiscord,
  putBack,
  rest,
  shown,
  spread,
  subjectOf,
  type ClaimedCard,
} from './cards.ts'

/** Platforms allow longer names than are of use in a list. */
const MOST_TITLE = 100

/**
 * Makes a board of a channel, group or forum: from now on new jobs appear there. The chat is what its platform says about
 * it now (never what a button says). A chat has one board: setting it up again switches it on again, and gives it to the
 * member when it was somebody else's, because both manage the chat. Refuses `board.not_admin`, `board.no_rights`,
 * `board.too_many` beyond twenty, `member.not_joined`. Returns the board, and whether it was there before.
 */
export async function setUp(
  tx: Tx,
  member: Member,
  input: { readonly key: string; readonly chat: FoundChat },
): Promise<{ readonly board: Board; readonly isNew: boolean }> {
  members.requireJoined(member)
  const chat = { ...input.chat, title: titleOf(input.chat) }
  if (!chat.mayManage) refuse('board.not_admin', { kind: chat.kind, platform: chat.platform })
  if (!chat.mayPost) refuse('board.no_rights', { kind: chat.kind, platform: chat.platform })
  const about = { platform: chat.platform, chat: chat.id }
  const command = { key: input.key, kind: 'board.set-up', actorId: member.id, input: about }
  const made = await once(tx, command, async () => {
    await members.lock(tx, member.id)
    const present = await store.lockedByChat(tx, chat)
    if (present?.ownerId !== member.id) await requireRoom(tx, member)
    const settings = { language: member.language, everyLanguage: false, categories: [], minimumRewardPoints: 0 }
    const fresh = present === undefined ? await store.insert(tx, member.id, chat, settings) : undefined
    if (fresh !== undefined) return { board: fresh.publicId, isNew: true }
    const board = present ?? (await store.lockedByChat(tx, chat)) ?? refuse('board.unknown', {})
    await store.takeOver(tx, board.id, member.id, chat)
    if ((await store.move(tx, board.id, boardVerbs.switchOn, null)) !== undefined) await renew(tx, board.id)
    return { board: board.publicId, isNew: false }
  })
  return { board: await own(tx, member, made.board), isNew: made.isNew }
}

async function requireRoom(tx: Tx, member: Member): Promise<void> {
  if ((await store.ofOwner(tx, member.id)).length >= MOST_BOARDS) refuse('board.too_many', { limit: MOST_BOARDS })
}

function titleOf({ title, id }: FoundChat): string {
  const clean = cleanLine(title, MOST_TITLE)
  return clean === '' ? id : clean
}

/** A member's boards, the oldest first; at most twenty, more only after a merge. */
export async function list(tx: Tx, member: Member): Promise<readonly Board[]> {
  return store.ofOwner(tx, member.id)
}

/** One of the member's own. Refuses `board.unknown` for everybody else's. */
export async function own(tx: Tx, member: Member, publicId: string): Promise<Board> {
  const board = await store.byPublicId(tx, publicId)
  return board?.ownerId === member.id ? board : refuse('board.unknown', {})
}

/** Changes what the board shows, for jobs that come from now on. Unknown categories are left out. Refuses `board.unknown`. */
export async function change(
  tx: Tx,
  member: Member,
  input: { readonly board: string; readonly settings: Partial<BoardSettings> },
): Promise<Board> {
  const board = await own(tx, member, input.board)
  const { language, everyLanguage, categories, minimumRewardPoints } = { ...board, ...input.settings }
  const known = CATEGORIES.filter((category) => categories.includes(category))
  await store.set(tx, board.id, {
    language,
    everyLanguage,
    // All of them is the same as no choice, also when another category is added one day.
    categories: known.length === CATEGORIES.length ? [] : known,
    minimumRewardPoints,
  })
  return own(tx, member, input.board)
}

/** Forgets a board; the cards stay where they are and are not touched any more. Refuses `board.unknown`. */
export async function remove(tx: Tx, member: Member, publicId: string): Promise<void> {
  await store.remove(tx, (await own(tx, member, publicId)).id)
}

/** The chat is gone, or we may not write there any more: its owner is told, once. For the sender of cards. */
export async function switchOff(tx: Tx, boardId: string, why: OffReason): Promise<void> {
  const board = await store.move(tx, boardId, boardVerbs.switchOff, why)
  if (board === undefined) return
  await notices.tell(tx, board.ownerId, {
    kind: 'board.off',
    data: { board: board.publicId },
    dedupeKey: `board:${board.publicId}:off:${tx.now.toISOString()}`,
  })
}

/** The platform gave the chat another id, as Telegram does when a group grows. For the sender of cards. */
export async function moved(tx: Tx, boardId: string, chat: string): Promise<void> {
  if (!(await store.setChat(tx, boardId, chat))) await switchOff(tx, boardId, 'gone')
}

/** Gives a member's boards to the one that this one is merged into. For core/links only. */
export async function handOver(tx: Tx, owners: { readonly from: string; readonly to: string }): Promise<void> {
  await store.moveToOwner(tx, owners.from, owners.to)
}
