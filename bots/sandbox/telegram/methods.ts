import { type Arguments, structureOf, textOf } from './arguments.ts'
import { answerCallbackQuery } from './callbacks.ts'
import { close, getChat, getChatMember, getMe, logOut, sendChatAction, setMessageReaction } from './chat-methods.ts'
import {
  deleteMyCommands,
  getChatMenuButton,
  getMyCommands,
  getProfile,
  setChatMenuButton,
  setMyCommands,
  setProfile,
} from './commands.ts'
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from './edit.ts'
import { getFile } from './files.ts'
import { type MethodName, methodNamed, methodParameters } from './parameters.ts'
import type { TakeToken } from './rates.ts'
import { BotApiRefusal, badRequest } from './refusal.ts'
import { sendFileMessage, sendMediaGroup, sendMessage } from './send.ts'
import { getUpdates } from './updates.ts'
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhook.ts'
import type { Fault, Json, World } from './world.ts'

/** What the bot is told: the body of an answer of the Bot API. */
export type ApiAnswer =
  | { readonly ok: true; readonly result: unknown; readonly description?: string }
  | { readonly ok: false; readonly error_code: number; readonly description: string; readonly parameters?: Json }

export interface CallContext {
  /** Resolves when the caller hung up. */
  readonly gone: Promise<void>
  readonly takeToken: TakeToken
}

const rememberedCalls = 2000

/** Carries out one call: strict parameters, scripted faults, rates, then the method. Never throws a refusal, it answers it. */
export async function call(world: World, name: string, input: Arguments, context: CallContext): Promise<ApiAnswer> {
  const method = methodNamed(name)
  const answer = await answerOf(world, method, input, context)
  remember(world, method ?? name, input, answer.ok)
  return answer
}

async function answerOf(
  world: World,
  method: MethodName | undefined,
  input: Arguments,
  context: CallContext,
): Promise<ApiAnswer> {
  try {
    if (world.loggedOut) throw new BotApiRefusal(400, 'Logged out')
    if (method === undefined) throw new BotApiRefusal(404, 'Not Found: method not found')
    const fault = takeFault(world, method, input)
    if (fault !== undefined && fault.afterEffect !== true) throw refusalOf(fault)
    checkParameters(method, input)
    if (method.startsWith('send') && method !== 'sendChatAction') takeTokens(world, method, input, context.takeToken)
    const result = await run(world, method, input, context)
    if (fault !== undefined) throw refusalOf(fault)
    return result
  } catch (error) {
    if (!(error instanceof BotApiRefusal)) throw error
    const { code, message, retryAfterSeconds } = error
    const parameters = retryAfterSeconds === undefined ? {} : { parameters: { retry_after: retryAfterSeconds } }
    return { ok: false, error_code: code, description: message, ...parameters }
  }
}

/** The real server ignores unknown parameters; here they are refused, because one is always a bug of ours. */
function checkParameters(method: MethodName, input: Arguments): void {
  const known: readonly string[] = methodParameters[method]
  for (const name of Object.keys(input.values)) {
    if (!known.includes(name)) throw badRequest(`unknown parameter ${name}`)
  }
}

/** An album counts as many messages as it has. */
function takeTokens(world: World, method: MethodName, input: Arguments, takeToken: TakeToken): void {
  const chatId = Number(textOf(input, 'chat_id'))
  if (!world.people.has(chatId) && !world.groups.has(chatId)) return
  const media = method === 'sendMediaGroup' ? structureOf(input, 'media') : undefined
  const count = Array.isArray(media) ? Math.min(media.length, 10) : 1
  for (let index = 0; index < count; index += 1) takeToken(chatId)
}

function takeFault(world: World, method: MethodName, input: Arguments): Fault['answer'] | undefined {
  const faults = world.faults.get(method) ?? []
  const chatId = Number(textOf(input, 'chat_id'))
  const fault = faults.find(({ answer }) => answer.chatId === undefined || answer.chatId === chatId)
  if (fault === undefined) return undefined
  fault.timesLeft -= 1
  world.faults.set(
    method,
    faults.filter(({ timesLeft }) => timesLeft > 0),
  )
  return fault.answer
}

function refusalOf(answer: Fault['answer']): BotApiRefusal {
  return new BotApiRefusal(answer.error_code, answer.description, answer.retry_after)
}

function remember(world: World, method: string, input: Arguments, ok: boolean): void {
  world.calls.push({ method, payload: { ...input.values }, ok, at: world.now() })
  if (world.calls.length > rememberedCalls) world.calls.shift()
}

async function run(world: World, method: MethodName, input: Arguments, context: CallContext): Promise<ApiAnswer> {
  if (method === 'getUpdates') return { ok: true, result: await getUpdates(world, input, context.gone) }
  if (method === 'setWebhook') return { ok: true, result: true, ...setWebhook(world, input) }
  if (method === 'deleteWebhook') return { ok: true, result: true, ...deleteWebhook(world, input) }
  return { ok: true, result: resultOf(world, method, input) }
}

type PlainMethod = Exclude<MethodName, 'getUpdates' | 'setWebhook' | 'deleteWebhook'>

const plainMethods: Readonly<Record<PlainMethod, (world: World, input: Arguments) => unknown>> = {
  getMe,
  getWebhookInfo,
  sendMessage,
  sendPhoto: (world, input) => sendFileMessage(world, input, 'photo'),
  sendDocument: (world, input) => sendFileMessage(world, input, 'document'),
  sendMediaGroup,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageMedia,
  deleteMessage,
  deleteMessages,
  answerCallbackQuery,
  sendChatAction,
  setMessageReaction,
  getFile,
  getChat,
  getChatMember,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyName: (world, input) => setProfile(world, input, 'name'),
  getMyName: (world, input) => getProfile(world, input, 'name'),
  setMyDescription: (world, input) => setProfile(world, input, 'description'),
  getMyDescription: (world, input) => getProfile(world, input, 'description'),
  setMyShortDescription: (world, input) => setProfile(world, input, 'short_description'),
  getMyShortDescription: (world, input) => getProfile(world, input, 'short_description'),
  setChatMenuButton,
  getChatMenuButton,
  close,
  logOut,
}

function resultOf(world: World, method: PlainMethod, input: Arguments): unknown {
  return plainMethods[method](world, input)
}
