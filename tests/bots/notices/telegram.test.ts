import { beforeEach, describe, expect, test } from 'vitest'
import * as members from '../../../core/members/index.ts'
import { botOn, callsOf, standIn } from '../telegram/bot-under-test.ts'
import { db, senderOn, stateOf, tell } from './sender-under-test.ts'

/** Somebody who has started the bot on the stand-in. */
async function chatter(telegram: Awaited<ReturnType<typeof standIn>>) {
  const { id } = telegram.addPerson({ firstName: 'Mia', languageCode: 'de' })
  telegram.start(id)
  const place = String(id)
  const identity = { platform: 'telegram' as const, externalId: place, name: 'Mia', locale: 'de', place }
  return { id, identity, member: await db.withTx((tx) => members.meet(tx, identity)) }
}

beforeEach(async () => {
  await db.sql`delete from notices`
})

describe('notices on Telegram', () => {
  test('reach their chats, past one that must rest for 300 seconds', async () => {
    await db.setClock('2036-06-10T10:00:00Z')
    const telegram = await standIn()
    const bot = botOn(telegram)
    const tired = await chatter(telegram)
    const ben = await chatter(telegram)
    telegram.fail('sendMessage', {
      error_code: 429,
      description: 'Too Many Requests: retry after 300',
      retry_after: 300,
      chatId: tired.id,
    })
    const late = await tell(tired.member.id)
    await tell(ben.member.id)
    const sender = senderOn([bot.noticeSurface])
    expect(await sender.drain()).toBe(1)
    expect(telegram.history(ben.id).at(-1)).toMatchObject({ from: 'bot', text: 'de submission.approved' })
    expect((await stateOf(late))['status']).toBe('waiting')
  })

  test('are not sent again to somebody who blocked the bot, until that somebody is back', async () => {
    await db.setClock('2036-06-10T10:00:00Z')
    const telegram = await standIn()
    const bot = botOn(telegram)
    const mia = await chatter(telegram)
    telegram.block(mia.id, true)
    const sender = senderOn([bot.noticeSurface])
    const keys = [await tell(mia.member.id)]
    await sender.drain()
    keys.push(await tell(mia.member.id))
    await sender.drain()
    expect(callsOf(telegram, 'sendMessage').length).toBe(1)
    for (const key of keys) expect((await stateOf(key))['status']).toBe('undelivered')
    telegram.block(mia.id, false)
    await db.withTx((tx) => members.meet(tx, mia.identity))
    await tell(mia.member.id)
    expect(await sender.drain()).toBe(1)
  })

  test('are silent in quiet hours', async () => {
    await db.setClock('2036-06-10T20:30:00Z')
    const telegram = await standIn()
    const bot = botOn(telegram)
    const mia = await chatter(telegram)
    await tell(mia.member.id)
    expect(await senderOn([bot.noticeSurface]).drain()).toBe(1)
    expect(telegram.history(mia.id).at(-1)).toMatchObject({ from: 'bot', silent: true })
  })
})
