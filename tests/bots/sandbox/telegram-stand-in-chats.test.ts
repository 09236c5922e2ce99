import { describe, expect, test } from 'vitest'

import { splitTypedText } from '../../../bots/sandbox/telegram/text.ts'
import { picture, post, refusal, standInUnderTest } from './stand-in-under-test.ts'

describe('people', () => {
  test('a deep link sends its payload behind the command', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    standIn.start(ana.id, 'j_abc-123')
    const [update] = await api.getUpdates({ offset: -1 })
    expect(update?.message).toMatchObject({
      text: '/start j_abc-123',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      chat: { id: ana.id, type: 'private' },
    })
    expect(() => standIn.start(ana.id, 'ä')).toThrow('1 to 64 characters')
    expect(() => standIn.start(ana.id, 'x'.repeat(65))).toThrow('1 to 64 characters')
  })

  test('the bot cannot write to a person who never pressed Start', async () => {
    const { api, standIn } = await standInUnderTest()
    const ben = standIn.addPerson({ firstName: 'Ben' })
    expect(await refusal(api.sendMessage(ben.id, 'x'))).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    )
  })

  test('a person who blocks the bot is out of reach until the person writes again', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    standIn.block(ana.id, true)
    expect(await refusal(api.sendMessage(ana.id, 'x'))).toBe('403 Forbidden: bot was blocked by the user')
    expect(await refusal(api.sendChatAction(ana.id, 'typing'))).toBe('403 Forbidden: bot was blocked by the user')
    standIn.write(ana.id, 'back again')
    await api.sendMessage(ana.id, 'welcome back')
    const updates = await api.getUpdates()
    const statuses = updates.flatMap((update) => update.my_chat_member?.new_chat_member.status ?? [])
    expect(statuses).toEqual(['kicked', 'member'])
  })

  test('a long text arrives in several messages, cut at a line or a word and never inside an emoji', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const text = `${'word '.repeat(900)}\n${'x'.repeat(5000)}`
    standIn.write(ana.id, text)
    const updates = await api.getUpdates()
    const texts = updates.slice(1).map((update) => update.message?.text ?? '')
    expect(texts.map((part) => part.length)).toEqual([4094, 4096, 1310])
    expect(texts[0]?.endsWith('word')).toBe(true)
    expect(splitTypedText(`x${'🎉'.repeat(2500)}`).map((part) => part.length)).toEqual([4095, 906])
    expect(() => standIn.write(ana.id, '  ')).toThrow('A message needs some text.')
  })

  test('who watches is told whose chat changed, until they stop watching', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const ben = standIn.addPerson({ firstName: 'Ben' })
    const seen: number[] = []
    const stop = standIn.onChange((personId) => seen.push(personId))
    standIn.write(ben.id, 'x')
    await api.sendMessage(ana.id, 'x')
    stop()
    await api.sendMessage(ana.id, 'y')
    expect(seen).toEqual([ben.id, ana.id])
  })

  test('typing is shown for five seconds or until a message', async () => {
    const { api, ana, standIn, forward } = await standInUnderTest()
    await api.sendChatAction(ana.id, 'typing')
    expect(standIn.typing(ana.id)).toBe(true)
    forward(5000)
    expect(standIn.typing(ana.id)).toBe(false)
    await api.sendChatAction(ana.id, 'upload_photo')
    await api.sendMessage(ana.id, 'x')
    expect(standIn.typing(ana.id)).toBe(false)
    expect(await post(standIn, 'sendChatAction', { chat_id: ana.id, action: 'dance' })).toMatchObject({
      description: 'Bad Request: wrong parameter action in request',
    })
  })

  test('two people never get one id, and an unknown person is named', async () => {
    const { ana, standIn } = await standInUnderTest()
    expect(standIn.addPerson({ firstName: 'Ben' }).id).not.toBe(ana.id)
    expect(() => standIn.addPerson({ firstName: 'Ben', id: ana.id })).toThrow('already')
    expect(() => standIn.history(42)).toThrow('no person with the id 42')
  })
})

