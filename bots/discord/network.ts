import { REST } from 'discord.js'
import type { RawFile } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import type { APIInteractionResponse, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { DiscordConfig } from '../../core/shared/config.ts'
import type { Answer } from './answer.ts'
import { idsIn, type IdsByName } from './command-ids.ts'
import { isEmptyAnswer, isUnauthorized } from './failure.ts'
import { snowflake } from './json.ts'
import type { Json } from './json.ts'

/** A few calls in a row stay below the 30 seconds for which the inbox and the notices lease a row. */
const CALL_TIMEOUT_MILLISECONDS = 7000
/** A shorter wait for Discord's rates is simply waited for; a longer one goes back into the queue. */
const MOST_WAIT_MILLISECONDS = 1500
const MOST_PRIVATE_CHATS = 10_000

/** The body of a message; its fields are Discord's. */
export type Body = Readonly<Record<string, unknown>>

/** The calls to Discord's REST interface that we make. Each throws what the client throws (see failure.ts). */
export interface Network {
  readonly rest: REST
  /** The first response to an interaction, by the callback. Returns the id of the message, when there is one. */
  respond(answer: Answer, response: APIInteractionResponse): Promise<string | undefined>
  editOriginal(answer: Answer, body: Body, files?: readonly RawFile[]): Promise<string | undefined>
  /** The id of the message that was the first response. */
  original(answer: Answer): Promise<string | undefined>
  followUp(answer: Answer, body: Body, files?: readonly RawFile[]): Promise<string | undefined>
  /** Any message that an interaction has made, by the token of that interaction. */
  messageBy(token: string, message: string): Promise<Json>
  editBy(token: string, message: string, body: Body): Promise<void>
  /** A new message in the private chat with a person. */
  send(person: string, body: Body, files?: readonly RawFile[]): Promise<string | undefined>
  privateMessage(person: string, message: string): Promise<Json>
  edit(person: string, message: string, body: Body): Promise<void>
  /** A channel of a server, or a thread, as Discord describes it. */
  channel(id: string): Promise<Json>
  /** Changes a channel or a thread. Returns it as it is then. */
  changeChannel(id: string, changes: Body): Promise<Json>
  /** A new message in a channel of a server. Returns its id. */
  postIn(channel: string, body: Body): Promise<string | undefined>
  editIn(channel: string, message: string, body: Body): Promise<void>
  messageIn(channel: string, message: string): Promise<Json>
  /** A new thread in a forum. Returns its id, which is also that of its first message. */
  openThread(forum: string, thread: Body): Promise<string | undefined>
  /** All threads of a server that are not archived. */
  activeThreads(server: string): Promise<Json>
  /** All our commands at once. Returns the ids of the slash commands. */
  register(commands: RESTPutAPIApplicationCommandsJSONBody): Promise<IdsByName>
  close(): void
}

/** Calls for interactions go without our own token: theirs is enough, and a wrong one of theirs must not cost ours. */
const WITHOUT_TOKEN = { auth: false } as const

export function createNetwork(config: DiscordConfig): Network {
  const token = config.token.reveal()
  const { applicationId } = config
  const rest = new REST({
    version: '10',
    api: config.apiRoot,
    timeout: CALL_TIMEOUT_MILLISECONDS,
    // What failed may have been done: whoever calls knows whether a second time does harm.
    retries: 0,
    rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }) =>
      Math.max(timeToReset, retryAfter, sublimitTimeout) > MOST_WAIT_MILLISECONDS,
  }).setToken(token)

  /** The client forgets its token at the first 401, which may be a passing one. */
  async function ours<Result>(call: () => Promise<Result>): Promise<Result> {
    try {
      return await call()
    } catch (error) {
      if (isUnauthorized(error)) rest.setToken(token)
      throw error
    }
  }

  return {
    rest,
    ...interactionCalls(rest, applicationId),
    ...privateCalls(rest, ours),
    ...channelCalls(rest, ours),
    async register(commands) {
      const made = await answered(() =>
        ours(() => rest.put(Routes.applicationCommands(applicationId), { body: commands })),
      )
      return idsIn(made)
    },
    close() {
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
    },
  }
}

type InteractionCalls = Pick<Network, 'respond' | 'editOriginal' | 'original' | 'followUp' | 'messageBy' | 'editBy'>

