import * as members from '../../core/members/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Outcome, Screen, Turn } from '../dialog/routes.ts'
import { said } from '../dialog/text.ts'
import { card, deadline, lines, menuButton, nameOf, quote, title } from './parts.ts'

/** What an owner is told about a code; the code itself is not said again. */
export async function checked(turn: Turn, words: string): Promise<Outcome> {
  const { tx, member, copy, settings } = turn
  const found = await shop.checkCode(tx, member, settings.vault, words)
  const { says, usedAt, use, another } = copy.shop.check
  return {
    show: card(
      [
        lines(
          says[found.is](found.title ?? ''),
          found.is === 'shared' ? copy.pool.bought(found.buyers) : undefined,
          found.usedAt === null ? undefined : usedAt(deadline(turn, found.usedAt)),
        ),
      ],
      [
        [found.is === 'valid' && found.id !== undefined ? looks('main', go(use, 'code.use', found.id)) : undefined],
        [go(another, 'check'), menuButton(copy)],
      ],
    ),
  }
}

/** `/check CODE`, or the question for it. */
export const check: Action = async (turn, [words]) =>
  words === undefined ? { show: { do: 'check-code', args: [] } } : checked(turn, words)

export const useCode: Action = async ({ tx, member, copy, key }, [id = '']) => {
  await shop.useCode(tx, member, { key, code: id })
  return { note: copy.shop.check.marked, show: { do: 'offers', args: [] } }
}

/** The shop that has waited longest; `after` is the one before it. */
export const waitingShops: Screen = async (turn, [after]) => {
  const page = await shop.waitingShops(turn.tx, turn.member, { limit: 1, ...(after === undefined ? {} : { after }) })
  const [first] = page.shops
  const words = turn.copy.moderation.operator
  if (first === undefined) return card([lines(words.empty)], [[go(words.back, 'operator')]])
  return shopCard(turn, first, page.more)
}

/** One shop, for an operator. */
export const waitingShop: Screen = async (turn, [id = '']) =>
  shopCard(turn, await shop.shopFor(turn.tx, turn.member, id), false)

async function shopCard(turn: Turn, seen: shop.Shop, more: boolean) {
  const { copy } = turn
  const words = copy.shop.operator
  const owner = await nameOf(turn, seen.ownerId)
  const ownerId = (await members.byId(turn.tx, seen.ownerId))?.publicId ?? ''
  return card(
    [
      title(words.title(seen.name)),
      lines(
        words.states[seen.status],
        words.owner(owner.name),
        words.website(seen.website),
        copy.moderation.operator.age(deadline(turn, seen.createdAt)),
      ),
      lines(words.sells),
      quote(said(seen.sells)),
      lines(words.imprint),
      quote(said(seen.imprint)),
      ...(seen.reason === null ? [] : [lines(copy.shop.mine.reason), quote(said(seen.reason))]),
    ],
    [
      [seen.status === 'waiting' ? looks('main', go(words.decide, 'decide-shop', seen.publicId)) : undefined],
      [go(copy.moderation.reports.member, 'op.member', ownerId)],
      [
        go(copy.moderation.operator.back, 'operator'),
        more ? go(copy.moderation.operator.next, 'op.shops', seen.publicId) : undefined,
      ],
    ],
  )
}
