import * as refunds from '../../core/refunds/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { wayBack } from './account-parts.ts'
import { card, inRows, lines, PAGE, title } from './parts.ts'

const meansOf = ({ settings }: Pick<Turn, 'settings'>) => ({
  vault: settings.vault,
  cards: settings.cards !== undefined,
})

const toOf = ({ copy }: Turn, { masked }: Pick<refunds.Refundable, 'masked'>): string => masked ?? copy.refunds.card

/** What is unused of the last deposits, each with the way on which it goes back. */
export const refundList: Screen = async (turn) => {
  const { tx, member, copy } = turn
  const words = copy.refunds
  const found = (await refunds.refundable(tx, member, meansOf(turn))).slice(0, PAGE)
  return card(
    [
      title(words.title),
      lines(words.how),
      found.length === 0
        ? lines(words.none)
        : lines(
            ...found.map((one, index) =>
              words.line(index + 1, one.points, copy.format.day(one.paidAt, member.timeZone), toOf(turn, one)),
            ),
          ),
      lines(words.not),
    ],
    [
      ...inRows(
        found.map(({ deposit, points }, index) => go(String(index + 1), 'refund.ask', deposit, points)),
        5,
      ),
      [go(words.toDeposit, 'deposit'), wayBack(turn)],
    ],
  )
}

/** One of them, once more before it goes: `[deposit]`. What is used by now leads back to the list. */
export const refundAsk: Screen = async (turn, [deposit = '']) => {
  const { tx, member, copy } = turn
  const words = copy.refunds
  const found = await refunds.refundable(tx, member, meansOf(turn))
  const one = found.find((other) => other.deposit === deposit)
  if (one === undefined) return refundList(turn, [])
  return card(
    [
      title(words.title),
      lines(words.ask(one.points, toOf(turn, one)), one.masked === null ? words.byCard : words.byBank),
    ],
    [
      [looks('main', go(words.confirm(one.points), 'refund.do', deposit, one.points))],
      [go(copy.dialog.back, 'refund'), wayBack(turn)],
    ],
  )
}

/** It goes: `[deposit, points]`, as they were shown. Refuses as `ask` does. */
export const refundDo: Action = async (turn, [deposit = '', amount = '']) => {
  const { tx, member, copy, key } = turn
  const points = /^[1-9][0-9]{0,8}$/.test(amount) ? Number(amount) : 0
  const asked = await refunds.ask(tx, member, { ...meansOf(turn), key, deposit, points })
  return { note: copy.refunds.asked(asked.points), show: { do: 'refund', args: [] } }
}
