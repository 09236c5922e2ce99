import { setTimeout as wait } from 'node:timers/promises'

/** Waits, and stops waiting when `signal` is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await wait(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

/** 1 s, 2 s, 4 s and so on, at most `mostMilliseconds`, for the first, second, third failure in a row. */
export function backOff(failures: number, mostMilliseconds: number): number {
  return Math.min(mostMilliseconds, 1000 * 2 ** Math.min(20, failures - 1))
}
