import * as members from '../../core/members/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import { flow, type AnyFlow } from '../dialog/flow.ts'
import type { Turn } from '../dialog/routes.ts'
import { lines, nameOf } from '../screens/parts.ts'
import { reasonAsked } from './reason.ts'

async function open({ tx, member }: Pick<Turn, 'tx' | 'member'>, id: string): Promise<payouts.Payout> {
  const payout = await payouts.payoutFor(tx, member, id)
  moderation.requireNoParty(member, (await members.present(tx, payout.memberId))?.id ?? payout.memberId)
  return payout.status === 'requested' ? payout : refuse('payout.wrong_state', { status: payout.status })
}

/** What an operator does with a payout that he has to look at, with the reason. Argument: the payout. */
function decision(name: string, approve: boolean): AnyFlow {
  const which = approve ? 'approve' : 'refuse'
  return flow(name, { title: (copy) => copy.payouts.operator[`${which}Title`] })
    .guard(async (turn, [id = '']) => {
      await open(turn, id)
      return undefined
    })
    .page(async (_, { copy }) => ({
      reason: reasonAsked(copy.payouts.operator.why),
    }))
    .review(async (_, turn, [id = '']) => {
      const words = turn.copy.payouts.operator
      const { points, memberId } = await open(turn, id)
      const { name: whose } = await nameOf(turn, memberId)
      return {
        blocks: [lines(words[`${which}Review`](points, whose))],
        confirm: words[`${which}Button`],
      }
    })
    .submit(async ({ reason }, { tx, member, copy, key }, [id = '']) => {
      await payouts.decide(tx, member, { key, payout: id, approve, reason })
      const words = copy.payouts.operator
      return { note: approve ? words.approved : words.refused, show: { do: 'op.payout-check', args: [] } }
    })
}

export const approvePayout = decision('approve-payout', true)
export const refusePayout = decision('refuse-payout', false)
