import * as corrections from '../../core/corrections/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as statements from '../../core/statements/index.ts'
import { readAmount } from '../dialog/amount.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines } from '../screens/parts.ts'
import { reasonAsked } from './reason.ts'

/** `PO-` and ten characters, and room for the spaces and slips of people. */
const NUMBER = { min: 10, max: 40 } as const
/** What a sum takes to be typed. */
const SUM = { min: 1, max: 20 } as const

/** A sum at a bank is in euros: `20` means 20 €, whatever it means elsewhere. */
function isSum(typed: string, points: number): boolean {
  return [typed, `${typed} €`].some((words) => {
    const read = readAmount(words)
    return 'points' in read && read.points === points
  })
}

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
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const { points } = await payouts.batchFor(tx, member, id)
    return {
      sum: field.text({
        label: copy.batches.sumLabel,
        ask: copy.batches.sumAsk,
        ...SUM,
        check: (typed) => (isSum(typed, points) ? undefined : copy.batches.wrongSum),
      }),
    }
  })
  .review(async (_, { tx, member, copy }, [id = '']) => {
    const batch = await payouts.batchFor(tx, member, id)
    return {
      blocks: [lines(copy.batches.approveReview(batch.points, batch.payouts, batch.fileHash.slice(0, 16)))],
      confirm: copy.batches.approveButton,
    }
  })
  .submit(async (_, { tx, member, copy, key, settings }, [id = '']) => {
    // What was shown is what is agreed to: the hash of a batch never changes, a change makes another batch.
    const { fileHash: hash, points } = await payouts.batchFor(tx, member, id)
    const bank = { vault: settings.vault, account: settings.bank }
    await payouts.approveBatch(tx, member, { ...bank, key, batch: id, hash, points })
    return { note: copy.batches.approveDone, show: { do: 'op.batch', args: [id] } }
  })

/** An operator says that the bank has made all of it. Argument: the batch. */
export const confirmBatch = flow('confirm-batch', { title: (copy) => copy.batches.confirmTitle })
  .guard(async (turn, [id = '']) => {
    await exported(turn, id)
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: reasonAsked(copy.batches.confirmReason),
  }))
  .review(async (_, turn, [id = '']) => {
    const { points } = await exported(turn, id)
    return { blocks: [lines(turn.copy.batches.confirmReview(points))], confirm: turn.copy.batches.confirmButton }
  })
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    await payouts.confirmBatch(tx, member, { key, batch: id, reason })
    return { note: copy.batches.confirmDone, show: { do: 'op.batch', args: [id] } }
  })

/** An operator says which payout the bank has refused; a second one has to agree. Argument: the batch, where it is known. */
export const bankRefused = flow('bank-refused', { title: (copy) => copy.batches.refusedTitle })
  .guard(async ({ tx, member }) => {
    await moderation.requireOperator(tx, member)
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
      reason: reasonAsked(words.refusedReason),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.batches.refusedReview)],
    confirm: copy.corrections.confirm,
  }))
  .submit(async ({ number, reason }, { tx, member, copy, key, settings }, [batch]) => {
    const { publicId } = await corrections.ask(tx, member, {
      key,
      kind: 'refused',
      number,
      reason,
      rules: settings.payouts,
      ...(batch === undefined ? {} : { batch }),
    })
    return { note: copy.corrections.asked, show: { do: 'op.correction', args: [publicId] } }
  })

/** An operator says that the bank has not taken the file; a second one has to agree. Argument: the batch. */
export const batchRefused = flow('batch-refused', { title: (copy) => copy.batches.allRefusedTitle })
  .guard(async (turn, [id = '']) => {
    await exported(turn, id)
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: reasonAsked(copy.batches.refusedReason),
  }))
  .review(async (_, turn, [id = '']) => {
    const { points } = await exported(turn, id)
    return { blocks: [lines(turn.copy.batches.allRefusedReview(points))], confirm: turn.copy.corrections.confirm }
  })
  .submit(async ({ reason }, { tx, member, copy, key, settings }, [batch = '']) => {
    const wrong = { key, kind: 'batch-refused', batch, reason, rules: settings.payouts } as const
    const { publicId } = await corrections.ask(tx, member, wrong)
    return { note: copy.corrections.asked, show: { do: 'op.correction', args: [publicId] } }
  })

/**
 * A debit that does not fit its payout was cleared up with the bank; where it is the amount of a refused one a second operator
 * has to agree. Argument: the bank entry.
 */
export const noteEntry = flow('note-entry', { title: (copy) => copy.batches.noteTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const { status } = await statements.entryToDecide(tx, member, id)
    if (status !== 'unexpected' && status !== 'unexplained') refuse('bank_entry.decided', {})
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: reasonAsked(copy.batches.noteReason),
  }))
  .submit(async ({ reason }, { tx, member, copy, key, settings }, [id = '']) => {
    if ((await statements.refusedPayoutOf(tx, member, id)) !== undefined) {
      const wrong = { key, kind: 'noted', entry: id, reason, rules: settings.payouts } as const
      const { publicId } = await corrections.ask(tx, member, wrong)
      return { note: copy.corrections.asked, show: { do: 'op.correction', args: [publicId] } }
    }
    await statements.noteEntry(tx, member, { key, entry: id, reason })
    return { note: copy.batches.noted, show: { do: 'op.bank', args: [] } }
  })
