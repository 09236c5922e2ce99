import {
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type { Act, Incoming, MessageRef, Sender } from '../dialog/incoming.ts'
import type { Ref } from '../dialog/card.ts'
import { homeOf, tokenIn, writeAnswer, type Answer } from './answer.ts'
import { intentOf, suggestedFor } from './commands.ts'
import type { Suggested } from './commands/command.ts'
import { MENUS } from './commands/menus.ts'
import { readCustomId, type Marked } from './custom-id.ts'
import { list, part, snowflake, wholeNumber, words } from './json.ts'
import type { Json } from './json.ts'
import { MAX_UPLOAD_BYTES } from './limits.ts'
import { readForm } from './read-form.ts'
import { reportedIn } from './reported.ts'

/** What an interaction wants of us. */
export type Read =
  /** Somebody is typing into an option of a command. */
  | { readonly is: 'suggest'; readonly answer: Answer; readonly what: Suggested; readonly typed: string }
  /** Somebody pressed the button that opens a form. */
  | { readonly is: 'form'; readonly answer: Answer; readonly ref: Ref }
  /** Everything else goes into the inbox. */
  | { readonly is: 'act'; readonly answer: Answer; readonly incoming: Incoming }

/**
 * What a person did, out of an interaction of Discord, whichever door it came by. Pure, and throws for no JSON whatever.
 * Undefined for what does not concern us or cannot be answered.
 */
export function read(interaction: Json): Read | undefined {
  const type = wholeNumber(interaction, 'type')
  const from = senderOf(part(interaction, 'member', 'user') ?? part(interaction, 'user'), interaction)
  const id = snowflake(interaction, 'id')
  const token = tokenIn(interaction)
  if (from === undefined || id === undefined || token === undefined) return undefined
  const answer = answerOf(interaction, { id, token, from })
  const data = part(interaction, 'data')
  switch (type) {
    case InteractionType.ApplicationCommand:
      return readCommand(answer, from, interaction)
    case InteractionType.ApplicationCommandAutocomplete:
      return suggestionFor(answer, data)
    case InteractionType.MessageComponent:
      return readPress(answer, from, data)
    case InteractionType.ModalSubmit:
      return acted(answer, from, readModal(data))
    case undefined:
    default:
      return undefined
  }
}

function senderOf(user: Json | undefined, interaction: Json): Sender | undefined {
  const externalId = snowflake(user, 'id')
  if (externalId === undefined || part(user, 'bot') === true) return undefined
  const name = words(user, 'global_name') ?? words(user, 'username') ?? ''
  const locale = words(interaction, 'locale')
  return { platform: 'discord', externalId, name, ...(locale === undefined ? {} : { locale }) }
}

function answerOf(
  interaction: Json,
  { id, token, from }: { readonly id: string; readonly token: string; readonly from: Sender },
): Answer {
  const quiet = !isPrivate(interaction)
  const ephemeral = ((wholeNumber(interaction, 'message', 'flags') ?? 0) & MessageFlags.Ephemeral) !== 0
  const message = snowflake(interaction, 'message', 'id')
  const mostBytes = wholeNumber(interaction, 'attachment_size_limit') ?? MAX_UPLOAD_BYTES
  return {
    id,
    token,
    person: from.externalId,
    quiet,
    mostBytes: Math.max(0, mostBytes),
    // A message that everybody in a channel sees is not turned into one person's answer.
    ...(message === undefined || (quiet && !ephemeral) ? {} : { message }),
    ...(from.locale === undefined ? {} : { locale: from.locale }),
  }
}

/** The private chat with us; Discord names the context, and older payloads only the channel or the guild. */
function isPrivate(interaction: Json): boolean {
  const context = wholeNumber(interaction, 'context')
  if (context !== undefined) return context === InteractionContextType.BotDM
  // A chat of several people has no guild either.
  const channel = wholeNumber(interaction, 'channel', 'type')
  if (channel !== undefined && channel !== ChannelType.DM) return false
  return part(interaction, 'guild_id') === undefined && part(interaction, 'member') === undefined
}

function acted(answer: Answer, from: Sender, act: Act): Read {
  const home = homeOf(from.externalId)
  const message: MessageRef | undefined =
    answer.message === undefined ? undefined : { platform: 'discord', place: home, message: answer.message }
  const incoming: Incoming = {
    from,
    place: writeAnswer(answer),
    home,
    act,
    ...(message === undefined ? {} : { message }),
  }
  return { is: 'act', answer, incoming }
}

/** `/setup` is about a channel, and Discord says along with it what the person may do there. No button brings that. */
function readCommand(answer: Answer, from: Sender, interaction: Json): Read {
  const data = part(interaction, 'data')
  const act = commandOf(interaction, data)
  const read = acted(answer, from, act)
  if (read.is !== 'act' || act.is !== 'go' || act.intent.do !== 'board.setup') return read
  const [option] = usedCommand(data).options
  const id =
    snowflake(option, 'value') ?? snowflake(interaction, 'channel', 'id') ?? snowflake(interaction, 'channel_id')
  const server = snowflake(interaction, 'guild_id')
  if (id === undefined || server === undefined) return read
  return { ...read, incoming: { ...read.incoming, chat: { id, server, mayManage: mayManage(interaction) } } }
}

/** The sum over roles and overwrites, as Discord has worked it out for this person. */
function mayManage(interaction: Json): boolean {
  const permissions = words(interaction, 'member', 'permissions') ?? ''
  if (!/^\d{1,30}$/.test(permissions)) return false
  return (BigInt(permissions) & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n
}

function commandOf(interaction: Json, data: Json | undefined): Act {
  const type = wholeNumber(data, 'type')
  const target = snowflake(data, 'target_id')
  if (type === ApplicationCommandType.User && target !== undefined)
    return { is: 'go', intent: MENUS.user.intent(target) }
  if (type === ApplicationCommandType.Message) {
    return { is: 'go', intent: MENUS.message.intent(reportedIn(interaction)) }
  }
  const { name, options } = usedCommand(data)
  const given = Object.fromEntries(
    options.flatMap((option) => {
      const key = words(option, 'name')
      const value = words(option, 'value')
      return key === undefined || value === undefined ? [] : [[key, value] as const]
    }),
  )
  return { is: 'go', intent: intentOf(name, given) }
}

/** The command with its subcommand, as one name, and the options below. */
function usedCommand(data: Json | undefined): { readonly name: string; readonly options: readonly Json[] } {
  const name = words(data, 'name') ?? ''
  const options = list(data, 'options')
  const below = options.find((option) => part(option, 'options') !== undefined || wholeNumber(option, 'type') === 1)
  if (below === undefined) return { name, options }
  return { name: `${name} ${words(below, 'name') ?? ''}`, options: list(below, 'options') }
}

function suggestionFor(answer: Answer, data: Json | undefined): Read | undefined {
  const { name, options } = usedCommand(data)
  const focused = options.find((option) => part(option, 'focused') === true)
  const what = suggestedFor(name, words(focused, 'name') ?? '')
  return what === undefined ? undefined : { is: 'suggest', answer, what, typed: words(focused, 'value') ?? '' }
}

function readPress(answer: Answer, from: Sender, data: Json | undefined): Read {
  const marked = readCustomId(words(data, 'custom_id') ?? '')
  if (marked?.is === 'form') return { is: 'form', answer, ref: marked.ref }
  const values = list(data, 'values').filter((value) => typeof value === 'string')
  return acted(answer, from, actOf(marked, values) ?? { is: 'unknown-button' })
}

const VALUE = /^[A-Za-z0-9._-]{1,24}$/
const KEY = /^[a-z-]{1,16}$/

function actOf(marked: Exclude<Marked, { is: 'form' }> | undefined, values: readonly string[]): Act | undefined {
  const [value = ''] = values
  switch (marked?.is) {
    case 'go':
      return { is: 'go', intent: marked.intent }
    case 'move':
      return { is: 'move', ref: marked.ref, move: marked.move }
    case 'pick': {
      const { ref, key } = marked
      if (!values.every((one) => VALUE.test(one))) return undefined
      if (marked.as === 'answers') return { is: 'answers', ref, values: { [key]: values } }
      return VALUE.test(value) ? { is: 'move', ref, move: { do: marked.as, key, value } } : undefined
    }
    case 'change':
      return KEY.test(value) ? { is: 'move', ref: marked.ref, move: { do: 'edit', key: value } } : undefined
    case undefined:
      return undefined
  }
}

function readModal(data: Json | undefined): Act {
  const marked = readCustomId(words(data, 'custom_id') ?? '')
  return marked?.is === 'form' ? readForm(marked.ref, data) : { is: 'unknown-button' }
}
