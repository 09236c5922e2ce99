import { describe, expect, test } from 'vitest'

import { refusedMessages } from './refused-messages.ts'
import { post, refusal, standInUnderTest } from './stand-in-under-test.ts'

describe('a message is refused in the words of Telegram', () => {
  test.for(refusedMessages)('%s', async ([, payload, description]) => {
    const { standIn, ana } = await standInUnderTest()
    const answer = await post(standIn, 'sendMessage', { chat_id: ana.id, ...payload })
    expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${description}` })
    expect(standIn.history(ana.id)).toHaveLength(1)
  })

  test('crossing entities are refused, nested ones are taken', async () => {
    const { api, ana } = await standInUnderTest()
    const bold = { type: 'bold', offset: 0, length: 5 } as const
    const crossing = { type: 'italic', offset: 3, length: 5 } as const
    const nested = { type: 'italic', offset: 1, length: 3 } as const
    const inCode = { type: 'code', offset: 0, length: 5 } as const
    expect(await refusal(api.sendMessage(ana.id, 'hello you', { entities: [bold, crossing] }))).toBe(
      '400 Bad Request: entities at UTF-16 offsets 0 and 3 overlap',
    )
    expect(await refusal(api.sendMessage(ana.id, 'hello you', { entities: [inCode, nested] }))).toBe(
      '400 Bad Request: entity at UTF-16 offset 1 lies inside the code at 0',
    )
    const sent = await api.sendMessage(ana.id, 'hello you', { entities: [bold, nested] })
    expect(sent.entities).toEqual([bold, nested])
  })
})

describe('what is allowed is taken', () => {
  test('the limits themselves are allowed', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const row = Array.from({ length: 8 }, () => ({ text: 'a', callback_data: 'x' }))
    await api.sendMessage(ana.id, 'x'.repeat(4096), { reply_markup: { inline_keyboard: [row] } })
    await api.sendMessage(ana.id, 'x', {
      reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'x'.repeat(64), style: 'success' }]] },
    })
    await api.sendMessage(ana.id, 'x', {
      reply_markup: { inline_keyboard: [[{ text: 'a', copy_text: { text: 'x'.repeat(256) } }]] },
    })
    expect(standIn.history(ana.id)).toHaveLength(4)
  })

  test('a person sees buttons of every kind that Klickwork uses', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    await api.sendMessage(ana.id, 'x', {
      disable_notification: true,
      reply_markup: {
        inline_keyboard: [
          [{ text: 'Yes', callback_data: 'y', style: 'success' }],
          [
            { text: 'Open', url: 'https://t.me/klickwork_bot?start=j_1' },
            { text: 'Done', disabled: {} },
          ],
          [{ text: 'Copy', copy_text: { text: 'KW-1' } }],
        ],
      },
    })
    const message = standIn.history(ana.id).at(-1)
    expect(message).toMatchObject({ from: 'bot', silent: true })
    expect(message?.keyboard).toEqual([
      [{ text: 'Yes', callbackData: 'y', style: 'success' }],
      [
        { text: 'Open', url: 'https://t.me/klickwork_bot?start=j_1' },
        { text: 'Done', disabled: true },
      ],
      [{ text: 'Copy', copyText: 'KW-1' }],
    ])
  })

  test('a time keeps its unix time and its format', async () => {
    const { api, ana } = await standInUnderTest()
    const time = { type: 'date_time', offset: 4, length: 5, unix_time: 1795000000, date_time_format: 'wDT' } as const
    const sent = await api.sendMessage(ana.id, 'bis morgen', { entities: [time] })
    expect(sent.entities).toEqual([time])
  })

  test('GET, a form and JSON are understood alike', async () => {
    const { standIn, ana } = await standInUnderTest()
    const root = `${standIn.apiRoot}/bot${standIn.token}/sendMessage`
    const markup = JSON.stringify({ inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] })
    const query = new URLSearchParams({ chat_id: String(ana.id), text: 'one', reply_markup: markup })
    await fetch(`${root}?${query.toString()}`)
    await fetch(root, { method: 'POST', body: new URLSearchParams({ chat_id: String(ana.id), text: 'two' }) })
    await post(standIn, 'SENDMESSAGE', { chat_id: String(ana.id), text: 'three' })
    expect(standIn.history(ana.id).map((message) => message.text)).toEqual(['/start', 'one', 'two', 'three'])
    expect(standIn.history(ana.id)[1]?.keyboard).toEqual([[{ text: 'a', callbackData: 'b' }]])
  })
})

describe('the door', () => {
  test('a wrong token is unauthorised, an unknown method is not found', async () => {
    const { standIn } = await standInUnderTest()
    const wrong = await fetch(`${standIn.apiRoot}/bot1:wrong/getMe`)
    expect(await wrong.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
    expect(await post(standIn, 'sendKlick', {})).toMatchObject({ error_code: 404 })
    const elsewhere = await fetch(`${standIn.apiRoot}/hello`)
    expect(await elsewhere.json()).toMatchObject({ error_code: 404, description: 'Not Found' })
  })

  test('a page on the web cannot play the bot', async () => {
    const { standIn } = await standInUnderTest()
    const response = await fetch(`${standIn.apiRoot}/bot${standIn.token}/getMe`, {
      headers: { origin: 'https://example.com' },
    })
    expect(response.status).toBe(403)
  })

  test('a body that is no JSON is refused', async () => {
    const { standIn } = await standInUnderTest()
    const response = await fetch(`${standIn.apiRoot}/bot${standIn.token}/getMe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":',
    })
    expect(await response.json()).toMatchObject({
      error_code: 400,
      description: "Bad Request: can't parse JSON object",
    })
  })

  test('a bot that logged out is told so', async () => {
    const { api } = await standInUnderTest()
    expect(await refusal(api.close())).toBe('429 Too Many Requests: retry after 600')
    await api.logOut()
    expect(await refusal(api.getMe())).toBe('400 Logged out')
  })

  test('a scripted failure happens as often as asked, to one chat, before or after its effect', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const ben = standIn.addPerson({ firstName: 'Ben' })
    standIn.start(ben.id)
    standIn.fail('sendMessage', {
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      retry_after: 7,
      chatId: ana.id,
      times: 2,
    })
    await api.sendMessage(ben.id, 'to Ben')
    expect(await post(standIn, 'sendMessage', { chat_id: ana.id, text: 'one' })).toMatchObject({
      parameters: { retry_after: 7 },
    })
    expect(await refusal(api.sendMessage(ana.id, 'two'))).toBe('429 Too Many Requests: retry after 7')
    await api.sendMessage(ana.id, 'three')
    standIn.fail('sendMessage', { error_code: 500, description: 'Internal Server Error', afterEffect: true })
    expect(await refusal(api.sendMessage(ana.id, 'four'))).toBe('500 Internal Server Error')
    expect(standIn.history(ana.id).map((message) => message.text)).toEqual(['/start', 'three', 'four'])
    expect(standIn.calls().map((called) => called.ok)).toEqual([true, false, false, true, false])
  })

  test('a burst of 20 messages to one chat is fine, then they are too many, and another chat does not suffer', async () => {
    const { api, ana, standIn } = await standInUnderTest({ limitRates: true })
    const ben = standIn.addPerson({ firstName: 'Ben' })
    standIn.start(ben.id)
    const sent = Array.from({ length: 29 }, () => post(standIn, 'sendMessage', { chat_id: ana.id, text: 'x' }))
    const answers = await Promise.all(sent)
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThanOrEqual(20)
    expect(answers.find((answer) => !answer.ok)).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    })
    await api.sendMessage(ben.id, 'still fine')
  })

  test('a burst over 30 messages to many chats is too much', async () => {
    const { standIn } = await standInUnderTest({ limitRates: true })
    const people = Array.from({ length: 200 }, (_, index) => standIn.addPerson({ firstName: `Person ${index}` }))
    for (const person of people) standIn.start(person.id)
    const answers = await Promise.all(people.map(({ id }) => post(standIn, 'sendMessage', { chat_id: id, text: 'x' })))
    expect(answers.some((answer) => answer.error_code === 429)).toBe(true)
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThanOrEqual(30)
  })

  test('only the last 2,000 calls are remembered', async () => {
    const { standIn } = await standInUnderTest()
    for (let round = 0; round < 21; round += 1) {
      await Promise.all(
        Array.from({ length: 100 }, (_, index) => post(standIn, 'getChat', { chat_id: round * 100 + index })),
      )
    }
    expect(standIn.calls()).toHaveLength(2000)
    expect(standIn.calls().at(-1)?.payload['chat_id']).toBeGreaterThanOrEqual(2000)
  })
})
