import { z } from 'zod'

import type { Uploads } from './attachments.ts'
import { compose } from './compose.ts'
import { list, readForm, snowflake, text } from './form.ts'
import { flag, messageForm } from './message-shapes.ts'
import { addMessage } from './messages.ts'
import { DiscordRefusal, refused } from './refusal.ts'
import { messageJson } from './resources.ts'
import { newId } from './snowflake.ts'
import { changed, type ForumRecord, type Json, type TagRecord, type ThreadRecord, type World } from './world.ts'

const tagForm = z.strictObject({
  id: snowflake.nullish(),
  name: text(1, 20),
  moderated: z.boolean().nullish(),
  emoji_id: snowflake.nullish(),
  emoji_name: text(0, 100).nullish(),
})
const forumChanges = z.strictObject({ available_tags: list(tagForm, 0, 20).nullish() })
const threadChanges = z.strictObject({
  name: text(1, 100).nullish(),
  applied_tags: list(snowflake, 0, 5).nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
})
const newThread = z.strictObject({
  name: text(1, 100),
  auto_archive_duration: z.union([z.literal(60), z.literal(1440), z.literal(4320), z.literal(10080)]).nullish(),
  applied_tags: list(snowflake, 0, 5).nullish(),
  message: messageForm,
})

export function addForum(
  world: World,
  input: { readonly name: string; readonly tags?: readonly string[] },
): ForumRecord {
  const tags = (input.tags ?? []).map((name) => ({ id: newId(world), name }))
  const forum = { id: newId(world), name: input.name, tags, botMayPost: true, botMayManage: false }
  world.forums.set(forum.id, forum)
  changed(world, undefined)
  return forum
}

export function forumOf(world: World, id: string): ForumRecord {
  const forum = world.forums.get(id)
  if (forum === undefined) throw new Error(`The stand-in knows no forum with the id ${id}.`)
  return forum
}

export function forumJson(world: World, forum: ForumRecord): Json {
  const shared = {
    position: 1,
    permission_overwrites: [],
    nsfw: false,
    topic: null,
    last_message_id: null,
    parent_id: null,
  }
  return {
    ...shared,
    id: forum.id,
    type: 15,
    guild_id: world.guildId,
    name: forum.name,
    rate_limit_per_user: 0,
    flags: 0,
    available_tags: forum.tags.map(({ id, name }) => ({
      id,
      name,
      moderated: false,
      emoji_id: null,
      emoji_name: null,
    })),
  }
}

export function threadJson(world: World, thread: ThreadRecord): Json {
  const { id, forumId, name, appliedTags, archived, locked } = thread
  const metadata = {
    archived,
    auto_archive_duration: 4320,
    archive_timestamp: new Date(world.now()).toISOString(),
    locked,
  }
  return {
    id,
    type: 11,
    guild_id: world.guildId,
    parent_id: forumId,
    owner_id: world.applicationId,
    name,
    applied_tags: appliedTags,
    thread_metadata: metadata,
    message_count: 0,
    member_count: 1,
    rate_limit_per_user: 0,
    flags: 0,
  }
}

/** POST /channels/:channel/threads: in a forum a thread comes with its first message, which has the same id. */
export function openThread(world: World, forumId: string, body: unknown, uploads: Uploads): Json {
  const forum = world.forums.get(forumId)
  if (forum === undefined) throw refused.unknownChannel()
  if (!forum.botMayPost) throw refused.missingAccess()
  const form = readForm(newThread, body)
  const appliedTags = checkedTags(forum, form.applied_tags ?? [])
  const id = newId(world)
  const settable = flag.suppressEmbeds | flag.silent | flag.newComponents
  const about = { channelId: id, uploads, under: ['message'], settable, isResponse: false }
  const composed = compose(world, { ...about, form: form.message })
  const thread = { id, forumId, name: form.name, appliedTags, archived: false, locked: false }
  world.threads.set(id, thread)
  const message = addMessage(world, id, world.applicationId, composed, { id })
  return { ...threadJson(world, thread), message: messageJson(world, message) }
}

function checkedTags(forum: ForumRecord, ids: readonly string[]): readonly string[] {
  if (ids.some((id) => !forum.tags.some((tag) => tag.id === id))) throw new DiscordRefusal(400, 10087, 'Unknown tag')
  return ids
}

/**
 * PATCH /channels/:channel, of a forum or a thread. Locking needs the right to manage threads, archiving one's own does
 * not.
 */
export function changeChannel(world: World, channelId: string, body: unknown): Json {
  const forum = world.forums.get(channelId)
  if (forum !== undefined) return changeForum(world, forum, body)
  const thread = world.threads.get(channelId)
  const parent = world.forums.get(thread?.forumId ?? '')
  if (thread === undefined || parent === undefined) throw refused.unknownChannel()
  const { name, applied_tags: tags, archived, locked } = readForm(threadChanges, body)
  if (!parent.botMayPost) throw refused.missingAccess()
  const changesLock = locked !== undefined && locked !== null && locked !== thread.locked
  if (changesLock && !parent.botMayManage) throw refused.missingPermissions()
  if (thread.archived && archived !== false) throw new DiscordRefusal(400, 50083, 'Thread is archived')
  if (tags != null) thread.appliedTags = checkedTags(parent, tags)
  if (name != null) thread.name = name
  if (locked != null) thread.locked = locked
  if (archived != null) thread.archived = archived
  changed(world, undefined)
  return threadJson(world, thread)
}

function changeForum(world: World, forum: ForumRecord, body: unknown): Json {
  const { available_tags: tags } = readForm(forumChanges, body)
  if (!forum.botMayPost) throw refused.missingAccess()
  if (!forum.botMayManage) throw refused.missingPermissions()
  if (tags != null) forum.tags = tags.map(({ id, name }): TagRecord => ({ id: id ?? newId(world), name }))
  changed(world, undefined)
  return forumJson(world, forum)
}

/** GET /guilds/:guild/threads/active. */
export function activeThreads(world: World): Json {
  const threads = [...world.threads.values()].filter(({ archived }) => !archived)
  return { threads: threads.map((thread) => threadJson(world, thread)), members: [], has_more: false }
}

export function deleteForum(world: World, forum: ForumRecord): void {
  for (const thread of world.threads.values()) if (thread.forumId === forum.id) deleteThread(world, thread.id)
  world.forums.delete(forum.id)
  changed(world, undefined)
}

/** A moderator deletes a thread with everything in it. */
export function deleteThread(world: World, threadId: string): void {
  for (const message of world.messages.values()) if (message.channelId === threadId) world.messages.delete(message.id)
  world.threads.delete(threadId)
  changed(world, undefined)
}
