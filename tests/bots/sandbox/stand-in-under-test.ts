import { Api, GrammyError } from 'grammy'
import { expect, onTestFinished } from 'vitest'

import { type Person, type StandIn, type StandInOptions, startStandIn } from '../../../bots/sandbox/telegram/index.ts'

export interface UnderTest {
  readonly standIn: StandIn
  /** The real grammY client, pointed at the stand-in. */
  readonly api: Api
  /** Has pressed Start. */
  readonly ana: Person
  /** Moves the sandbox clock. */
  readonly forward: (milliseconds: number) => void
}

/** A stand-in with its own clock and one person who has started the bot; stopped when the test ends. */
export async function standInUnderTest(options: StandInOptions = {}): Promise<UnderTest> {
  let now = Date.UTC(2026, 10, 23, 12)
  const standIn = await startStandIn({ limitRates: false, now: () => now, ...options })
  onTestFinished(() => standIn.close())
  const ana = standIn.people()[0] ?? standIn.addPerson({ firstName: 'Ana', languageCode: 'de' })
  if (options.saved === undefined) standIn.start(ana.id)
  const api = new Api(standIn.token, { apiRoot: standIn.apiRoot })
  return { standIn, api, ana, forward: (milliseconds) => (now += milliseconds) }
}

export interface RawAnswer {
  readonly ok: boolean
  readonly result?: unknown
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: Readonly<Record<string, unknown>>
}

/** A call that grammY's types would not let through. */
export async function post(standIn: StandIn, method: string, payload: Record<string, unknown>): Promise<RawAnswer> {
  const response = await fetch(`${standIn.apiRoot}/bot${standIn.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  })
  const answer: RawAnswer = JSON.parse(await response.text())
  expect(response.status).toBe(answer.ok ? 200 : answer.error_code)
  return answer
}

/** The error with which the Bot API refuses this call, e.g. `400 Bad Request: chat not found`. */
export async function refusal(called: Promise<unknown>): Promise<string> {
  const error: unknown = await called.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof GrammyError)) throw new Error('The call was not refused by the Bot API.', { cause: error })
  return `${error.error_code} ${error.description}`
}

/** A picture that the stand-in takes for a PNG of this size in pixels. */
export function picture(width: number, height: number, bytes = 64): Uint8Array {
  const png = new Uint8Array(bytes)
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const view = new DataView(png.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return png
}
