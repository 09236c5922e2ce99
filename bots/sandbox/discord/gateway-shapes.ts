import { z } from 'zod'

export const opcode = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const

/** Discord, "Gateway Close Event Codes". */
export const closeCode = {
  unknown: 4000,
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  sessionTimedOut: 4009,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const

/** Members, presences and the contents of messages: not switched on for the bot of the sandbox. */
const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15)
const knownIntents = 0b11_0011_0001_1111_1111_1111_1111

const payload = z.strictObject({
  op: z.int(),
  d: z.unknown(),
  s: z.int().nullish(),
  t: z.string().nullish(),
})

const identify = z.looseObject({
  token: z.string(),
  properties: z.looseObject({}),
  intents: z.int().min(0),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).optional(),
})

const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int().min(0) })

export function readPayload(text: string): z.output<typeof payload> | undefined {
  try {
    return payload.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export function readIdentify(data: unknown): z.output<typeof identify> | undefined {
  return identify.safeParse(data).data
}

export function readResume(data: unknown): z.output<typeof resume> | undefined {
  return resume.safeParse(data).data
}

/** Why Discord closes the connection of this bot, if it does. */
export function identifyProblem(
  { token, intents, shard }: z.output<typeof identify>,
  rightToken: string,
): { readonly code: number; readonly reason: string } | undefined {
  if (token.replace(/^Bot /, '') !== rightToken) {
    return { code: closeCode.authenticationFailed, reason: 'Authentication failed.' }
  }
  if (shard !== undefined && shard[0] >= shard[1]) return { code: closeCode.invalidShard, reason: 'Invalid shard.' }
  if ((intents & ~knownIntents) !== 0) return { code: closeCode.invalidIntents, reason: 'Invalid intent(s).' }
  if ((intents & privilegedIntents) === 0) return undefined
  return { code: closeCode.disallowedIntents, reason: 'Disallowed intent(s).' }
}
