import { type Arguments, onlyFields, structureOf, textOf } from './arguments.ts'
import { badRequest } from './refusal.ts'
import type { Command, Profile } from './types.ts'
import { changed, isRecord, type Json, type PersonRecord, type World } from './world.ts'

const maximumCommands = 100
const generalScopes = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']

/** The longest name, description and short description of a bot, in characters (Bot API 10.3). */
const profileLimits = { name: 64, description: 512, short_description: 120 }
type ProfileField = keyof typeof profileLimits

function languageOf(input: Arguments): string {
  const code = textOf(input, 'language_code')
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('invalid language code specified')
  return code
}

/** The scope as a key of the store. A private chat takes only the scope `chat`. */
function scopeKey(world: World, input: Arguments): string {
  const raw = structureOf(input, 'scope')
  if (raw === undefined) return 'default'
  if (!isRecord(raw)) throw badRequest("can't parse BotCommandScope: expected an Object")
  const { type, chat_id: chatId, user_id: userId } = raw
  if (typeof type !== 'string') throw badRequest(`can't parse BotCommandScope: Can't find field "type"`)
  if (generalScopes.includes(type)) {
    onlyFields(raw, ['type'], 'BotCommandScope')
    return type
  }
  if (!['chat', 'chat_administrators', 'chat_member'].includes(type)) {
    throw badRequest("can't parse BotCommandScope: Unsupported type specified")
  }
  onlyFields(raw, type === 'chat_member' ? ['type', 'chat_id', 'user_id'] : ['type', 'chat_id'], 'BotCommandScope')
  if (chatId === undefined || chatId === '') throw badRequest(`can't parse BotCommandScope: Can't find field "chat_id"`)
  if (type === 'chat_member' && typeof userId !== 'number') {
    throw badRequest(`can't parse BotCommandScope: Can't find field "user_id"`)
  }
  if (!world.people.has(Number(chatId))) throw badRequest('chat not found')
  if (type !== 'chat') throw badRequest("can't use specified scope in private chats")
  return `chat:${Number(chatId)}`
}

/** Telegram counts code points here. */
function characterCount(text: string): number {
  return Array.from(text).length
}

function checkCommand(raw: unknown): Command {
  if (!isRecord(raw)) throw badRequest("can't parse BotCommand: expected an Object")
  onlyFields(raw, ['command', 'description', 'is_ephemeral'], 'BotCommand')
  const { command: rawName, description: rawDescription } = raw
  if (typeof rawName !== 'string') throw badRequest(`can't parse BotCommand: Can't find field "command"`)
  if (typeof rawDescription !== 'string') throw badRequest(`can't parse BotCommand: Can't find field "description"`)
  const command = rawName.trim().replace(/^\//, '')
  const description = rawDescription.trim()
  if (command === '') throw badRequest('command must be non-empty')
  if (characterCount(command) > 32) throw badRequest('command length must not exceed 32')
  if (description === '') throw badRequest('command description must be non-empty')
  if (characterCount(description) > 256) throw badRequest('command description length must not exceed 256')
  if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
  return { command, description }
}

export function setMyCommands(world: World, input: Arguments): true {
  const scope = scopeKey(world, input)
  const language = languageOf(input)
  const raw = structureOf(input, 'commands')
  if (raw === undefined) throw badRequest("can't parse commands JSON object")
  if (!Array.isArray(raw)) throw badRequest('expected an Array of BotCommand')
  const commands = raw.map(checkCommand)
  if (commands.length > maximumCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  world.commands.set(`${scope}/${language}`, commands)
  everyoneChanged(world)
  return true
}

export function deleteMyCommands(world: World, input: Arguments): true {
  world.commands.delete(`${scopeKey(world, input)}/${languageOf(input)}`)
  everyoneChanged(world)
  return true
}

export function getMyCommands(world: World, input: Arguments): readonly Command[] {
  return world.commands.get(`${scopeKey(world, input)}/${languageOf(input)}`) ?? []
}

/** The commands that a person sees: chat, then all private chats, then default; each first in the person's language. */
export function commandsOf(world: World, person: PersonRecord): readonly Command[] {
  const language = person.languageCode.slice(0, 2).toLowerCase()
  for (const scope of [`chat:${person.id}`, 'all_private_chats', 'default']) {
    for (const code of [language, '']) {
      const commands = world.commands.get(`${scope}/${code}`)
      if (commands !== undefined && commands.length > 0) return commands
    }
  }
  return []
}

/** `setMyName`, `setMyDescription` and `setMyShortDescription`; an empty text takes the one of that language away. */
export function setProfile(world: World, input: Arguments, field: ProfileField): true {
  const language = languageOf(input)
  const text = textOf(input, field).trim()
  if (characterCount(text) > profileLimits[field]) {
    const texts = {
      name: 'BOT_TITLE_INVALID',
      description: 'DESCRIPTION_TOO_LONG',
      short_description: 'ABOUT_TOO_LONG',
    }
    throw badRequest(texts[field])
  }
  if (text === '') world.profile.delete(`${field}/${language}`)
  else world.profile.set(`${field}/${language}`, text)
  everyoneChanged(world)
  return true
}

export function getProfile(world: World, input: Arguments, field: ProfileField): Json {
  return { [field]: profileText(world, field, languageOf(input)) }
}

function profileText(world: World, field: ProfileField, language: string): string {
  const fallback = field === 'name' ? 'Klickwork' : ''
  return world.profile.get(`${field}/${language}`) ?? world.profile.get(`${field}/`) ?? fallback
}

/** What the bot tells about itself in the person's language. */
export function profileOf(world: World, person: PersonRecord): Profile {
  const language = person.languageCode.slice(0, 2).toLowerCase()
  return {
    name: profileText(world, 'name', language),
    description: profileText(world, 'description', language),
    shortDescription: profileText(world, 'short_description', language),
  }
}

function menuKey(world: World, input: Arguments): string {
  const chatId = textOf(input, 'chat_id')
  if (chatId === '') return 'default'
  if (!world.people.has(Number(chatId))) throw badRequest('chat not found')
  return chatId
}

export function setChatMenuButton(world: World, input: Arguments): true {
  const key = menuKey(world, input)
  const raw = structureOf(input, 'menu_button') ?? { type: 'default' }
  if (!isRecord(raw)) throw badRequest('MenuButton must be an Object')
  const type = raw['type']
  if (type !== 'default' && type !== 'commands' && type !== 'web_app')
    throw badRequest('MenuButton has unsupported type')
  if (type === 'web_app') checkMenuWebApp(raw)
  else onlyFields(raw, ['type'], 'MenuButton')
  world.menuButtons.set(key, raw)
  return true
}

function checkMenuWebApp(raw: Json): void {
  onlyFields(raw, ['type', 'text', 'web_app'], 'MenuButton')
  const app = raw['web_app']
  const url = isRecord(app) ? app['url'] : undefined
  if (typeof raw['text'] !== 'string' || raw['text'] === '') throw badRequest('menu button text must be non-empty')
  if (typeof url !== 'string' || !url.startsWith('https://')) {
    throw badRequest(`menu button Web App URL '${String(url)}' is invalid: Only HTTPS links are allowed`)
  }
}

export function getChatMenuButton(world: World, input: Arguments): Json {
  const key = menuKey(world, input)
  return world.menuButtons.get(key) ?? world.menuButtons.get('default') ?? { type: 'commands' }
}

function everyoneChanged(world: World): void {
  for (const personId of world.people.keys()) changed(world, personId)
}
