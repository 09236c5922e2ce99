import * as deposits from '../../core/deposits/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen } from '../dialog/routes.ts'
import { code } from '../dialog/text.ts'
import { wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'

/** How to pay in: the member's own reference; in the sandbox, play money. */
export const deposit: Screen = async (turn) => {
  const { tx, member, copy, settings } = turn
  const words = copy.account.deposit
  const reference = await deposits.reference(tx, member)
  const taken = settings.sandbox && (await deposits.hasPlayMoney(tx, member))
  const play = taken ? words.playMoneyTaken : words.playMoney(deposits.PLAY_MONEY_POINTS)
  return card(
    [
      title(words.title),
      settings.sandbox ? lines(play) : undefined,
      lines(words.howTo(code(reference))),
      lines(words.minimum(jobs.FIRST_DEPOSIT_POINTS), words.operator),
    ],
    [
      settings.sandbox && !taken
        ? [looks('main', go(words.playMoneyButton(deposits.PLAY_MONEY_POINTS), 'play-money'))]
        : [],
      [{ is: 'copy', label: words.copyButton, text: reference }, go(copy.account.wallet.toWallet, 'wallet')],
      [wayBack(turn)],
    ],
  )
}

/**
 * The sandbox's play money, once for each member; a draft that waited for it is shown, one tap from being published.
 * Refuses `deposit.play_money_taken`.
 */
export const playMoney: Action = async ({ tx, member, copy, settings }) => {
  const words = copy.account.deposit
  // The button can be forged, and outside of the sandbox points are worth money.
  if (!settings.sandbox) return { note: words.noPlayMoney, show: { do: 'deposit', args: [] } }
  const { points } = await deposits.playMoney(tx, member)
  const [draft] = await jobs.drafts(tx, member, 1)
  const canPublish = draft !== undefined && (await jobs.lacking(tx, member, draft)) === undefined
  const show = canPublish ? { do: 'job.manage', args: [draft.publicId] } : { do: 'wallet', args: [] }
  return { note: words.playMoneyGiven(points), show }
}
