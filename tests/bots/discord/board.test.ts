import { expect, onTestFinished, test } from 'vitest'
import type { BoardSurface, Post, PostOptions } from '../../../bots/boards/surface.ts'
import { copyFor } from '../../../bots/copy/copy.ts'
import { go } from '../../../bots/dialog/card.ts'
import { bold } from '../../../bots/dialog/text.ts'
import { createBoardSurface } from '../../../bots/discord/board.ts'
import { NOT_REGISTERED } from '../../../bots/discord/command-ids.ts'
import { createNetwork } from '../../../bots/discord/network.ts'
import { startDiscordStandIn, type DiscordStandIn } from '../../../bots/sandbox/discord/index.ts'
import { secret } from '../../../core/shared/secret.ts'

const { tags } = copyFor('de').boards.card

async function open(): Promise<{ readonly discord: DiscordStandIn; readonly surface: BoardSurface }> {
  const discord = await startDiscordStandIn({ limitRates: false })
  const { token, applicationId, apiRoot } = discord
  const network = createNetwork({ mode: 'gateway', token: secret(token), applicationId, apiRoot })
  onTestFinished(async () => {
    network.close()
    await discord.close()
  })
  return { discord, surface: createBoardSurface(network, NOT_REGISTERED) }
}

const post = (job: string, state: Post['state'] = 'open'): Post => ({
  title: 'Zwei Texte @everyone',
  state,
  category: 'texts',
  language: 'de',
  card: {
    blocks: [{ is: 'title', text: bold('Zwei Texte @everyone') }],
    rows: state === 'ended' ? [] : [[go('Ansehen', 'job.show', job)]],
  },
})
const fresh: PostOptions = { message: null, key: 'board:job', doubtful: false }
const doubtful: PostOptions = { ...fresh, doubtful: true }

test('a card in doubt is looked for in its forum: the same job has one thread, another job of the same name its own', async () => {
  const { discord, surface } = await open()
  const place = { chat: discord.addForum({ name: 'jobs' }), kind: 'forum' } as const
  const first = await surface.post(place, post('aaaaaaaaaa'), fresh)
  expect(await surface.post(place, post('aaaaaaaaaa'), doubtful)).toEqual(first)
  expect(discord.posts(place.chat)).toHaveLength(1)
  await surface.post(place, post('bbbbbbbbbb'), doubtful)
  expect(discord.posts(place.chat)).toHaveLength(2)
})

test('a card in doubt in a channel is the same message by its nonce', async () => {
  const { discord, surface } = await open()
  const place = { chat: discord.channelId, kind: 'channel' } as const
  const first = await surface.post(place, post('aaaaaaaaaa'), fresh)
  expect(await surface.post(place, post('aaaaaaaaaa'), doubtful)).toEqual(first)
})

test('where we may manage the forum we make its tags, keep those of others, and lock what has ended', async () => {
  const { discord, surface } = await open()
  const chat = discord.addForum({ name: 'jobs', tags: ['Wichtig'] })
  const place = { chat, kind: 'forum' } as const
  discord.setForumRights(chat, { botMayManage: true })
  const shown = await surface.post(place, post('aaaaaaaaaa'), fresh)
  if (shown.is !== 'shown') return expect.fail('it was not shown')
  expect(discord.posts(chat)[0]?.tags).toContain(tags.open)
  expect(discord.posts(chat)[0]?.tags).toHaveLength(2)
  await surface.post(place, post('aaaaaaaaaa', 'ended'), { ...fresh, message: shown.message })
  expect(discord.posts(chat)).toMatchObject([{ archived: true, locked: true }])
  expect(discord.posts(chat)[0]?.tags).toContain(tags.ended)
})

test('an archived thread is opened again for an edit', async () => {
  const { discord, surface } = await open()
  const place = { chat: discord.addForum({ name: 'jobs' }), kind: 'forum' } as const
  const shown = await surface.post(place, post('aaaaaaaaaa'), fresh)
  if (shown.is !== 'shown') return expect.fail('it was not shown')
  await surface.post(place, post('aaaaaaaaaa', 'ended'), { ...fresh, message: shown.message })
  expect(discord.posts(place.chat)).toMatchObject([{ archived: true }])
  await surface.post(place, post('aaaaaaaaaa', 'full'), { ...fresh, message: shown.message })
  expect(discord.posts(place.chat)).toMatchObject([{ archived: false }])
})

test('a thread that somebody deleted, a forum that is gone, and rights that were taken are told apart', async () => {
  const { discord, surface } = await open()
  const chat = discord.addForum({ name: 'jobs' })
  const place = { chat, kind: 'forum' } as const
  const shown = await surface.post(place, post('aaaaaaaaaa'), fresh)
  if (shown.is !== 'shown') return expect.fail('it was not shown')
  discord.setForumRights(chat, { botMayPost: false })
  expect(await surface.post(place, post('bbbbbbbbbb'), fresh)).toEqual({ is: 'closed', why: 'rights' })
  discord.setForumRights(chat, { botMayPost: true })
  discord.deletePost(shown.message)
  expect(await surface.post(place, post('aaaaaaaaaa', 'full'), { ...fresh, message: shown.message })).toEqual({
    is: 'deleted',
  })
  discord.deleteForum(chat)
  expect(await surface.post(place, post('cccccccccc'), fresh)).toEqual({ is: 'closed', why: 'gone' })
})
