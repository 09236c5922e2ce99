import * as deposits from '../../core/deposits/index.ts'
import * as members from '../../core/members/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as statements from '../../core/statements/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines } from '../screens/parts.ts'

/** `KW-XXXX-XXXX`, and room for the spaces and slips of people. */
const REFERENCE = { min: 8, max: 40 } as const

async function open({ tx, member }: Pick<Turn, 'tx' | 'member'>, id: string): Promise<statements.BankEntry> {
  const entry = await statements.entryToDecide(tx, member, id)
  return entry.status === 'unmatched' || entry.status === 'suspicious' ? entry : refuse('bank_entry.decided', {})
}

/** A bank entry is somebody's: whose, and how the operator knows. Argument: the entry. */
export const assignEntry = flow('assign-entry', { title: (copy) => copy.bank.queue.assignTitle })
  .guard(async (turn, [id = '']) => {
    await open(turn, id)
    return undefined
  })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const words = copy.bank.queue
    const entry = await open({ tx, member }, id)
    const client = entry.memberId === null ? undefined : await members.byId(tx, entry.memberId)
    const preset = client?.depositReference ?? undefined
    return {
      reference: field.text({
        ...words.reference,
        ...REFERENCE,
        ...(preset === undefined ? {} : { preset }),
        check: (typed) => (deposits.readReference(typed) === undefined ? words.badReference : undefined),
      }),
      reason: field.text({ ...words.reason, ...moderation.MODERATION_LIMITS.reason, multiline: true }),
    }
  })
  .review(async ({ reference }, { tx, member, copy }, [id = '']) => {
    const words = copy.bank.queue
    const entry = await open({ tx, member }, id)
    const client = await deposits.memberOf(tx, reference)
    moderation.requireNoParty(member, client.id)
    return {
      blocks: [lines(words.assignReview(entry.points, entry.payer, client.name))],
      confirm: words.assignConfirm(entry.points),
    }
  })
  .submit(async ({ reference, reason }, { tx, member, copy, key }, [id = '']) => {
    const { points } = await statements.assign(tx, member, { key, entry: id, reference, reason })
    return { note: copy.bank.queue.assigned(points), show: { do: 'op.bank', args: [] } }
  })

/** A bank entry is nobody's here and goes back. Argument: the entry. */
export const returnEntry = flow('return-entry', { title: (copy) => copy.bank.queue.returnTitle })
  .guard(async (turn, [id = '']) => {
    await open(turn, id)
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: field.text({ ...copy.bank.queue.returnReason, ...moderation.MODERATION_LIMITS.reason, multiline: true }),
  }))
  .review(async (_, { tx, member, copy }, [id = '']) => {
    const words = copy.bank.queue
    const entry = await open({ tx, member }, id)
    return {
      blocks: [lines(words.returnReview(entry.points, entry.payer))],
      confirm: words.returnConfirm(entry.points),
    }
  })
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    const { points } = await statements.sendBack(tx, member, { key, entry: id, reason })
    return { note: copy.bank.queue.returned(points), show: { do: 'op.bank', args: [] } }
  })
