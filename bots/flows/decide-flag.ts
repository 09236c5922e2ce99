import * as moderation from '../../core/moderation/index.ts'
import { refuse } from '../../core/shared/refusal.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'
import { reasonField } from './operator-decides.ts'

/** Letting the job of a client who rejects much run again, or ending it. Argument: the flag. */
export const decideFlag = flow('decide-flag', { title: (copy) => copy.flags.decideTitle })
  .guard(async ({ tx, member }, [id = '']) => {
    const { flag, job } = await moderation.flagFor(tx, member, id)
    if (flag.status !== 'waiting') refuse('flag.over', {})
    moderation.requireNoParty(member, job.clientId)
    return undefined
  })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const { job } = await moderation.flagFor(tx, member, id)
    const { release, close, nothing } = copy.flags.decisions
    const isOver = job.status === 'closed'
    return {
      decision: field.choice({
        ...copy.moderation.reports.decision,
        options: [
          { value: 'release', label: isOver ? nothing : release },
          ...(isOver ? [] : [{ value: 'close', label: close } as const]),
        ],
      }),
      reason: reasonField(copy),
    }
  })
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.moderation.operator.permanent)],
    confirm: copy.moderation.reports.confirm,
  }))
  .submit(async ({ decision, reason }, { tx, member, copy, key }, [id = '']) => {
    await moderation.decideFlag(tx, member, { key, flag: id, decision, reason })
    return { note: copy.moderation.operator.decided, show: { do: 'op.flags', args: [] } }
  })