function interactionCalls(rest: REST, applicationId: string): InteractionCalls {
  const webhook = (answer: Answer): `/${string}` => Routes.webhook(applicationId, encodeURIComponent(answer.token))
  // Written as Discord documents it: the client's own helper makes %40original of @original.
  const inWebhook = (secret: string, message: string): `/${string}` =>
    `${Routes.webhook(applicationId, encodeURIComponent(secret))}/messages/${message}`
  return {
    async respond(answer, response) {
      const route = Routes.interactionCallback(answer.id, encodeURIComponent(answer.token))
      const query = new URLSearchParams({ with_response: 'true' })
      const done = await answered(() => rest.post(route, { body: response, query, ...WITHOUT_TOKEN }))
      return snowflake(done, 'resource', 'message', 'id') ?? snowflake(done, 'interaction', 'response_message_id')
    },
    async editOriginal(answer, body, files = []) {
      const route = inWebhook(answer.token, '@original')
      return snowflake(await answered(() => rest.patch(route, { body, files: [...files], ...WITHOUT_TOKEN })), 'id')
    },
    original: async ({ token }) =>
      snowflake(asJson(await rest.get(inWebhook(token, '@original'), WITHOUT_TOKEN)), 'id'),
    async followUp(answer, body, files = []) {
      const query = new URLSearchParams({ wait: 'true' })
      const call = () => rest.post(webhook(answer), { body, files: [...files], query, ...WITHOUT_TOKEN })
      return snowflake(await answered(call), 'id')
    },
    messageBy: async (secret, message) => asJson(await rest.get(inWebhook(secret, message), WITHOUT_TOKEN)),
    async editBy(secret, message, body) {
      await answered(() => rest.patch(inWebhook(secret, message), { body, ...WITHOUT_TOKEN }))
    },
  }
}

type Ours = <Result>(call: () => Promise<Result>) => Promise<Result>

function privateCalls(rest: REST, ours: Ours): Pick<Network, 'send' | 'privateMessage' | 'edit'> {
  const chats = new Map<string, string>()

  /** Opening a chat that is open gives the same one; opening many at once is what spam looks like, so they are kept. */
  async function chatWith(person: string): Promise<string> {
    const known = chats.get(person)
    if (known !== undefined) return known
    const opened = await ours(() => rest.post(Routes.userChannels(), { body: { recipient_id: person } }))
    const chat = snowflake(asJson(opened), 'id')
    if (chat === undefined) throw new Error('Discord opened a chat without an id')
    if (chats.size >= MOST_PRIVATE_CHATS) chats.clear()
    chats.set(person, chat)
    return chat
  }

  return {
    async send(person, body, files = []) {
      const chat = await chatWith(person)
      const call = () => ours(() => rest.post(Routes.channelMessages(chat), { body, files: [...files] }))
      return snowflake(await answered(call), 'id')
    },
    async privateMessage(person, message) {
      const chat = await chatWith(person)
      return asJson(await ours(() => rest.get(Routes.channelMessage(chat, message))))
    },
    async edit(person, message, body) {
      const chat = await chatWith(person)
      await answered(() => ours(() => rest.patch(Routes.channelMessage(chat, message), { body })))
    },
  }
}

type ChannelCalls = Pick<
  Network,
  'channel' | 'changeChannel' | 'postIn' | 'editIn' | 'messageIn' | 'openThread' | 'activeThreads'
>

/** Channels, forums and threads of servers. */
function channelCalls(rest: REST, ours: Ours): ChannelCalls {
  return {
    channel: async (id) => asJson(await ours(() => rest.get(Routes.channel(id)))),
    changeChannel: async (id, body) => asJson(await ours(() => rest.patch(Routes.channel(id), { body }))),
    postIn: async (channel, body) =>
      snowflake(await answered(() => ours(() => rest.post(Routes.channelMessages(channel), { body }))), 'id'),
    async editIn(channel, message, body) {
      await answered(() => ours(() => rest.patch(Routes.channelMessage(channel, message), { body })))
    },
    messageIn: async (channel, message) => asJson(await ours(() => rest.get(Routes.channelMessage(channel, message)))),
    openThread: async (forum, body) =>
      snowflake(await answered(() => ours(() => rest.post(Routes.threads(forum), { body }))), 'id'),
    activeThreads: async (server) => asJson(await ours(() => rest.get(Routes.guildActiveThreads(server)))),
  }
}

/** An answer whose body cannot be read says nothing against the call (a 204 that claims to hold JSON). */
async function answered(call: () => Promise<unknown>): Promise<Json | undefined> {
  try {
    return asJson(await call())
  } catch (error) {
    if (isEmptyAnswer(error)) return undefined
    throw error
  }
}

const asJson = (value: unknown): Json => value ?? null
