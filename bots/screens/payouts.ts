import * as forms from '../../core/forms/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import { code, plain, said } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, deadline, lines, numbered, PAGE, title } from './parts.ts'
import { taxState } from './tax.ts'

const CANCELLABLE: readonly payouts.PayoutStatus[] = payouts.payoutVerbs.cancel.from

/** What can be paid out, where it goes, and what still stands in the way. */
export const payout: Screen = async (turn) => {
  const { tx, member, copy, settings } = turn
  const words = copy.payouts
  const { availablePoints, account, taxedAt, heldUntil } = await payouts.readiness(tx, member)
  const { minimumPoints } = settings.payouts
  const isReady = account !== undefined && taxedAt !== undefined && availablePoints >= minimumPoints
  return card(
    [
      title(words.title),
      fields(
        { label: words.available, value: plain(copy.format.both(availablePoints)) },
        { label: words.account, value: account === undefined ? words.noAccount : plain(account.masked) },
        { label: copy.tax.label, value: taxState(turn, taxedAt) },
      ),
      lines(
        words.minimum(minimumPoints),
        account === undefined ? words.enterAccount : taxedAt === undefined ? copy.tax.enterFirst : undefined,
        heldUntil === undefined ? undefined : words.heldUntil(deadline(turn, heldUntil)),
        copy.account.wallet.tax,
      ),
    ],
    [
      [
        isReady ? looks('main', go(words.payButton, 'pay-out')) : undefined,
        account !== undefined && taxedAt === undefined
          ? looks('main', go(copy.tax.enterButton, 'tax.form'))
          : undefined,
      ],
      [
        account === undefined
          ? looks('main', go(words.accountButton, 'payout.account'))
          : go(words.changeButton, 'payout.account'),
        go(words.listButton, 'payouts'),
        go(copy.tax.button, 'tax'),
      ],
      [go(copy.account.wallet.toWallet, 'wallet'), wayBack(turn)],
    ],
  )
}

/** A one-time link to the form for the own account. */
export const accountForm: Action = async ({ copy }) => ({
  note: copy.payouts.linkComing,
  show: { do: 'payout', args: [] },
  also: [{ is: 'made', name: 'account-link', args: [] }],
})

/** The link is made at delivery: nobody finds it in the database. */
export const accountLink: Maker = async ({ tx, member, copy, settings }) => {
  const token = await forms.open(tx, member, { kind: 'bank-account' })
  const words = copy.payouts
  const url = settings.webLink(`/f/${token}`)
  return async () => [
    { is: 'card', card: card([lines(words.link)], [[{ is: 'url', label: words.linkButton, url }]]), secret: true },
  ]
}

/** Somebody's payouts, newest first: `[after]`. */
export const payoutList: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.payouts
  const page = await payouts.myPayouts(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const last = page.payouts.at(-1)
  return card(
    [
      title(words.listTitle),
      page.payouts.length === 0
        ? lines(words.none)
        : lines(
            ...page.payouts.map((one, index) =>
              words.line(
                index + 1,
                one.points,
                copy.format.day(one.requestedAt, member.timeZone),
                words.states[one.status],
              ),
            ),
          ),
    ],
    [
      numbered(page.payouts, 'payout.show'),
      [page.more && last !== undefined ? go(words.older, 'payouts', last.publicId) : undefined],
      [go(words.toPayout, 'payout'), wayBack(turn)],
    ],
  )
}

/** One payout of one's own: `[payout]`. */
export const payoutShow: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const words = copy.payouts
  const one = await payouts.myPayout(tx, member, id)
  return card(
    [
      title(words.one(one.points)),
      fields(
        { label: words.state, value: plain(words.states[one.status]) },
        { label: words.account, value: plain(one.masked) },
        { label: words.requestedAt, value: plain(copy.format.day(one.requestedAt, member.timeZone)) },
        { label: words.number, value: code(one.publicId.toUpperCase()) },
        reasonField(turn, one),
      ),
      one.status === 'held' && one.heldUntil !== null
        ? lines(words.waitsUntil(deadline(turn, one.heldUntil)))
        : undefined,
    ],
    [
      [CANCELLABLE.includes(one.status) ? looks('danger', go(words.cancelButton, 'payout.cancel', id)) : undefined],
      [go(words.listButton, 'payouts'), wayBack(turn)],
    ],
  )
}

/** Why it failed: an operator's words, or what the bank's code means; or who stopped it. */
function reasonField({ copy }: Pick<Turn, 'copy'>, { status, reason }: payouts.Payout) {
  const words = copy.payouts
  if (status === 'cancelled' && reason === payouts.WITHDRAWN) return { label: words.reason, value: words.withdrawn }
  if (reason === null || (status !== 'rejected' && status !== 'returned')) return undefined
  return { label: words.reason, value: said(words.reasonOf(reason)) }
}

/** Until it goes to the bank a member may change their mind. */
export const payoutCancel: Action = async ({ tx, member, copy, key }, [id = '']) => {
  const { points, kind } = await payouts.cancel(tx, member, { key, payout: id })
  return {
    note: (kind === 'earnings' ? copy.payouts : copy.refunds).cancelled(points),
    show: { do: 'payout', args: [] },
  }
}
