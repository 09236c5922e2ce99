import * as corrections from '../../core/corrections/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Action, Screen, Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, lines, menuButton, nameOf, quote, title, type Reader } from './parts.ts'

/** The oldest correction that waits for a second operator; `after` is the one before it. */
export const correctionQueue: Screen = async (turn, [after]) => {
  const page = await corrections.waiting(turn.tx, turn.member, {
    limit: 1,
    ...(after === undefined ? {} : { after }),
  })
  const [first] = page.corrections
  const words = turn.copy.corrections
  if (first === undefined) return card([title(words.title), lines(words.none)], lastRows(turn))
  return correctionCard(turn, first, page.more)
}

const lastRows = ({ copy }: Turn) => [
  [go(copy.corrections.depositButton, 'ask-correction'), go(copy.corrections.refusedButton, 'bank-refused')],
  [go(copy.books.button, 'op.money'), go(copy.moderation.operator.back, 'operator')],
]

/** One correction: `[correction]`. */
export const correctionShow: Screen = async (turn, [id = '']) =>
  correctionCard(turn, await corrections.correctionFor(turn.tx, turn.member, id), false)

async function correctionCard(turn: Turn, one: corrections.Correction, more: boolean): Promise<Card> {
  const { copy } = turn
  const words = copy.corrections
  const id = one.publicId
  return card(
    [
      title(words.title),
      lines(words.kinds[one.kind]),
      fields(
        { label: words.state, value: plain(words.states[one.status]) },
        one.memberId === null
          ? undefined
          : { label: words.member, value: said((await nameOf(turn, one.memberId)).name) },
        { label: words.amount, value: plain(copy.format.euros(one.points)) },
        { label: words.askedBy, value: said((await nameOf(turn, one.askedBy)).name) },
      ),
      quote(said(one.reason)),
    ],
    [
      one.status === 'asked'
        ? [
            one.kind === 'credit'
              ? go(words.creditButton, 'op.correction-make', id)
              : looks('danger', go(words.makeButton, 'op.correction-make', id)),
            go(words.refuseButton, 'op.correction-refuse', id),
          ]
        : [],
      [more ? go(copy.moderation.operator.next, 'op.corrections', id) : undefined],
      ...lastRows(turn),
    ],
  )
}

/** The second pair of eyes. */
export const decideCorrection =
  (agree: boolean): Action =>
  async ({ tx, member, copy, key }, [id = '']) => {
    const { kind } = await corrections.decide(tx, member, { key, correction: id, agree })
    const words = copy.corrections
    const made = kind === 'credit' ? words.credited : words.made
    return { note: agree ? made : words.refused, show: { do: 'op.correction', args: [id] } }
  }

/** Somebody's points were taken back, with the reason. */
export const correctionDraws = {
  'correction.made': async (turn: Reader, { correction: id }: Notices['correction.made']): Promise<Card> => {
    const { copy } = turn
    const { points, reason } = await corrections.correctionOf(turn.tx, turn.member, id)
    return card(
      [
        lines(copy.corrections.told(points), copy.corrections.reason),
        quote(said(reason)),
        lines(copy.payouts.notices.object),
      ],
      [[go(copy.account.wallet.toWallet, 'wallet'), menuButton(copy)]],
    )
  },
}
