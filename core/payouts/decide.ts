import { once } from '../db/command.ts'
import type { Tx } from '../db/connect.ts'
import * as members from '../members/index.ts'
import type { Member } from '../members/index.ts'
import * as moderation from '../moderation/index.ts'
import { refuse } from '../shared/refusal.ts'
import * as tax from '../tax/index.ts'
import { giveBack, tell } from './moving.ts'
import { payoutVerbs, type Payout } from './payout.ts'
import * as store from './store.ts'

/** A page of the payouts that an operator has to look at, oldest first. Refuses `operator.only`. */
export async function payoutsToLookAt(
  tx: Tx,
  operator: Member,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ readonly payouts: readonly Payout[]; readonly more: boolean }> {
  await moderation.requireOperator(tx, operator)
  const last = page.after === undefined ? undefined : await store.payoutBy(tx, { publicId: page.after })
  const rows = await store.toLookAt(tx, last?.id, page.limit + 1)
  return { payouts: rows.slice(0, page.limit), more: rows.length > page.limit }
}

/** A payout, for operators. Refuses `operator.only` and `payout.unknown`. */
export async function payoutFor(tx: Tx, operator: Member, publicId: string): Promise<Payout> {
  await moderation.requireOperator(tx, operator)
  return (await store.payoutBy(tx, { publicId })) ?? refuse('payout.unknown', {})
}

/**
 * An operator lets a payout go to the next batch, or refuses it: then the points are home again. Either with a reason,
 * in the audit log, and told to the member. Refuses `operator.only`, `operator.own_case`, `operator.say_more`,
 * `payout.unknown`, `payout.no_tax_data`, `payout.wrong_state`, and `member.wrong_state` to let money go to somebody
 * who is suspended.
 */
export async function decide(
  tx: Tx,
  operator: Member,
  input: { readonly key: string; readonly payout: string; readonly approve: boolean; readonly reason: string },
): Promise<Payout> {
  const { key, payout: publicId, approve } = input
  const about = await payoutFor(tx, operator, publicId)
  const reason = moderation.enoughReason(input.reason)
  const command = { key, kind: 'payout.decide', actorId: operator.id, input: { payout: publicId, approve, reason } }
  await once(tx, command, async () => {
    moderation.requireNoParty(operator, about.memberId)
    await members.lock(tx, about.memberId)
    const status = (await members.byId(tx, about.memberId))?.status ?? 'deleted'
    if (approve && status !== 'active') refuse('member.wrong_state', { status })
    const isTaxed = (await tax.recordOf(tx, { id: about.memberId })) !== undefined
    if (approve && about.kind === 'earnings' && !isTaxed) refuse('payout.no_tax_data', {})
    const verb = approve ? payoutVerbs.approve : payoutVerbs.refuse
    const payout = await store.move(tx, about.id, verb, { decidedBy: operator.id, reason })
    if (!approve) await giveBack(tx, payout)
    await tell(tx, payout)
    await moderation.audit(tx, operator, {
      action: approve ? 'payout.approve' : 'payout.refuse',
      object: `payout:${publicId}`,
      reason,
      detail: { points: payout.points, to: payout.masked },
    })
    return null
  })
  return payoutFor(tx, operator, publicId)
}
