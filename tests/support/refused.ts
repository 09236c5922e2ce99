import { Refusal } from '../../core/shared/refusal.ts'

/** The code of the refusal that something ends with; what succeeds or fails in another way is thrown or said. */
export async function refused(attempt: Promise<unknown>): Promise<string> {
  return (await refusal(attempt)).code
}

/** The refusal itself, for its facts. */
export async function refusal(attempt: Promise<unknown>): Promise<Refusal> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was not refused')
}
