import { describe, expect, test } from 'vitest'
import { go, type Card } from '../../../bots/dialog/card.ts'
import type { Incoming } from '../../../bots/dialog/incoming.ts'
import type { Deliverable } from '../../../bots/dialog/reply.ts'
import { plain } from '../../../bots/dialog/text.ts'
import type { DiscordStandIn, ShownMessage } from '../../../bots/sandbox/discord/index.ts'
import { botOn, callsOf, standIn, startBot, until } from './bot-under-test.ts'
import { buttonsIn, textsIn } from './world.ts'

const card = (words: string): Card => ({ blocks: [{ is: 'note', text: plain(words) }], rows: [[go('Weiter', 'menu')]] })
const says = (words: string, more: Partial<Deliverable & { is: 'card' }> = {}): Deliverable => ({
  is: 'card',
  card: card(words),
  ...more,
})
const mia = '700000000000000001'
const home = `dm:${mia}`
const SEND = ['POST', '/channels/:channel/messages'] as const

const said = (discord: DiscordStandIn): readonly string[] =>
  shown(discord).map(({ components }) => textsIn(components).join('\n'))
const shown = (discord: DiscordStandIn): readonly ShownMessage[] =>
  discord.history(mia).filter(({ from }) => from === 'bot')

async function started(answering: (incoming: Incoming) => readonly Deliverable[] = () => [], clock?: () => number) {
  const discord = await standIn(clock === undefined ? {} : { now: clock })
  discord.addPerson({ id: mia, name: 'Mia' })
  const bot = botOn(discord, answering)
  await startBot(discord, bot)
  await until(() => discord.commands(mia).length > 0)
  return { discord, bot }
}

describe('a notice', () => {
  test('goes into the private chat, silently in quiet hours, and pings nobody', async () => {
    const { discord, bot } = await started()
    expect(await bot.noticeSurface.deliver(home, says('@everyone!', { silent: true }))).toMatchObject({ is: 'sent' })
    expect(shown(discord)).toMatchObject([{ place: 'dm', silent: true, pings: [], ephemeral: false }])
  })

  test('that is sent twice for one reason arrives once', async () => {
    const { discord, bot } = await started()
    const first = await bot.noticeSurface.deliver(home, says('Neu!', { key: 'notice-1' }))
    expect(await bot.noticeSurface.deliver(home, says('Neu!', { key: 'notice-1' }))).toEqual(first)
    await bot.noticeSurface.deliver(home, says('Neu!', { key: 'notice-2' }))
    expect(said(discord)).toEqual(['Neu!', 'Neu!'])
  })

  test('to somebody with closed messages is tried twice and never again, until they write in private', async () => {
    const { discord, bot } = await started((incoming) => [says(incoming.act.is)])
    discord.closeDms(mia, true)
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await bot.noticeSurface.deliver(home, says('Hallo'))).toEqual({ is: 'closed' })
    }
    expect(callsOf(discord, ...SEND).map(({ status }) => status)).toEqual([403, 403])
    discord.closeDms(mia, false)
    await discord.command(mia, { name: 'menu', place: 'guild' })
    expect(await bot.noticeSurface.deliver(home, says('Hallo'))).toEqual({ is: 'closed' })
    await discord.command(mia, { name: 'menu', place: 'dm' })
    expect(await bot.noticeSurface.deliver(home, says('Hallo'))).toMatchObject({ is: 'sent' })
  })

  test('waits when Discord is away, is broken or asks to wait', async () => {
    const { discord, bot } = await started()
    discord.fail('POST /channels/:id/messages', { status: 500 })
    expect(await bot.noticeSurface.deliver(home, says('a'))).toEqual({ is: 'later', retryAfterSeconds: 3 })
    discord.fail('POST /channels/:id/messages', { status: 429, retryAfter: 300 })
    const later = await bot.noticeSurface.deliver(home, says('b'))
    expect(later.is === 'later' && later.retryAfterSeconds >= 300).toBe(true)
  })

  test('that is no place on Discord is impossible, and so is one that cannot be drawn', async () => {
    const { bot } = await started()
    expect((await bot.surface.deliver('telegram', says('a'))).is).toBe('impossible')
    const endless = {
      is: 'card',
      card: { blocks: [{ is: 'lines', lines: [plain('x'.repeat(5000))] }], rows: [] },
    } as const
    expect((await bot.surface.deliver(home, endless)).is).toBe('impossible')
  })
})

