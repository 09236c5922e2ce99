import { setTimeout as wait } from 'node:timers/promises'
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10'
import type { APIInteractionResponse } from 'discord-api-types/v10'
import type { RawFile } from 'discord.js'
import type { Answer } from './answer.ts'
import { failureOf, type Failure } from './failure.ts'
import { TOKEN_MILLISECONDS } from './limits.ts'
import type { Body, Network } from './network.ts'

/** Gives the first response to an interaction through the door it came by; the id of the message when Discord tells. */
export type Respond = (answer: Answer, response: APIInteractionResponse) => Promise<string | undefined>

/** What this process knows about the interactions of the last quarter of an hour. A restart forgets it, and no harm is done. */
export interface Answers {
  /** A new interaction; false when it is known already, and being answered. */
  open(answer: Answer, respond: Respond): boolean
  /** The interaction is none of this process' business after all. */
  forget(answer: Answer): void
  /** Gives the first response; false when something was said before. */
  first(answer: Answer, response: APIInteractionResponse): Promise<boolean>
  /** Says that an answer will come, unless it has come. */
  defer(answer: Answer): Promise<boolean>
  /**
   * Says something: `update` over the message that was pressed, `new` below it. Returns the id of the message, when
   * Discord tells. Throws what the network throws.
   */
  say(answer: Answer, body: Body, how: 'update' | 'new', files?: readonly RawFile[]): Promise<string | undefined>
  /** The id of the first response's message, which nobody tells by HTTP. Undefined when Discord does not tell it now either. */
  original(answer: Answer): Promise<string | undefined>
}

interface State {
  readonly respond: Respond
  readonly openedAt: number
  said: 'nothing' | 'deferred' | 'something'
  respondedAt: number
  queue: Promise<unknown>
}

/** So long after our response Discord may not know yet that it was given: the HTTP door answers and calls at once. */
const SETTLING_MILLISECONDS = 3000
const SETTLING_PAUSE_MILLISECONDS = 150

export function createAnswers(network: Network, now: () => number = () => performance.now()): Answers {
  const states = new Map<string, State>()

  function sweep(): void {
    for (const [id, { openedAt }] of states) {
      if (now() - openedAt < TOKEN_MILLISECONDS) return
      states.delete(id)
    }
  }

  /** One after the other: a deferral and an answer at the same moment would both be the first. */
  function inTurn<Result>(answer: Answer, run: (state: State | undefined) => Promise<Result>): Promise<Result> {
    const state = states.get(answer.id)
    if (state === undefined) return run(undefined)
    const result = state.queue.then(() => run(state))
    state.queue = result.catch(() => undefined)
    return result
  }

  async function defer(answer: Answer, state: State): Promise<void> {
    await respond({ answer, state, now }, deferral(answer))
    state.said = 'deferred'
  }

  async function say(later: Later): Promise<string | undefined> {
    const { answer, state, body, how, files } = later
    // Files cannot come with a response by HTTP.
    if (state?.said === 'nothing' && files.length === 0) {
      const given = await respond({ answer, state, now }, responseOf(answer, body, how))
      state.said = given === undefined ? 'deferred' : 'something'
      if (given !== undefined) return given.message
    }
    if (state?.said === 'nothing') await defer(answer, state)
    const message = await patiently(state, now, () => sayLater(network, later))
    if (state !== undefined) state.said = 'something'
    return message
  }

  return {
    open(answer, respondBy) {
      sweep()
      if (states.has(answer.id)) return false
      const fresh = { said: 'nothing', respondedAt: Number.NEGATIVE_INFINITY, queue: Promise.resolve() } as const
      states.set(answer.id, { ...fresh, respond: respondBy, openedAt: now() })
      return true
    },
    forget: (answer) => void states.delete(answer.id),
    first: (answer, response) =>
      inTurn(answer, async (state) => {
        if (state === undefined || state.said !== 'nothing') return false
        await respond({ answer, state, now }, response)
        state.said = 'something'
        return true
      }),
    defer: (answer) =>
      inTurn(answer, async (state) => {
        if (state === undefined || state.said !== 'nothing') return false
        await defer(answer, state)
        return true
      }),
    say: (answer, body, how, files = []) => inTurn(answer, (state) => say({ answer, state, body, how, files })),
    original: (answer) =>
      inTurn(answer, async (state) => {
        const call = (): Promise<string | undefined> => network.original(answer)
        // The answer has been given: whatever goes wrong here is no failure of it.
        return patiently(state, now, call, ['expired', 'vanished']).catch(() => undefined)
      }),
  }
}

/** The first response; undefined when somebody else has given it: what was said stands, and the rest goes after it. */
async function respond(
  { answer, state, now }: { readonly answer: Answer; readonly state: State; readonly now: () => number },
  response: APIInteractionResponse,
): Promise<{ readonly message: string | undefined } | undefined> {
  try {
    return { message: await state.respond(answer, response) }
  } catch (error) {
    if (failureOf(error).is !== 'answered') throw error
    return undefined
  } finally {
    state.respondedAt = now()
  }
}

interface Later {
  readonly answer: Answer
  readonly state: State | undefined
  readonly body: Body
  readonly how: 'update' | 'new'
  readonly files: readonly RawFile[]
}

function sayLater(network: Network, { answer, state, body, how, files }: Later): Promise<string | undefined> {
  // After a restart a command's answer may be waiting to be filled in; nobody else could fill it.
  const fillsIn = answer.message === undefined && (state === undefined || state.said === 'deferred')
  if (how === 'update' || fillsIn) return network.editOriginal(answer, body, files)
  return network.followUp(answer, quietly(answer, body), files)
}

/** Right after a response its message may be unknown for a moment. */
async function patiently<Result>(
  state: State | undefined,
  now: () => number,
  call: () => Promise<Result>,
  unknown: readonly Failure['is'][] = ['expired'],
): Promise<Result> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const settling = state !== undefined && now() - state.respondedAt < SETTLING_MILLISECONDS
      if (!settling || !unknown.includes(failureOf(error).is)) throw error
    }
    await wait(SETTLING_PAUSE_MILLISECONDS)
  }
}

/** On a deferral EPHEMERAL is the only flag that is allowed; what it becomes follows with the edit. */
function deferral(answer: Answer): APIInteractionResponse {
  if (answer.message !== undefined) return { type: InteractionResponseType.DeferredMessageUpdate }
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    ...(answer.quiet ? { data: { flags: MessageFlags.Ephemeral } } : {}),
  }
}

function responseOf(answer: Answer, body: Body, how: 'update' | 'new'): APIInteractionResponse {
  return how === 'update'
    ? { type: InteractionResponseType.UpdateMessage, data: body }
    : { type: InteractionResponseType.ChannelMessageWithSource, data: quietly(answer, body) }
}

/** Outside of the private chat only the person who asked sees the answer. */
function quietly(answer: Answer, body: Body): Body {
  const flags = typeof body['flags'] === 'number' ? body['flags'] : 0
  return answer.quiet ? { ...body, flags: flags | MessageFlags.Ephemeral } : body
}
