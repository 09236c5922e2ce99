import { createHash } from 'node:crypto'
import { DiscordAPIError } from 'discord.js'
import { assertOutsideTransaction } from '../../core/db/connect.ts'
import type { BoardSurface, Post, Posted, PostOptions, PostPlace } from '../boards/surface.ts'
import type { CommandIds } from './command-ids.ts'
import { label } from './escape.ts'
import { failureOf, reasonOf } from './failure.ts'
import { createForumTags, type ForumTags } from './forum-tags.ts'
import { list, part, snowflake, wholeNumber, words } from './json.ts'
import { MAX_NONCE_LENGTH, MAX_THREAD_NAME_LENGTH } from './limits.ts'
import type { Network } from './network.ts'
import { renderCard } from './render.ts'

/** Codes of discord.com/developers/docs/topics/opcodes-and-status-codes. */
const UNKNOWN_CHANNEL = 10_003
const UNKNOWN_MESSAGE = 10_008
const UNKNOWN_GUILD = 10_004
const MISSING_PERMISSIONS = 50_013
const MISSING_ACCESS = 50_001
const THREAD_ARCHIVED = 50_083
/** Edits of old messages, and of threads, are limited much more tightly than the headers say (platforms.md 3.6). */
const EDITS_EXHAUSTED: ReadonlySet<number> = new Set([30_046, 20_028, 20_016])
const EDITS_PAUSE_SECONDS = 600
const UNKNOWN_TAG = 10_087
const TAG_REQUIRED = 40_067

interface Tools {
  readonly network: Network
  readonly ids: CommandIds
  readonly tags: ForumTags
}

/**
 * Discord's channels and forums as boards. In a forum each job is a thread, whose tags say how it stands; when it has ended
 * the thread is closed. A thread takes no nonce, so one that may exist already is looked for before another is opened.
 */
export function createBoardSurface(network: Network, ids: CommandIds): BoardSurface {
  const tools: Tools = { network, ids, tags: createForumTags(network) }
  return {
    platform: 'discord',
    async post(place, post, options) {
      assertOutsideTransaction('a call to Discord')
      try {
        return await (place.kind === 'forum'
          ? inForum(tools, place, post, options)
          : inChannel(tools, place, post, options))
      } catch (error) {
        if (codeOf(error) === UNKNOWN_TAG || codeOf(error) === TAG_REQUIRED) tools.tags.forget(place.chat)
        return postedOf(error, options)
      }
    },
  }
}

async function inChannel(
  { network, ids }: Tools,
  { chat }: PostPlace,
  post: Post,
  { message, key }: PostOptions,
): Promise<Posted> {
  const body = { ...renderCard(post.card, ids) }
  if (message !== null) {
    await network.editIn(chat, message, body)
    return { is: 'shown', message }
  }
  const nonce = createHash('sha256').update(key).digest('base64url').slice(0, MAX_NONCE_LENGTH)
  const id = await network.postIn(chat, { ...body, nonce, enforce_nonce: true })
  return id === undefined ? { is: 'later', seconds: 1 } : { is: 'shown', message: id }
}

async function inForum(tools: Tools, place: PostPlace, post: Post, options: PostOptions): Promise<Posted> {
  const { network, ids } = tools
  const body = { ...renderCard(post.card, ids) }
  const tags = await tools.tags.of(place.chat, post)
  const found = options.message ?? (options.doubtful ? await findThread(tools, place.chat, post) : undefined)
  if (found === undefined) {
    const thread = { name: nameOf(post), applied_tags: [...tags], message: body }
    const id = await network.openThread(place.chat, thread)
    // Without its id we have to look for it.
    return id === undefined ? { is: 'later', seconds: 1 } : { is: 'shown', message: id }
  }
  await changeThread(tools, found, { post, body, tags })
  return { is: 'shown', message: found }
}

const nameOf = (post: Post): string => label(post.title, MAX_THREAD_NAME_LENGTH)

