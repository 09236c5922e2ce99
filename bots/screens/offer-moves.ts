import * as shop from '../../core/shop/index.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { card, lines } from './parts.ts'

/** No more is sold of it. */
export const isOver = ({ status, shopStatus }: shop.Shelved): boolean =>
  status === 'archived' || shopStatus === 'closed'

/** Off the shelf, back on it, or away for good. */
export function movesOf({ copy }: Pick<Turn, 'copy'>, offer: shop.Shelved): readonly (Button | undefined)[] {
  if (isOver(offer)) return []
  const words = copy.shop.manage
  const { status, publicId: id } = offer
  return [
    status === 'live' ? go(words.pause, 'offer.pause', id) : undefined,
    status === 'paused' ? go(words.resume, 'offer.resume', id) : undefined,
    go(words.archive, 'offer.archive-ask', id),
  ]
}

/** Asks once more: an offer that has ended does not come back. */
export const archiveAsk: Screen = async ({ tx, member, copy }, [id = '']) => {
  const words = copy.shop.manage
  const { title: name } = await shop.ownOffer(tx, member, id)
  return card(
    [lines(words.archiveAsk(name))],
    [[looks('danger', go(words.archiveYes, 'offer.archive', id)), go(words.archiveNo, 'offer.manage', id)]],
  )
}