describe('what Telegram finds in a text by itself', () => {
  const found = [
    ['a command', 'try /help now', [['bot_command', '/help']]],
    ['a command with the name of a bot', '/jobs@klickwork_bot', [['bot_command', '/jobs@klickwork_bot']]],
    ['no command inside a path', 'a/b and /a/b', []],
    ['a name', 'ask @klickwork_bot!', [['mention', '@klickwork_bot']]],
    ['no name that is too short', 'ask @abc', []],
    ['a tag with a letter', '#Job42 #42', [['hashtag', '#Job42']]],
    ['a currency', '$EUR and $eur', [['cashtag', '$EUR']]],
    ['an address', 'see https://example.com/a?b=1.', [['url', 'https://example.com/a?b=1']]],
    ['an address without a scheme', 'see (t.me/klickwork_bot)', [['url', 't.me/klickwork_bot']]],
    ['no address in an abbreviation', 'z.B. morgen um 18.30 Uhr, siehe main.ts', []],
    ['an e-mail address', 'to ana@example.com', [['email', 'ana@example.com']]],
  ] as const

  test.for(found)('%s', async ([, text, expected]) => {
    const { api, ana, standIn } = await standInUnderTest()
    const sent = await api.sendMessage(ana.id, text)
    standIn.write(ana.id, text)
    const shown = (sent.entities ?? []).map((one) => [one.type, text.slice(one.offset, one.offset + one.length)])
    expect(shown).toEqual(expected)
    expect(standIn.history(ana.id).at(-1)?.entities).toEqual(sent.entities ?? [])
  })

  test('nothing is found in code and in links, and bold around an address is split', async () => {
    const { api, ana } = await standInUnderTest()
    const code = { type: 'code', offset: 0, length: 5 } as const
    const link = { type: 'text_link', offset: 6, length: 5, url: 'https://example.com/' } as const
    const sent = await api.sendMessage(ana.id, '/help /jobs', { entities: [code, link] })
    expect(sent.entities).toEqual([code, link])
    const cut = await api.sendMessage(ana.id, 'go t.me/abc', { entities: [{ type: 'bold', offset: 0, length: 5 }] })
    expect(cut.entities).toEqual([
      { type: 'bold', offset: 0, length: 3 },
      { type: 'url', offset: 3, length: 8 },
      { type: 'bold', offset: 3, length: 2 },
    ])
  })

  test('direction marks and white space at the ends are dropped and entities move along', async () => {
    const { api, ana } = await standInUnderTest()
    const sent = await api.sendMessage(ana.id, '\u202e  hi\r\n\u0007Ana  ', {
      entities: [{ type: 'bold', offset: 7, length: 5 }],
    })
    expect(sent.text).toBe('hi\n Ana')
    expect(sent.entities).toEqual([{ type: 'bold', offset: 3, length: 4 }])
  })
})

