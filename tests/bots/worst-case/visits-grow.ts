import type { Market } from './market.ts'
import type { FlowVisit } from './visits.ts'

/** Jobs that grow. */
export function growFlowVisits(market: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { client } = market
  const [free] = market.claimJobs.slice(10)
  if (free === undefined) throw new Error('too few jobs')
  const walk = (args: readonly string[], answers: FlowVisit['answers']): FlowVisit => ({ by: client, args, answers })
  return {
    'add-slots': [walk([free.publicId], { slots: '1' }), walk([market.paused.publicId], { slots: '900' })],
    'extend-job': [walk([free.publicId], { days: '1' })],
    'repeat-job': [free, market.closed, market.demanding].map(({ publicId }) => walk([publicId], {})),
  }
}
