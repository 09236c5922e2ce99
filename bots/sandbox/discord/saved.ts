import { createPrivateKey, type KeyObject } from 'node:crypto'

import { z } from 'zod'

import { command } from './command-shapes.ts'
import { newComponents } from './component-shapes.ts'
import { flag } from './message-shapes.ts'
import type { SavedDiscord } from './types.ts'
import type { World } from './world.ts'

const json = z.record(z.string(), z.unknown())
const id = z.string()

const person = z.object({
  id,
  name: z.string(),
  dmChannelId: id,
  locale: z.string(),
  dmsClosed: z.boolean(),
})

const origin = z.object({
  interactionId: id,
  interactionType: z.number(),
  personId: id,
  commandName: z.string().optional(),
  messageId: id.optional(),
})

const message = z.object({
  id,
  channelId: id,
  authorId: id,
  createdAt: z.number(),
  editedAt: z.number().optional(),
  content: z.string(),
  embeds: z.array(json),
  components: newComponents,
  attachmentIds: z.array(id),
  flags: z.number(),
  pings: z.array(id),
  pingsEveryone: z.boolean(),
  nonce: z.union([z.string(), z.number()]).optional(),
  origin: origin.optional(),
  originalResponseId: id.optional(),
})

const attachment = z.object({
  id,
  channelId: id,
  name: z.string(),
  mimeType: z.string(),
  bytes: z.base64(),
  size: z.number(),
  description: z.string().optional(),
  isEphemeral: z.boolean(),
})

const forum = z.object({
  id,
  name: z.string(),
  tags: z.array(z.object({ id, name: z.string() })),
  botMayPost: z.boolean(),
  botMayManage: z.boolean(),
})

const thread = z.object({
  id,
  forumId: id,
  name: z.string(),
  appliedTags: z.array(id),
  archived: z.boolean(),
  locked: z.boolean(),
})

const interaction = z.object({
  id,
  token: z.string(),
  type: z.number(),
  personId: id,
  channelId: id,
  createdAt: z.number(),
  payload: json,
  commandName: z.string().optional(),
  messageId: id.optional(),
  answeredWith: z.number().optional(),
  originalId: id.optional(),
  followUps: z.number(),
})

const savedState = z.object({
  privateKey: z.base64(),
  people: z.array(person),
  // What was saved by an older version has none.
  forums: z.array(forum).default([]),
  threads: z.array(thread).default([]),
  managers: z.array(id).default([]),
  messages: z.array(message),
  attachments: z.array(attachment),
  commands: z.array(z.tuple([z.string(), z.array(z.object({ id, version: z.string(), form: command }))])),
  interactions: z.array(interaction),
  snowflakes: z.object({ at: z.number(), count: z.number() }),
})

/**
 * The world as plain JSON. Ephemeral messages, open modals and sessions of the gateway are left out: Discord's app
 * forgets them when it starts again.
 */
export function saveWorld(world: World): SavedDiscord {
  const isKept = (one: { readonly flags: number; readonly ephemeralFor?: string | undefined }): boolean =>
    one.ephemeralFor === undefined && (one.flags & flag.loading) === 0
  const state = {
    privateKey: world.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    people: [...world.people.values()],
    forums: [...world.forums.values()],
    threads: [...world.threads.values()],
    managers: [...world.managers],
    messages: [...world.messages.values()].filter(isKept),
    attachments: [...world.attachments.values()].map((file) => {
      return { ...file, bytes: Buffer.from(file.bytes).toString('base64') }
    }),
    commands: [...world.commands],
    interactions: [...world.interactions.values()],
    snowflakes: world.snowflakes,
  }
  // Through text, so that what is saved is exactly what a file would hold.
  const plain: unknown = JSON.parse(JSON.stringify(state))
  return { version: 1, state: z.record(z.string(), z.unknown()).parse(plain) }
}

/** The key that signed before, so that the bot's public key stays right. */
export function savedKey(saved: SavedDiscord | undefined): KeyObject | undefined {
  if (saved === undefined) return undefined
  const { privateKey } = savedState.parse(saved.state)
  return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
}

/** Fills an empty world from what was saved. Throws when the saved state is not one of ours. */
export function loadWorld(world: World, saved: SavedDiscord): void {
  const state = savedState.parse(saved.state)
  for (const loaded of state.people) world.people.set(loaded.id, { ...loaded, typingUntil: 0 })
  for (const loaded of state.forums) world.forums.set(loaded.id, loaded)
  for (const loaded of state.threads) world.threads.set(loaded.id, loaded)
  for (const loaded of state.managers) world.managers.add(loaded)
  for (const loaded of state.messages) world.messages.set(loaded.id, loaded)
  for (const loaded of state.attachments) {
    world.attachments.set(loaded.id, { ...loaded, bytes: new Uint8Array(Buffer.from(loaded.bytes, 'base64')) })
  }
  for (const [scope, commands] of state.commands) world.commands.set(scope, commands)
  for (const { answeredWith, originalId, ...loaded } of state.interactions) {
    world.interactions.set(loaded.id, { ...loaded, answeredWith, originalId })
  }
  Object.assign(world.snowflakes, state.snowflakes)
}
