import * as moderation from '../../core/moderation/index.ts'
import { go } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { fields, wayBack } from './account-parts.ts'
import { money } from './operator-money.ts'
import { operatorQueues } from './operator-queues.ts'
import { card, inOrder, inRows, lines, title } from './parts.ts'

/** More than this says nothing new: something is broken. */
const MOST_COUNTED = 100

/** `/operator money` leads to the books at once, `/operator geld` as well. */
const MONEY: ReadonlySet<string> = new Set(['money', 'geld'])

/** What waits for an operator and what an operator can do. Argument: a page of it. Refuses `operator.only`. */
export const operator: Screen = async (turn, [page = '']) => {
  const { tx, member, copy } = turn
  await moderation.requireOperator(tx, member)
  if (MONEY.has(page.toLowerCase())) return money(turn, [])
  const words = copy.account.operator
  const counted = await inOrder(operatorQueues, async (queue) => ({
    queue,
    count: await queue.count(tx, MOST_COUNTED),
  }))
  const queues = counted.filter(({ queue, count }) => queue.rare !== true || count > 0)
  return card(
    [
      title(words.title),
      lines(copy.moderation.operator.waiting),
      fields(
        ...queues.map(({ queue, count }) => ({ label: queue.label(copy), value: words.counted(count, MOST_COUNTED) })),
      ),
    ],
    [
      ...inRows(
        queues.map(({ queue }) => go(queue.label(copy), queue.screen)),
        2,
      ),
      [go(copy.books.button, 'op.money'), go(words.creditButton, 'credit-deposit')],
      [go(copy.moderation.operator.auditButton, 'op.audit'), go(copy.guardian.operator.button, 'consent-link')],
      [wayBack(turn)],
    ],
  )
}
