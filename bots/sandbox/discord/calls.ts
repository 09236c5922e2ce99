import type { World } from './world.ts'

const maximumCalls = 2000

/** Keeps what the bot called, for the tests and the page. */
export function recordCall(
  world: World,
  call: { readonly method: string; readonly route: string; readonly path: string },
  body: unknown,
  status: number,
): void {
  world.calls.push({ ...call, body, status, at: world.now() })
  if (world.calls.length > maximumCalls) world.calls.shift()
}
