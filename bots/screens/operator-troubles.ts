import * as asides from '../../core/asides/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as notices from '../../core/notices/index.ts'
import { go, looks } from '../dialog/card.ts'
import { deadUpdates, retryDead } from '../dialog/inbox.ts'
import type { Action, Screen } from '../dialog/routes.ts'
import { card, deadline, inOrder, lines, nameOf, PAGE, title } from './parts.ts'

/** Notices that reached nobody: for whom, and what the platforms said. */
export const undelivered: Screen = async ({ tx, member, copy }) => {
  await moderation.requireOperator(tx, member)
  const words = copy.moderation.troubles
  const list = await notices.undeliveredPage(tx, PAGE)
  const rows = await inOrder(list, async ({ kind, memberId, error }, index) =>
    words.notice(
      index + 1,
      words.kinds[kind],
      (await nameOf({ tx, copy }, memberId)).name,
      shortened(error) ?? words.unclear,
    ),
  )
  return card(
    [title(words.undelivered), lines(...(rows.length === 0 ? [copy.moderation.operator.empty] : rows))],
    [
      [rows.length === 0 ? undefined : looks('main', go(words.retry, 'op.undelivered-retry'))],
      [go(copy.moderation.operator.back, 'operator')],
    ],
  )
}

/** Sends the newest page of them once more. */
export const undeliveredRetry: Action = async ({ tx, member, copy }) => {
  await moderation.requireOperator(tx, member)
  const count = await notices.retryUndelivered(tx, PAGE)
  return { note: copy.moderation.troubles.retried(count), show: { do: 'op.undelivered', args: [] } }
}

/** Updates that were set aside after too many attempts. */
export const dead: Screen = async ({ tx, member, copy }) => {
  await moderation.requireOperator(tx, member)
  const words = copy.moderation.troubles
  const list = await deadUpdates(tx, PAGE)
  const rows = list.map(({ name, error }, index) => words.update(index + 1, name, shortened(error) ?? words.unclear))
  return card(
    [title(words.dead), lines(...(rows.length === 0 ? [copy.moderation.operator.empty] : rows))],
    [
      [rows.length === 0 ? undefined : looks('main', go(words.retry, 'op.dead-retry'))],
      [go(copy.moderation.operator.back, 'operator')],
    ],
  )
}

/** Takes the newest page of them up once more. */
export const deadRetry: Action = async ({ tx, member, copy }) => {
  await moderation.requireOperator(tx, member)
  const count = await retryDead(tx, PAGE)
  return { note: copy.moderation.troubles.retried(count), show: { do: 'op.dead', args: [] } }
}

/** Rows at which the schedule has failed, and which rest for a while. */
export const stuck: Screen = async (turn) => {
  const { tx, member, copy } = turn
  await moderation.requireOperator(tx, member)
  const words = copy.moderation.troubles
  const list = await asides.newest(tx, PAGE)
  const rows = list.map(({ chore, reason, failures, failedAt }, index) =>
    words.row(index + 1, chore, reason, failures, deadline(turn, failedAt)),
  )
  return card(
    [title(words.stuck), lines(...(rows.length === 0 ? [copy.moderation.operator.empty] : [words.stuckHint, ...rows]))],
    [
      [rows.length === 0 ? undefined : looks('main', go(words.retry, 'op.stuck-retry'))],
      [go(copy.moderation.operator.back, 'operator')],
    ],
  )
}

/** Has the newest page of them looked at by the next tick. */
export const stuckRetry: Action = async ({ tx, member, copy }) => {
  await moderation.requireOperator(tx, member)
  const count = await asides.retryNow(tx, PAGE)
  return { note: copy.moderation.troubles.retried(count), show: { do: 'op.stuck', args: [] } }
}

const shortened = (words: string | null): string | undefined =>
  words === null || words === '' ? undefined : [...words].slice(0, 120).join('')
