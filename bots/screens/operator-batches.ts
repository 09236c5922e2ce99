import * as forms from '../../core/forms/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { HOUR } from '../../core/shared/time.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import { code, plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, lines, nameOf, numbered, PAGE, title, dayOf } from './parts.ts'

/** What operators have to do about payouts: look at some, build a transfer, approve it, take it to the bank. */
export const payoutHub: Screen = async (turn, [after]) => {
  const { tx, member, copy } = turn
  const words = copy.batches
  const seen = await payouts.overview(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const last = seen.batches.at(-1)
  const { count, points } = seen.approved
  return card(
    [
      title(words.title),
      fields(
        { label: words.toLookAt, value: plain(copy.format.number(seen.toLookAt)) },
        { label: words.approved, value: plain(words.approvedValue(count, points)) },
      ),
      seen.batches.length === 0
        ? lines(words.none)
        : lines(
            ...seen.batches.map((one, index) =>
              words.line(index + 1, one.points, one.payouts, words.states[one.status]),
            ),
          ),
    ],
    [
      [
        seen.toLookAt > 0 ? looks('main', go(words.lookButton, 'op.payout-check')) : undefined,
        count > 0 ? go(words.buildButton, 'op.batch-build') : undefined,
      ],
      numbered(seen.batches, 'op.batch'),
      [
        go(copy.moderation.operator.back, 'operator'),
        seen.more && last !== undefined ? go(copy.moderation.operator.next, 'op.payouts', last.publicId) : undefined,
      ],
    ],
  )
}

/** One collected transfer, with a page of who is paid: `[batch, after]`. */
export const batchShow: Screen = async (turn, [id = '', after]) => {
  const { tx, member, copy, settings } = turn
  const words = copy.batches
  const batch = await payouts.batchFor(tx, member, id)
  const page = { vault: settings.vault, batch: id, limit: PAGE, ...(after === undefined ? {} : { after }) }
  const { payees, more } = await payouts.payeesOf(tx, member, page)
  const last = payees.at(-1)
  return card(
    [
      title(words.one),
      fields(
        { label: words.state, value: plain(words.states[batch.status]) },
        { label: words.sum, value: plain(copy.format.euros(batch.points)) },
        { label: words.count, value: plain(copy.format.number(batch.payouts)) },
        { label: words.number, value: code(payouts.messageIdOf(batch)) },
        { label: words.day, value: plain(dayOf(turn, batch.executionOn)) },
        { label: words.builder, value: said((await nameOf({ tx, copy }, batch.builtBy)).name) },
        { label: words.hash, value: code(batch.fileHash) },
      ),
      payees.length === 0
        ? undefined
        : lines(
            ...payees.map((one) => words.payee(payouts.endToEndOf(one), said(one.initials), one.masked, one.points)),
          ),
      batch.status === 'exported' ? lines(words.waiting) : undefined,
      batch.status === 'built' ? lines(whoApproves(turn, batch)) : undefined,
    ],
    [
      [more && last !== undefined ? go(words.morePayees, 'op.batch', id, last.publicId) : undefined],
      ...batchButtons(turn, batch),
      [go(copy.payouts.operator.queue, 'op.payouts')],
    ],
  )
}

/** Who has to agree, and from when on. */
function whoApproves({ tx, member, copy, settings }: Turn, batch: payouts.Batch) {
  if (!settings.payouts.singleOperator || batch.builtBy !== member.id) return copy.batches.fourEyes
  const left = batch.builtAt.getTime() + payouts.PAYOUT_LIMITS.singleHours * HOUR - tx.now.getTime()
  return left > 0 ? copy.batches.single(Math.ceil(left / HOUR)) : undefined
}

function batchButtons({ copy }: Turn, { status, publicId: id }: payouts.Batch): readonly (readonly Button[])[] {
  const words = copy.batches
  const discard = looks('danger', go(words.discardButton, 'op.batch-discard-ask', id))
  switch (status) {
    case 'built':
      return [[looks('main', go(words.approveButton, 'approve-batch', id)), discard]]
    case 'approved':
      return [[looks('main', go(words.fileButton, 'op.batch-file', id)), discard]]
    case 'exported':
      return [
        [go(words.statementButton, 'op.statement')],
        [go(words.confirmButton, 'confirm-batch', id), go(words.refusedButton, 'bank-refused', id)],
        [go(words.fileButton, 'op.batch-file', id), go(words.allRefusedButton, 'batch-refused', id)],
      ]
    case 'settled':
    case 'discarded':
      return []
  }
}

/** Puts what is approved into a file. */
export const batchBuild: Action = async ({ tx, member, copy, key, settings }) => {
  const rules = settings.payouts
  const batch = await payouts.build(tx, member, { key, vault: settings.vault, account: settings.bank, rules })
  return {
    note: copy.batches.built(batch.points, batch.payouts),
    show: { do: 'op.batch', args: [batch.publicId] },
  }
}

/** One press too many must not undo what two people have checked. */
export const batchDiscardAsk: Screen = async ({ tx, member, copy }, [id = '']) => {
  const batch = await payouts.batchFor(tx, member, id)
  const words = copy.batches
  return card(
    [lines(words.discardAsk(payouts.messageIdOf(batch), batch.points))],
    [[looks('danger', go(words.discardButton, 'op.batch-discard', id))], [go(words.keepButton, 'op.batch', id)]],
  )
}

/** Takes a file apart that is not at the bank. */
export const batchDiscard: Action = async ({ tx, member, copy, key }, [id = '']) => {
  await payouts.discardBatch(tx, member, { key, batch: id })
  return { note: copy.batches.discarded, show: { do: 'op.payouts', args: [] } }
}

/** A one-time link to the file: names and account numbers never go through a chat. */
export const batchFile: Action = async ({ tx, member, copy }, [id = '']) => {
  await payouts.batchFor(tx, member, id)
  return {
    note: copy.batches.linkComing,
    show: { do: 'op.batch', args: [id] },
    also: [{ is: 'made', name: 'batch-link', args: [id] }],
  }
}

/** The link is made at delivery: nobody finds it in the database. */
export const batchLink: Maker = async ({ tx, member, copy, settings }, [id = '']) => {
  await moderation.requireOperator(tx, member)
  const token = await forms.open(tx, member, { kind: 'payout-file', subject: id })
  const words = copy.batches
  const url = settings.webLink(`/f/${token}`)
  return async () => [
    { is: 'card', card: card([lines(words.fileLink)], [[{ is: 'url', label: words.linkButton, url }]]), secret: true },
  ]
}
