import * as ledger from '../../core/ledger/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as notices from '../../core/notices/index.ts'
import { go } from '../dialog/card.ts'
import { setAside } from '../dialog/inbox.ts'
import type { Screen } from '../dialog/routes.ts'
import { code, plain } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'

/** More than this says nothing new: something is broken. */
const MOST_COUNTED = 100

/** What an operator can do, what the accounts hold, and what went wrong. Refuses `operator.only`. */
export const operator: Screen = async (turn) => {
  const { tx, member, copy } = turn
  await moderation.requireOperator(tx, member)
  const words = copy.account.operator
  const held = await ledger.liabilities(tx)
  const rows = [...held].map(([kind, points]) => ({
    label: words.accounts[kind] ?? kind,
    value: plain(copy.format.euros(points)),
  }))
  const troubles = await setAside(tx, MOST_COUNTED)
  const undelivered = await notices.undelivered(tx, MOST_COUNTED)
  return card(
    [
      title(words.title),
      lines(words.liabilities),
      fields(...rows),
      fields(
        { label: words.setAside, value: words.counted(troubles.count, MOST_COUNTED) },
        troubles.newest === undefined ? undefined : { label: words.newest, value: code(troubles.newest) },
        { label: words.undelivered, value: words.counted(undelivered, MOST_COUNTED) },
      ),
    ],
    [[go(words.creditButton, 'credit-deposit')], [wayBack(turn)]],
  )
}
