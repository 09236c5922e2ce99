import * as moderation from '../../core/moderation/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as statements from '../../core/statements/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines } from '../screens/parts.ts'

/** `PO-` and ten characters, and room for the spaces and slips of people. */
const NUMBER = { min: 10, max: 40 } as const
/** The largest sum that can be typed: what a batch may hold. */
const MOST_POINTS = 1_000_000_000

async function exported({ tx, member }: Pick<Turn, 'tx' | 'member'>, id: string): Promise<payouts.Batch> {
  const batch = await payouts.batchFor(tx, member, id)
  return batch.status === 'exported' ? batch : refuse('batch.wrong_state', { status: batch.status })
}

/** The second pair of eyes types the sum and sees the checksum of the file that it agrees to. Argument: the batch. */
export const approveBatch = flow('approve-batch', { title: (copy) => copy.batches.approveTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    await payouts.requireApprover(tx, member, id)
    return undefined
  })
  .page(async (_, { copy }) => ({
    sum: field.points({ label: copy.batches.sumLabel, ask: copy.batches.sumAsk, min: 1, max: MOST_POINTS }),
  }))
  .review(async ({ sum }, { tx, member, copy }, [id = '']) => {
    const batch = await payouts.batchFor(tx, member, id)
    if (sum !== batch.points) refuse('batch.wrong_sum', {})
    return {
      blocks: [lines(copy.batches.approveReview(batch.points, batch.payouts, batch.fileHash.slice(0, 16)))],
      confirm: copy.batches.approveButton,
    }
  })
  .submit(async ({ sum }, { tx, member, copy, key, settings }, [id = '']) => {
    // What was shown is what is agreed to: the hash of a batch never changes, a change makes another batch.
    const { fileHash: hash } = await payouts.batchFor(tx, member, id)
    const bank = { vault: settings.vault, account: settings.bank }
    await payouts.approveBatch(tx, member, { ...bank, key, batch: id, hash, points: sum })
    return { note: copy.batches.approveDone, show: { do: 'op.batch', args: [id] } }
  })

/** An operator says that the bank has made all of it. Argument: the batch. */
export const confirmBatch = flow('confirm-batch', { title: (copy) => copy.batches.confirmTitle })
  .guard(async (turn, [id = '']) => {
    await exported(turn, id)
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: field.text({ ...copy.batches.confirmReason, ...moderation.MODERATION_LIMITS.reason, multiline: true }),
  }))
  .review(async (_, turn, [id = '']) => {
    const { points } = await exported(turn, id)
    return { blocks: [lines(turn.copy.batches.confirmReview(points))], confirm: turn.copy.batches.confirmButton }
  })
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    await payouts.confirmBatch(tx, member, { key, batch: id, reason })
    return { note: copy.batches.confirmDone, show: { do: 'op.batch', args: [id] } }
  })

/** An operator says which payout the bank has refused. Argument: the batch. */
export const bankRefused = flow('bank-refused', { title: (copy) => copy.batches.refusedTitle })
  .guard(async (turn, [id = '']) => {
    await exported(turn, id)
    return undefined
  })
  .page(async (_, { copy }) => {
    const words = copy.batches
    return {
      number: field.text({
        label: words.numberLabel,
        ask: words.numberAsk,
        ...NUMBER,
        check: (typed) => (payouts.payoutNumbersIn([typed]).length === 1 ? undefined : words.badNumber),
      }),
      reason: field.text({ ...words.refusedReason, ...moderation.MODERATION_LIMITS.reason, multiline: true }),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.batches.refusedReview)],
    confirm: copy.batches.refusedTitle,
  }))
  .submit(async ({ number, reason }, { tx, member, copy, key }, [id = '']) => {
    await payouts.refusedByBank(tx, member, { key, batch: id, number, reason })
    return { note: copy.batches.refusedDone, show: { do: 'op.batch', args: [id] } }
  })

/** A debit that does not fit its payout was cleared up with the bank. Argument: the bank entry. */
export const noteEntry = flow('note-entry', { title: (copy) => copy.batches.noteTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const { status } = await statements.entryToDecide(tx, member, id)
    if (status !== 'unexpected') refuse('bank_entry.decided', {})
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: field.text({ ...copy.batches.noteReason, ...moderation.MODERATION_LIMITS.reason, multiline: true }),
  }))
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    await statements.noteEntry(tx, member, { key, entry: id, reason })
    return { note: copy.batches.noted, show: { do: 'op.bank', args: [] } }
  })
