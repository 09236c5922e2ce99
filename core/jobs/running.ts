import type { Tx } from '../db/connect.ts'
import { recall, remember } from '../db/settings.ts'
import * as waitingStore from './waiting-store.ts'

const LIMIT_KEY = 'running-jobs'
/** product.md section 4. */
const USUAL_LIMIT = 8

/** Keeps in the database how many assignments of one worker may run at once, so that the core checks it by itself. */
export async function setRunningLimit(tx: Tx, limit: number): Promise<void> {
  await remember(tx, LIMIT_KEY, limit)
}

/** How many assignments of one worker may run at once. */
export async function runningLimit(tx: Tx): Promise<number> {
  // What stands there was written by `setRunningLimit`.
  return ((await recall(tx, LIMIT_KEY)) as number | undefined) ?? USUAL_LIMIT
}

/** True when a worker has as many running jobs as anybody may have, and can take or apply for no other. */
export async function isBusy(tx: Tx, workerId: string): Promise<boolean> {
  return (await waitingStore.running(tx, workerId)) >= (await runningLimit(tx))
}
