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

/** 1 s, 2 s, 4 s ... 15 min: with these, the last of so many attempts comes about 24 hours after the first. */
export const MOST_PAUSE_SECONDS = 900
export const MOST_ATTEMPTS = 105
/** What cannot even be drawn is a bug of ours: no day of trying mends it. */
export const MOST_BUG_ATTEMPTS = 5

/** The pause after so many attempts that have failed, in seconds: 1, 2, 4 ... up to a quarter of an hour. */
export const backOffSeconds = (failures: number): number => backOff(failures, MOST_PAUSE_SECONDS * 1000) / 1000