describe('an answer', () => {
  test('of several messages is one answer, and the others below it', async () => {
    const { discord } = await started(() => [says('eins'), says('zwei'), says('drei')])
    await discord.command(mia, { name: 'menu', place: 'guild' })
    await until(() => said(discord).length === 3)
    expect(said(discord)).toEqual(['eins', 'zwei', 'drei'])
    expect(shown(discord).every(({ ephemeral }) => ephemeral)).toBe(true)
  })

  test('after the fifteen minutes of its token is said in private', async () => {
    let ahead = 0
    const places: string[] = []
    const { discord, bot } = await started(
      (incoming) => (places.push(incoming.place), [says('gleich')]),
      () => Date.now() + ahead,
    )
    await discord.command(mia, { name: 'menu', place: 'guild' })
    ahead = 16 * 60_000
    const [place = ''] = places
    expect(await bot.surface.deliver(place, says('spät'))).toMatchObject({ is: 'sent' })
    expect(
      shown(discord)
        .map((message) => [message.place, textsIn(message.components)[0]])
        .at(-1),
    ).toEqual(['dm', 'spät'])
  })

  test('that Discord took without saying so is not given twice', async () => {
    const { discord, bot } = await started(() => [])
    discord.fail('POST /interactions/:id/:token/callback', { status: 500, afterEffect: true })
    const answer = discord.command(mia, { name: 'menu', place: 'guild' })
    await until(() => bot.received.length === 1)
    const place = bot.received[0]?.incoming.place ?? ''
    expect((await bot.surface.deliver(place, says('einmal'))).is).toBe('later')
    expect((await bot.surface.deliver(place, says('einmal'))).is).toBe('sent')
    await answer
    expect(said(discord)).toEqual(['einmal'])
  })

  test('after a restart fills in the one that was announced', async () => {
    const discord = await standIn()
    discord.addPerson({ id: mia, name: 'Mia' })
    const first = botOn(discord)
    await startBot(discord, first)
    await until(() => discord.commands(mia).length > 0)
    expect((await discord.command(mia, { name: 'menu', place: 'guild' })).kind).toBe('thinking')
    await first.stop()
    const second = botOn(discord)
    expect(await second.surface.deliver(first.received[0]?.incoming.place ?? '', says('da'))).toMatchObject({
      is: 'sent',
    })
    expect(said(discord)).toEqual(['da'])
    expect(shown(discord)).toMatchObject([{ thinking: false, ephemeral: true, place: 'guild' }])
  })

  test('over a message that was dismissed meanwhile is said below', async () => {
    const { discord, bot } = await started(() => [])
    await bot.surface.deliver(home, says('alt'))
    const [old] = shown(discord)
    const pressed = discord.press(mia, old?.id ?? '', buttonsIn(old?.components ?? [])[0]?.customId ?? '')
    await until(() => bot.received.length === 1)
    const { place = '', message } = bot.received[0]?.incoming ?? {}
    expect((await pressed).kind).toBe('quiet')
    discord.fail('PATCH /webhooks/:id/:token/messages/@original', { status: 404, code: 10_008 })
    expect(
      await bot.surface.deliver(place, { ...says('neu'), ...(message === undefined ? {} : { edit: message }) }),
    ).toMatchObject({ is: 'sent' })
    expect(said(discord)).toEqual(['alt', 'neu'])
  })
})

describe('an overtaken message', () => {
  test.each(['dm', 'guild'] as const)('in the %s cannot be pressed any more', async (place) => {
    const { discord, bot } = await started(() => [says('alt')])
    await discord.command(mia, { name: 'menu', place })
    await bot.idle()
    const [old] = shown(discord)
    const edit = { platform: 'discord', place: home, message: old?.id ?? '' }
    expect(await bot.surface.deliver(home, { is: 'settle', edit })).toMatchObject({ is: 'sent' })
    expect(buttonsIn(shown(discord)[0]?.components ?? []).map(({ disabled }) => disabled)).toEqual([true])
    expect(await bot.surface.deliver(home, { is: 'settle', edit })).toMatchObject({ is: 'sent' })
  })

  test('that is gone, or of another platform, is settled already', async () => {
    const { bot } = await started()
    for (const edit of [
      { platform: 'discord', place: home, message: '123456789012345678' },
      { platform: 'telegram', place: '1', message: '1' },
    ]) {
      expect((await bot.surface.deliver(home, { is: 'settle', edit })).is).toBe('sent')
    }
  })
})

describe('a file', () => {
  const file: Deliverable = { is: 'file', fileId: 'f', name: 'Über "uns"/x.png', picture: true, caption: '**Ben**' }

  test('comes as an attachment, below the answer or in private', async () => {
    const { discord, bot } = await started(() => [file])
    await discord.command(mia, { name: 'menu', place: 'guild' })
    await until(() => shown(discord).some(({ files }) => files.length > 0))
    await bot.surface.deliver(home, file)
    expect(shown(discord).map(({ place, content, files }) => [place, content, files[0]?.name])).toEqual(
      expect.arrayContaining([
        ['guild', '\\*\\*Ben\\*\\*', 'Über_uns_x.png'],
        ['dm', '\\*\\*Ben\\*\\*', 'Über_uns_x.png'],
      ]),
    )
  })

  test('that was made for the moment is sent as it is', async () => {
    const { discord, bot } = await started()
    await bot.surface.deliver(home, {
      is: 'document',
      bytes: new Uint8Array([1, 2, 3]),
      name: 'qr.png',
      picture: true,
      caption: 'QR',
    })
    expect(shown(discord).at(-1)).toMatchObject({ content: 'QR', files: [{ name: 'qr.png' }] })
  })
})
