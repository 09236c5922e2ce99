import { barPicture } from '../../core/pictures/index.ts'
import * as shop from '../../core/shop/index.ts'
import { go } from '../dialog/card.ts'
import type { Action, Maker, Screen } from '../dialog/routes.ts'
import { card, lines, menuButton, title, dayOf } from './parts.ts'

/** What became of an offer in the last weeks, for its owner. */
export const offerNumbers: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const words = copy.adverts.numbers
  const offer = await shop.ownOffer(tx, member, id)
  const weeks = await shop.weeksOf(tx, offer)
  const sum = (of: 'views' | 'redeemed' | 'points'): number => weeks.reduce((all, week) => all + week[of], 0)
  const busy = weeks.filter(({ views, redeemed }) => views + redeemed > 0)
  return card(
    [
      title(words.title(offer.title)),
      busy.length === 0
        ? undefined
        : lines(...busy.map((one) => words.week(dayOf(turn, one.week), one.views, one.redeemed, one.points))),
      lines(words.sum(sum('views'), sum('redeemed'), sum('points')), words.about),
    ],
    [[go(words.picture, 'offer.picture', id)], [go(copy.shop.codes.toOffer, 'offer.manage', id), menuButton(copy)]],
  )
}

export const offerPicture: Action = async ({ tx, member }, [id = '']) => {
  await shop.ownOffer(tx, member, id)
  return {
    show: { do: 'offer.numbers', args: [id] },
    also: [{ is: 'made', name: 'offer-chart', args: [id] }],
  }
}

/** The same numbers as bars. */
export const offerChart: Maker = async ({ tx, member, copy }, [id = '']) => {
  const words = copy.adverts.numbers
  const offer = await shop.ownOffer(tx, member, id)
  const weeks = await shop.weeksOf(tx, offer)
  const groups = weeks.map(({ week, views, redeemed }) => ({
    label: `${week.slice(8)}.${week.slice(5, 7)}.`,
    values: [views, redeemed],
  }))
  return async () => {
    const bytes = await barPicture({ title: offer.title, series: [words.views, words.redeemed], groups })
    return [{ is: 'document', bytes, name: 'offer.png', picture: true, caption: `📊 ${offer.title}` }]
  }
}
