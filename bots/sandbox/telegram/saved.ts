import { Buffer } from 'node:buffer'
import { z } from 'zod'

import type { SavedChats } from './types.ts'
import { unixSeconds, type World } from './world.ts'

const json = z.record(z.string(), z.unknown())
const entity = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  url: z.string().exactOptional(),
  unix_time: z.number().exactOptional(),
  date_time_format: z.string().exactOptional(),
  language: z.string().exactOptional(),
})
const message = z.object({
  messageId: z.number(),
  personId: z.number(),
  authorId: z.number().exactOptional(),
  from: z.enum(['bot', 'person']),
  date: z.number(),
  editDate: z.number().exactOptional(),
  text: z.string().exactOptional(),
  caption: z.string().exactOptional(),
  entities: z.array(entity),
  fileId: z.string().exactOptional(),
  mediaGroupId: z.string().exactOptional(),
  keyboard: z.array(z.array(json)).exactOptional(),
  replyToMessageId: z.number().exactOptional(),
  silent: z.boolean(),
  protectedContent: z.boolean(),
  linkPreviewOptions: json.exactOptional(),
})
const file = z.object({
  fileId: z.string(),
  uniqueId: z.string(),
  as: z.enum(['photo', 'document']),
  name: z.string(),
  mimeType: z.string(),
  bytes: z.base64(),
  size: z.number(),
  path: z.string(),
  width: z.number(),
  height: z.number(),
})
const queued = z.object({
  update: z.looseObject({ update_id: z.number() }),
  lane: z.string(),
  isCallback: z.boolean(),
  createdAt: z.number(),
  again: z.boolean(),
})
const person = z.object({
  id: z.number(),
  firstName: z.string(),
  languageCode: z.string(),
  blocked: z.boolean(),
  started: z.boolean(),
  typingUntil: z.number(),
})
const group = z.object({
  id: z.number(),
  type: z.enum(['channel', 'supergroup']),
  title: z.string(),
  administrators: z.array(z.number()),
  bot: z.enum(['left', 'kicked', 'member', 'administrator']),
  botMayPost: z.boolean(),
  typingUntil: z.number(),
})
const command = z.object({ command: z.string(), description: z.string() })
const webhook = z.object({ url: z.string(), secretToken: z.string().exactOptional(), maxConnections: z.number() })
const counters = z.object({
  message: z.number(),
  update: z.number(),
  file: z.number(),
  callback: z.number(),
  mediaGroup: z.number(),
})
const savedState = z.object({
  people: z.array(person),
  // What was saved by an older version has none.
  groups: z.array(group).default([]),
  messages: z.array(message),
  files: z.array(file),
  commands: z.array(z.tuple([z.string(), z.array(command)])),
  profile: z.array(z.tuple([z.string(), z.string()])),
  menuButtons: z.array(z.tuple([z.string(), json])),
  counters,
  queue: z.array(queued),
  delivered: z.array(queued),
  allowedUpdates: z.array(z.string()),
  webhook: webhook.exactOptional(),
})

/** The whole world as plain JSON. Open callbacks are left out: after a restart they are too old. */
export function saveWorld(world: World): SavedChats {
  const files = [...world.files.values()].map((kept) => ({
    ...kept,
    bytes: Buffer.from(kept.bytes).toString('base64'),
  }))
  const state = {
    savedAt: unixSeconds(world),
    people: [...world.people.values()],
    groups: [...world.groups.values()],
    messages: [...world.chats.values()].flatMap((chat) => [...chat.values()]),
    files,
    commands: [...world.commands],
    profile: [...world.profile],
    menuButtons: [...world.menuButtons],
    counters: world.counters,
    queue: world.queue,
    delivered: world.delivered,
    allowedUpdates: world.allowedUpdates,
    ...(world.webhook !== undefined && { webhook: world.webhook }),
  }
  return { version: 1, state: structuredClone(state) }
}

/** Fills an empty world from what was saved. Throws when the saved state is not one of ours. */
export function loadWorld(world: World, saved: SavedChats): void {
  const state = savedState.parse(saved.state)
  for (const loaded of state.people) world.people.set(loaded.id, { ...loaded, typingUntil: 0 })
  for (const loaded of state.groups) world.groups.set(loaded.id, loaded)
  for (const loaded of state.messages) {
    const chat = world.chats.get(loaded.personId) ?? new Map()
    chat.set(loaded.messageId, loaded)
    world.chats.set(loaded.personId, chat)
  }
  for (const loaded of state.files) {
    world.files.set(loaded.fileId, { ...loaded, bytes: new Uint8Array(Buffer.from(loaded.bytes, 'base64')) })
  }
  for (const [key, commands] of state.commands) world.commands.set(key, commands)
  for (const [key, text] of state.profile) world.profile.set(key, text)
  for (const [key, button] of state.menuButtons) world.menuButtons.set(key, button)
  Object.assign(world.counters, state.counters)
  world.queue = state.queue
  world.delivered.push(...state.delivered)
  world.allowedUpdates = state.allowedUpdates
  world.webhook = state.webhook
}
