import * as deposits from '../../core/deposits/index.ts'
import * as members from '../../core/members/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as statements from '../../core/statements/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines } from '../screens/parts.ts'
import { reasonAsked } from './reason.ts'

/** `KW-XXXX-XXXX`, and room for the spaces and slips of people. */
const REFERENCE = { min: 8, max: 40 } as const

async function open(
  { tx, member }: Pick<Turn, 'tx' | 'member'>,
  id: string,
  statuses: readonly statements.BankEntry['status'][] = ['unmatched', 'suspicious'],
): Promise<statements.BankEntry> {
  const entry = await statements.entryToDecide(tx, member, id)
  return statuses.includes(entry.status) ? entry : refuse('bank_entry.decided', {})
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
      reason: reasonAsked(words.reason),
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

/** A debit takes back somebody's deposit: whose. Argument: the entry. */
export const entryBelongs = flow('entry-belongs', { title: (copy) => copy.bank.queue.belongsTitle })
  .guard(async (turn, [id = '']) => {
    await open(turn, id, ['unexplained'])
    return undefined
  })
  .page(async (_, { copy }) => {
    const words = copy.bank.queue
    return {
      reference: field.text({
        ...words.belongsReference,
        ...REFERENCE,
        check: (typed) => (deposits.readReference(typed) === undefined ? words.badReference : undefined),
      }),
      reason: reasonAsked(words.reason),
    }
  })
  .review(async ({ reference }, { tx, member, copy }, [id = '']) => {
    const words = copy.bank.queue
    const { points } = await open({ tx, member }, id, ['unexplained'])
    const client = await deposits.memberOf(tx, reference)
    moderation.requireNoParty(member, client.id)
    return { blocks: [lines(words.belongsReview(-points, client.name))], confirm: words.belongsConfirm(-points) }
  })
  .submit(async ({ reference, reason }, { tx, member, copy, key }, [id = '']) => {
    const { points, missingPoints } = await statements.belongsTo(tx, member, { key, entry: id, reference, reason })
    return { note: copy.bank.queue.covered(points, missingPoints), show: { do: 'op.bank', args: [] } }
  })

/** A bank entry is a payout of ours that came back. Argument: the entry. */
export const returnOfPayout = flow('return-of-payout', { title: (copy) => copy.bank.queue.payoutTitle })
  .guard(async (turn, [id = '']) => {
    await open(turn, id)
    return undefined
  })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const words = copy.bank.queue
    const [named] = payouts.payoutNumbersIn([(await open({ tx, member }, id)).words])
    return {
      number: field.text({
        label: copy.batches.numberLabel,
        ask: words.payoutAsk,
        ...REFERENCE,
        ...(named === undefined ? {} : { preset: payouts.endToEndOf({ publicId: named }) }),
        check: (typed) => (payouts.payoutNumbersIn([typed]).length === 1 ? undefined : copy.batches.badNumber),
      }),
      reason: reasonAsked(words.payoutReason),
    }
  })
  .review(async ({ number }, { tx, member, copy }, [id = '']) => {
    const { points } = await open({ tx, member }, id)
    const payout = await payouts.returnedBy(tx, { number, points })
    moderation.requireNoParty(member, await members.presentId(tx, payout.memberId))
    const words = copy.bank.queue
    return {
      blocks: [
        lines(
          words.payoutReview(payout.points, payouts.endToEndOf(payout)),
          payout.points === points ? undefined : words.payoutShort(payout.points - points),
        ),
      ],
      confirm: words.payoutConfirm(payout.points),
    }
  })
  .submit(async ({ number, reason }, { tx, member, copy, key }, [id = '']) => {
    const { points } = await statements.assignReturn(tx, member, { key, entry: id, number, reason })
    return { note: copy.bank.queue.cameBack(points), show: { do: 'op.bank', args: [] } }
  })

/** A bank entry is nobody's here and goes back. Argument: the entry. */
export const returnEntry = flow('return-entry', { title: (copy) => copy.bank.queue.returnTitle })
  .guard(async (turn, [id = '']) => {
    await open(turn, id)
    return undefined
  })
  .page(async (_, { copy }) => ({ reason: reasonAsked(copy.bank.queue.returnReason) }))
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
    return {
      note: copy.bank.queue.returned(points),
      show: { do: 'op.bank', args: [] },
      also: [{ is: 'made', name: 'return-account', args: [id] }],
    }
  })

/** A bank entry is the same money as another one, or was credited by hand. Argument: the entry. */
export const sameEntry = flow('same-entry', { title: (copy) => copy.bank.queue.sameTitle })
  .guard(async (turn, [id = '']) => {
    await open(turn, id)
    return undefined
  })
  .page(async (_, { copy }) => ({ reason: reasonAsked(copy.bank.queue.sameReason) }))
  .review(async (_, { tx, member, copy }, [id = '']) => {
    const words = copy.bank.queue
    const { points } = await open({ tx, member }, id)
    return { blocks: [lines(words.sameReview(points))], confirm: words.sameConfirm(points) }
  })
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    const { points } = await statements.sameMoney(tx, member, { key, entry: id, reason })
    return { note: copy.bank.queue.same(points), show: { do: 'op.bank', args: [] } }
  })

/** What a client owes does not come any more: another operator has to agree. Argument: the entry. */
export const giveUpEntry = flow('give-up-entry', { title: (copy) => copy.bank.queue.giveUpTitle })
  .guard(async (turn, [id = '']) => {
    await open(turn, id, ['uncovered'])
    return undefined
  })
  .page(async (_, { copy }) => ({ reason: reasonAsked(copy.bank.queue.giveUpReason) }))
  .review(async (_, { tx, member, copy }, [id = '']) => {
    const words = copy.bank.queue
    const missing = statements.missingOf(await open({ tx, member }, id, ['uncovered']))
    return { blocks: [lines(words.giveUpReview(missing))], confirm: words.giveUpConfirm(missing) }
  })
  .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
    await statements.giveUp(tx, member, { key, entry: id, reason })
    return { note: copy.bank.queue.givingUp, show: { do: 'op.bank', args: [] } }
  })
