import fc from 'fast-check'
import { pick, taker } from './picks.ts'

/** As such, as a client, or as the client who is an operator as well; with a reason of so many characters. */
interface Decider {
  readonly pick: number
  readonly by: 'operator' | 'client' | 'client-operator'
  readonly characters: number
}

/** Somebody reports something, and what operators do about it. */
export type ReportCommand =
  | {
      readonly do: 'report'
      readonly person: number
      readonly pick: number
      readonly target: 'job' | 'submission' | 'member'
      readonly code: 'fake' | 'other'
      readonly characters: number
    }
  | (Decider & {
      readonly do: 'decide-report'
      readonly decision: 'dismiss' | 'warn' | 'close-job' | 'suspend'
    })
  | (Decider & { readonly do: 'suspend' })
  | (Decider & { readonly do: 'lift' })

const by = fc.constantFrom(...(['operator', 'operator', 'operator', 'client', 'client-operator'] as const))
const characters = fc.constantFrom(9, 10, 40, 40, 40)

export const reporting = fc.record({
  do: fc.constant('report' as const),
  person: taker,
  pick,
  target: fc.constantFrom(...(['job', 'job', 'submission', 'member'] as const)),
  code: fc.constantFrom(...(['fake', 'fake', 'other'] as const)),
  characters,
})
export const judgingReports = fc.record({
  do: fc.constant('decide-report' as const),
  pick,
  by,
  decision: fc.constantFrom(...(['dismiss', 'warn', 'close-job', 'suspend'] as const)),
  characters,
})
export const suspending = fc.record({ do: fc.constant('suspend' as const), pick, by, characters })
export const lifting = fc.record({ do: fc.constant('lift' as const), pick, by, characters })