/** The first message of a thread in a forum has the id of its thread. */
async function changeThread(
  { network }: Tools,
  thread: string,
  {
    post,
    body,
    tags,
  }: { readonly post: Post; readonly body: Record<string, unknown>; readonly tags: readonly string[] },
): Promise<void> {
  try {
    await network.editIn(thread, thread, body)
  } catch (error) {
    // Nobody has written in it for some days.
    if (codeOf(error) !== THREAD_ARCHIVED) throw error
    await network.changeChannel(thread, { archived: false })
    await network.editIn(thread, thread, body)
  }
  const now = await network.channel(thread)
  const applied = list(now, 'applied_tags').map(String)
  const wanted = [...tags]
  const isSame = applied.length === wanted.length && wanted.every((tag) => applied.includes(tag))
  if (post.state !== 'ended') {
    if (!isSame) await network.changeChannel(thread, { applied_tags: wanted })
    return
  }
  if (part(now, 'thread_metadata', 'archived') === true) return
  try {
    await network.changeChannel(thread, { applied_tags: wanted, locked: true, archived: true })
  } catch (error) {
    // Locking needs the right to manage threads; our own we may always archive.
    if (codeOf(error) !== MISSING_PERMISSIONS) throw error
    await network.changeChannel(thread, { applied_tags: wanted, archived: true })
  }
}

/**
 * A thread of ours in this forum that shows this job already: posted by a program that died before it could write that
 * down. Known by its name, and by the button in it, which names the job.
 */
async function findThread({ network, ids }: Tools, forum: string, post: Post): Promise<string | undefined> {
  const server = snowflake(await network.channel(forum), 'guild_id')
  if (server === undefined) return undefined
  const wanted = buttonsIn(renderCard(post.card, ids).components)
  for (const thread of list(await network.activeThreads(server), 'threads')) {
    const id = snowflake(thread, 'id')
    const isOurs = snowflake(thread, 'parent_id') === forum && words(thread, 'name') === nameOf(post)
    if (!isOurs || id === undefined) continue
    const shown = buttonsIn(part(await network.messageIn(id, id), 'components'))
    if (wanted.length > 0 && wanted.every((button) => shown.includes(button))) return id
  }
  return undefined
}

/** What the buttons lead to, anywhere in a message. */
function buttonsIn(components: unknown): readonly string[] {
  const text = JSON.stringify(components ?? null)
  return [...text.matchAll(/"custom_id":"([^"]+)"/g)].map(([, id = '']) => id)
}

const codeOf = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? wholeNumber({ code: Number(error.code) }, 'code') : undefined

function postedOf(error: unknown, { message }: PostOptions): Posted {
  const code = codeOf(error)
  // A forum that wants a tag of every post, and has none that we may use or make.
  if (code === TAG_REQUIRED) return { is: 'closed', why: 'rights' }
  if (code === MISSING_PERMISSIONS || code === MISSING_ACCESS) return { is: 'closed', why: 'rights' }
  if (code === UNKNOWN_GUILD) return { is: 'closed', why: 'gone' }
  // A thread is a channel too: somebody has deleted it. Whether its forum still stands the next new job shows.
  if (code === UNKNOWN_CHANNEL) return message === null ? { is: 'closed', why: 'gone' } : { is: 'deleted' }
  if (code === UNKNOWN_MESSAGE) return { is: 'deleted' }
  if (code !== undefined && EDITS_EXHAUSTED.has(code)) return { is: 'later', seconds: EDITS_PAUSE_SECONDS }
  if (code === UNKNOWN_TAG) return { is: 'later', seconds: 1 }
  const failure = failureOf(error)
  switch (failure.is) {
    case 'later':
      return { is: 'later', seconds: failure.retryAfterSeconds }
    case 'closed':
      return { is: 'closed', why: 'rights' }
    case 'vanished':
      return { is: 'deleted' }
    case 'expired':
    case 'answered':
      return { is: 'impossible', reason: reasonOf(error) }
    case 'impossible':
      return { is: 'impossible', reason: failure.reason }
  }
}
