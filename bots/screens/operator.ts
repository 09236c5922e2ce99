import * as ledger from '../../core/ledger/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { go } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { plain } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'

/** What an operator can do, and what the accounts hold. Refuses `operator.only`. */
export const operator: Screen = async (turn) => {
  const { tx, member, copy } = turn
  await moderation.requireOperator(tx, member)
  const words = copy.account.operator
  const held = await ledger.liabilities(tx)
  const rows = [...held].map(([kind, points]) => ({
    label: words.accounts[kind] ?? kind,
    value: plain(copy.format.euros(points)),
  }))
  return card(
    [title(words.title), lines(words.liabilities), fields(...rows)],
    [[go(words.creditButton, 'credit-deposit')], [wayBack(turn)]],
  )
}
