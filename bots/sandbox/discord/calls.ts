import type { Call } from './types.ts'
import type { World } from './world.ts'

const maximumCalls = 2000

/** Keeps what the bot called, for the tests and the page. */
export function recordCall(
  world: World,
  call: Pick<Call, 'method' | 'route' | 'path'> & Partial<Pick<Call, 'query' | 'files'>>,
  body: unknown,
  status: number,
): void {
  world.calls.push({ query: '', files: [], ...call, body, status, at: world.now() })
  if (world.calls.length > maximumCalls) world.calls.shift()
}
