import * as assignments from '../../core/assignments/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { Goal, Shelved } from '../../core/shop/index.ts'
import { go, looks, type Block, type Button, type Card } from '../dialog/card.ts'
import type { Action, Turn } from '../dialog/routes.ts'
import { card, lines, menuButton, type Reader } from './parts.ts'

/** So many signs make up the bar. */
const BAR = 10

const isOffered = ({ status, shopStatus }: Shelved): boolean => status === 'live' && shopStatus === 'approved'

/** How far a member is with what is saved for, and how many jobs like the last ones that still is. */
export async function goalBlock({ tx, member, copy }: Turn, goal: Goal): Promise<Block> {
  const words = copy.goal
  const { offer, points, missingPoints } = goal
  const usual = missingPoints === 0 ? undefined : await assignments.usualReward(tx, member)
  const share = Math.min(1, points / offer.points)
  const full = Math.floor(share * BAR)
  return lines(
    words.title(offer.title, offer.points),
    words.bar('▰'.repeat(full) + '▱'.repeat(BAR - full), Math.floor(share * 100)),
    missingPoints === 0 ? words.enough : words.missing(missingPoints),
    usual === undefined ? undefined : words.jobs(Math.ceil(missingPoints / usual)),
    isOffered(offer) ? undefined : words.away,
  )
}

/** From the wallet to what is saved for. */
export const goalLook = ({ copy }: Pick<Turn, 'copy'>, goal: Goal | undefined): Button | undefined =>
  goal !== undefined && isOffered(goal.offer) ? go(copy.goal.look, 'shop.offer', goal.offer.publicId) : undefined

/** On an offer's card: to save for what is too dear as yet, or no more. */
export async function goalButton({ tx, member, copy }: Turn, offer: Shelved): Promise<Button | undefined> {
  if (offer.ownerId === member.id) return undefined
  const goal = await shop.goalOf(tx, member)
  if (goal?.offer.id === offer.id) return go(copy.goal.clear, 'goal.clear')
  const have = await ledger.balance(tx, { kind: 'earnings', ownerId: member.id })
  return have < offer.points ? go(copy.goal.set, 'goal.set', offer.publicId) : undefined
}

export const setGoal: Action = async ({ tx, member, copy, key }, [id = '']) => {
  await shop.setGoal(tx, member, { key, offer: id })
  return { note: copy.goal.isSet, show: { do: 'wallet', args: [] } }
}

export const clearGoal: Action = async ({ tx, member, copy }) => {
  await shop.clearGoal(tx, member)
  return { note: copy.goal.isCleared, show: { do: 'wallet', args: [] } }
}

/** What those who save for something are told. */
export const goalDraws = {
  'goal.reached': async (turn: Reader, { offer: id }: Notices['goal.reached']): Promise<Card | undefined> => {
    const offer = await shop.offerById(turn.tx, id)
    const have = await ledger.balance(turn.tx, { kind: 'earnings', ownerId: turn.member.id })
    if (have < offer.points || !isOffered(offer)) return undefined
    const { goal } = turn.copy
    return card(
      [lines(goal.reached(offer.title))],
      [[looks('main', go(goal.look, 'shop.offer', offer.publicId)), menuButton(turn.copy)]],
    )
  },
  'goal.ended': async (turn: Reader, { offer: id }: Notices['goal.ended']): Promise<Card> => {
    const { title } = await shop.offerById(turn.tx, id)
    const { goal, shop: words } = turn.copy
    return card([lines(goal.ended(title))], [[looks('main', go(words.menuButton, 'shop')), menuButton(turn.copy)]])
  },
}
