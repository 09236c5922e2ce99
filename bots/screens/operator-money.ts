import * as books from '../../core/books/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, deadline, lines, quote, title } from './parts.ts'

/** Of what a check has found, what fits on a card; the log of the database says all of it. */
const MOST_FAULTS = 5

/** What is owed against what is held, and whether the books are right. Refuses `operator.only`. */
export const money: Screen = async (turn) => {
  const { tx, member, copy } = turn
  const seen = await books.show(tx, member)
  const words = copy.books
  const { accounts } = copy.account.operator
  const euros = (points: number) => plain(copy.format.euros(points))
  const { lastCheck, closedAt } = seen
  const line = (kind: string, points: number) => ({ label: accounts[kind] ?? kind, value: euros(points) })
  return card(
    [
      title(words.title),
      ...(closedAt === null ? [] : [lines(words.closed(deadline(turn, closedAt)))]),
      lines(words.owed(seen.owedPoints)),
      fields(...seen.owed.map(({ kind, points }) => line(kind, points))),
      lines(words.held(seen.held.bank + seen.held.psp)),
      fields(line('bank', seen.held.bank), line('psp', seen.held.psp)),
      lines(words.rest),
      fields(
        line('fees', seen.feePoints),
        // Only where rewards are bought outside.
        seen.rewardPoints === 0 ? undefined : line('rewards', seen.rewardPoints),
        line('suspense', seen.unclearPoints),
        line('promo', seen.giftPoints),
        seen.lossPoints === 0 ? undefined : line('losses', seen.lossPoints),
        seen.costPoints === 0 ? undefined : line('costs', seen.costPoints),
      ),
      lines(
        lastCheck === undefined
          ? words.neverChecked
          : words.checked(deadline(turn, lastCheck.madeAt), lastCheck.faultCount),
      ),
      ...(lastCheck?.faults.slice(0, MOST_FAULTS) ?? []).map(({ law, fact }) => quote(said(`${law}: ${fact}`))),
    ],
    [
      [closedAt === null ? undefined : looks('main', go(words.reopen.button, 'reopen-books'))],
      [go(copy.tax.operator.button, 'op.tax-year'), go(copy.corrections.queue, 'op.corrections')],
      [go(copy.moderation.operator.back, 'operator')],
    ],
  )
}
