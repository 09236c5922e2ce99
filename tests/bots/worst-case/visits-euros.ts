import type { Market } from './market.ts'
import type { FlowVisit, Visits } from './visits.ts'
import { words } from './words.ts'

export function eurosScreens({ client, poor, operator }: Market): Visits {
  return {
    deposit: [client, poor].map((by) => ({ by, args: [] })),
    operator: [{ by: operator, args: [] }],
  }
}

export function eurosActions({ client, poor }: Market): Visits {
  return {
    'play-money': [poor, client].map((by) => ({ by, args: [] })),
    'giro-code': [[], ['1'], ['1000000'], ['x']].map((args) => ({ by: poor, args })),
  }
}

export function eurosFlows({ operator, reference, kind }: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  return {
    'credit-deposit': [{ by: operator, args: [], answers: { reference, amount: '1000000', reason: words(kind, 200) } }],
  }
}
