import * as ledger from '../../core/ledger/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { go } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { plain } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { operatorQueues } from './operator-queues.ts'
import { card, inOrder, inRows, lines, title } from './parts.ts'

/** More than this says nothing new: something is broken. */
const MOST_COUNTED = 100

/** What waits for an operator, what an operator can do, and what the accounts hold. Refuses `operator.only`. */
export const operator: Screen = async (turn) => {
  const { tx, member, copy } = turn
  await moderation.requireOperator(tx, member)
  const words = copy.account.operator
  const held = await ledger.liabilities(tx)
  const accounts = [...held].map(([kind, points]) => ({
    label: words.accounts[kind] ?? kind,
    value: plain(copy.format.euros(points)),
  }))
  const queues = await inOrder(operatorQueues, async (queue) => ({
    queue,
    count: await queue.count(tx, MOST_COUNTED),
  }))
  return card(
    [
      title(words.title),
      lines(copy.moderation.operator.waiting),
      fields(
        ...queues.map(({ queue, count }) => ({ label: queue.label(copy), value: words.counted(count, MOST_COUNTED) })),
      ),
      lines(words.liabilities),
      fields(...accounts),
    ],
    [
      ...inRows(
        queues.map(({ queue }) => go(queue.label(copy), queue.screen)),
        2,
      ),
      [go(copy.moderation.operator.auditButton, 'op.audit'), go(words.creditButton, 'credit-deposit')],
      [go(copy.guardian.operator.button, 'consent-link')],
      [wayBack(turn)],
    ],
  )
}