describe('commands and profile', () => {
  const german = [{ command: 'jobs', description: 'Offene Aufträge finden' }]
  const english = [{ command: 'jobs', description: 'Find open jobs' }]
  const own = [{ command: 'operator', description: 'Deposits' }]

  test('a person sees the narrowest list, in the own language where there is one', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const scope = { type: 'all_private_chats' } as const
    await api.setMyCommands([{ command: 'help', description: 'Help' }])
    await api.setMyCommands(english, { scope })
    await api.setMyCommands(german, { scope, language_code: 'de' })
    expect(standIn.commands(ana.id)).toEqual(german)
    standIn.setLanguage(ana.id, 'fr')
    expect(standIn.commands(ana.id)).toEqual(english)
    await api.setMyCommands(own, { scope: { type: 'chat', chat_id: ana.id } })
    expect(standIn.commands(ana.id)).toEqual(own)
    await api.deleteMyCommands({ scope: { type: 'chat', chat_id: ana.id } })
    await api.deleteMyCommands({ scope })
    expect(standIn.commands(ana.id)).toEqual([{ command: 'help', description: 'Help' }])
    expect(await api.getMyCommands({ scope, language_code: 'de' })).toEqual(german)
  })

  const refused = [
    ['an upper-case name', { commands: [{ command: 'Jobs', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
    ['a name with a dash', { commands: [{ command: 'my-jobs', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
    ['an empty name', { commands: [{ command: '/', description: 'x' }] }, 'command must be non-empty'],
    [
      'a name of 33',
      { commands: [{ command: 'x'.repeat(33), description: 'x' }] },
      'command length must not exceed 32',
    ],
    ['no description', { commands: [{ command: 'a', description: '' }] }, 'command description must be non-empty'],
    [
      'a description of 257',
      { commands: [{ command: 'a', description: 'x'.repeat(257) }] },
      'command description length must not exceed 256',
    ],
    ['101 commands', { commands: Array(101).fill({ command: 'a', description: 'x' }) }, 'BOT_COMMANDS_TOO_MUCH'],
    ['a language of three letters', { commands: [], language_code: 'deu' }, 'invalid language code specified'],
    [
      'an unknown scope',
      { commands: [], scope: { type: 'moon' } },
      "can't parse BotCommandScope: Unsupported type specified",
    ],
    ['an unknown chat', { commands: [], scope: { type: 'chat', chat_id: 1 } }, 'chat not found'],
  ] as const

  test.for(refused)('%s is refused', async ([, payload, description]) => {
    const { standIn } = await standInUnderTest()
    expect(await post(standIn, 'setMyCommands', payload)).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${description}`,
    })
  })

  test('a member of a private chat is no scope', async () => {
    const { standIn, ana } = await standInUnderTest()
    const scope = { type: 'chat_member', chat_id: ana.id, user_id: ana.id }
    expect(await post(standIn, 'setMyCommands', { commands: [], scope })).toMatchObject({
      description: "Bad Request: can't use specified scope in private chats",
    })
  })

  test('the bot describes itself in the language of the person', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    await api.setMyDescription('Mini jobs in your chat')
    await api.setMyDescription('Minijobs in deinem Chat', { language_code: 'de' })
    await api.setMyShortDescription('Mini jobs')
    await api.setMyName('Klickwork Test')
    expect(standIn.profile(ana.id)).toEqual({
      name: 'Klickwork Test',
      description: 'Minijobs in deinem Chat',
      shortDescription: 'Mini jobs',
    })
    expect(await api.getMyDescription()).toEqual({ description: 'Mini jobs in your chat' })
    expect(await api.getMe()).toMatchObject({ username: 'klickwork_bot', first_name: 'Klickwork Test', is_bot: true })
    expect(await refusal(api.setMyDescription('x'.repeat(513)))).toContain('400 Bad Request')
  })

  test('menu button and reactions know only what Telegram knows', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    await api.setChatMenuButton({ menu_button: { type: 'commands' } })
    expect(await api.getChatMenuButton({ chat_id: ana.id })).toEqual({ type: 'commands' })
    expect(await post(standIn, 'setChatMenuButton', { menu_button: { type: 'lever' } })).toMatchObject({
      error_code: 400,
    })
    await api.setMessageReaction(ana.id, 1, [{ type: 'emoji', emoji: '🎉' }])
    const payload = { chat_id: ana.id, message_id: 1, reaction: [{ type: 'emoji', emoji: '🧮' }] }
    expect(await post(standIn, 'setMessageReaction', payload)).toMatchObject({
      description: 'Bad Request: REACTION_INVALID',
    })
  })
})

test('a restart keeps people, chats, files, commands, and updates that nobody has fetched', async () => {
  const { api, ana, standIn } = await standInUnderTest()
  await api.setMyCommands([{ command: 'jobs', description: 'Jobs' }])
  await api.sendMessage(ana.id, 'before', { reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'g' }]] } })
  standIn.sendFile(ana.id, { as: 'document', name: 'a.png', mimeType: 'image/png', bytes: picture(3, 4) })
  const saved = JSON.parse(JSON.stringify(standIn.save()))
  const history = standIn.history(ana.id)
  const waiting = standIn.updates()

  const after = await standInUnderTest({ saved })
  expect(after.standIn.people()).toEqual(standIn.people())
  expect(after.standIn.history(ana.id)).toEqual(history)
  expect(after.standIn.commands(ana.id)).toEqual([{ command: 'jobs', description: 'Jobs' }])
  expect(after.standIn.updates()).toEqual(waiting)
  expect(after.standIn.file(history.at(-1)?.file?.fileId ?? '')?.bytes).toEqual(picture(3, 4))
  const next = await after.api.sendMessage(ana.id, 'after')
  expect(next.message_id).toBe((history.at(-1)?.messageId ?? 0) + 1)
})
