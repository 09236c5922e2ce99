import * as statements from '../../core/statements/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen } from '../dialog/routes.ts'
import { card, dayOf, lines, title } from './parts.ts'

/** How many entries the dry run shows one by one: each may name a payer at length. */
const MOST_SHOWN = 8

/** What booking a file would do at this moment: `[statement]`. */
export const statementDraft: Screen = async (turn, [id = '']) => {
  const { tx, member, copy, settings } = turn
  const words = copy.bank.file
  const { planned, totals, gap } = await statements.dryRun(tx, member, { vault: settings.vault, statement: id })
  const sums = statements.OUTCOMES.filter((outcome) => totals[outcome].count > 0)
  const rest = planned.length - MOST_SHOWN
  return card(
    [
      title(words.dryRun),
      lines(words.nothingYet, gap === undefined ? undefined : words.gap(gap.before, gap.now)),
      lines(...sums.map((one) => words.sum(totals[one].count, words.outcomes[one], totals[one].points))),
      lines(
        ...planned
          .slice(0, MOST_SHOWN)
          .map(({ entry, outcome, client }) =>
            words.entry(
              dayOf(turn, entry.bookedOn),
              entry.points,
              client?.name ?? (entry.name === '' ? words.noName : entry.name),
              words.outcomes[outcome],
            ),
          ),
        rest > 0 ? words.more(rest) : undefined,
      ),
    ],
    [
      [looks('main', go(words.book, 'op.statement-book', id)), go(words.another, 'send-statement')],
      [go(copy.moderation.operator.back, 'operator')],
    ],
  )
}

/** Books the draft as its dry run says by now, once: `[statement]`. */
export const bookStatement: Action = async ({ tx, member, copy, settings, key }, [id = '']) => {
  const booked = await statements.book(tx, member, { key, vault: settings.vault, statement: id })
  return { note: copy.bank.file.booked(booked), show: { do: 'op.bank', args: [] } }
}
