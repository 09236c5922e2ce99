import { Api } from 'grammy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { go } from '../../../bots/dialog/card.ts'
import type { Card } from '../../../bots/dialog/card.ts'
import type { MessageRef } from '../../../bots/dialog/incoming.ts'
import type { Deliverable } from '../../../bots/dialog/reply.ts'
import type { Surface } from '../../../bots/dialog/surface.ts'
import { plain } from '../../../bots/dialog/text.ts'
import { startStandIn } from '../../../bots/sandbox/telegram/index.ts'
import type { StandIn } from '../../../bots/sandbox/telegram/index.ts'
import { createSurface } from '../../../bots/telegram/deliver.ts'
import { Refusal } from '../../../core/shared/refusal.ts'

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const files = new Map<string, Uint8Array>([
  ['picture', PNG],
  ['text', Buffer.from('hello')],
  ['large', new Uint8Array(10 * 1024 * 1024 + 1)],
])

let telegram: StandIn
let surface: Surface
beforeAll(async () => {
  telegram = await startStandIn({ limitRates: false })
  surface = surfaceOf(telegram.apiRoot)
})
afterAll(() => telegram.close())

function surfaceOf(apiRoot: string): Surface {
  const { token } = telegram
  const readFile = async (fileId: string): Promise<Uint8Array> => {
    const bytes = files.get(fileId)
    if (bytes === undefined) throw new Refusal('file.unknown', {})
    return bytes
  }
  return createSurface({ api: new Api(token, { apiRoot }), apiRoot, token, readFile })
}

/** Somebody who has pressed Start. */
function somebody(): { readonly id: number; readonly place: string } {
  const { id } = telegram.addPerson({ firstName: 'Mia' })
  telegram.start(id)
  return { id, place: String(id) }
}
const card = (words: string, rows: Card['rows'] = [[go('Menü', 'menu')]]): Card => ({
  blocks: [{ is: 'lines', lines: [plain(words)] }],
  rows,
})
const shows = (words: string, edit?: MessageRef): Deliverable =>
  edit === undefined ? { is: 'card', card: card(words) } : { is: 'card', card: card(words), edit }
const shown = (id: number) => telegram.history(id).filter(({ from }) => from === 'bot')

async function sentTo(place: string, words: string): Promise<MessageRef> {
  const delivered = await surface.deliver(place, shows(words))
  if (delivered.is !== 'sent' || delivered.message === undefined) throw new Error(`not sent: ${delivered.is}`)
  return delivered.message
}

describe('a reply', () => {
  test('is a new message, and an edit of it when there is one', async () => {
    const { id, place } = somebody()
    const message = await sentTo(place, 'eins')
    expect(message).toEqual({ platform: 'telegram', place, message: String(shown(id)[0]?.messageId) })
    expect(await surface.deliver(place, shows('zwei', message))).toEqual({ is: 'sent', message })
    expect(shown(id).map(({ text }) => text)).toEqual(['zwei'])
  })

  test('that changes nothing is a success', async () => {
    const { place } = somebody()
    const message = await sentTo(place, 'eins')
    expect(await surface.deliver(place, shows('eins', message))).toEqual({ is: 'sent', message })
  })

  test('whose message was deleted is a new message', async () => {
    const { id, place } = somebody()
    const message = await sentTo(place, 'eins')
    await new Api(telegram.token, { apiRoot: telegram.apiRoot }).deleteMessage(place, Number(message.message))
    const delivered = await surface.deliver(place, shows('zwei', message))
    expect(delivered).toMatchObject({ is: 'sent' })
    expect(shown(id).map(({ text }) => text)).toEqual(['zwei'])
  })

  test.each([
    "Bad Request: message can't be edited",
    'Bad Request: MESSAGE_ID_INVALID',
    'Bad Request: there is no text in the message to edit',
  ])('whose message cannot be edited is a new message: %s', async (description) => {
    const { id, place } = somebody()
    const message = await sentTo(place, 'eins')
    telegram.fail('editMessageText', { error_code: 400, description, chatId: id })
    expect(await surface.deliver(place, shows('zwei', message))).toMatchObject({ is: 'sent' })
    expect(shown(id).map(({ text }) => text)).toEqual(['eins', 'zwei'])
  })

  test('to an edit of another platform or place is a new message', async () => {
    const { id, place } = somebody()
    await surface.deliver(place, shows('eins', { platform: 'discord', place, message: '1' }))
    await surface.deliver(place, shows('zwei', { platform: 'telegram', place: '1', message: '1' }))
    await surface.deliver(place, shows('drei', { platform: 'telegram', place, message: 'x' }))
    expect(shown(id).map(({ text }) => text)).toEqual(['eins', 'zwei', 'drei'])
  })

  test('without buttons takes them off when it is an edit', async () => {
    const { id, place } = somebody()
    const message = await sentTo(place, 'eins')
    await surface.deliver(place, { is: 'card', card: card('vorbei', []), edit: message })
    expect(shown(id)[0]?.keyboard ?? []).toEqual([])
  })

  test('that is silent makes no sound', async () => {
    const { id, place } = somebody()
    await surface.deliver(place, { is: 'card', card: card('leise'), silent: true })
    await surface.deliver(place, { is: 'card', card: card('laut') })
    expect(shown(id).map(({ silent }) => silent)).toEqual([true, false])
  })

  test('that settles an old message takes its buttons off, and is content when there are none', async () => {
    const { id, place } = somebody()
    const message = await sentTo(place, 'eins')
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await surface.deliver(place, { is: 'settle', edit: message })).toEqual({ is: 'sent', message })
    }
    expect(shown(id)[0]?.keyboard ?? []).toEqual([])
    const gone = { platform: 'telegram', place, message: '99999' }
    expect(await surface.deliver(place, { is: 'settle', edit: gone })).toEqual({ is: 'sent', message: gone })
  })
})

describe('a file', () => {
  const file = (fileId: string, name: string, picture: boolean): Deliverable => ({
    is: 'file',
    fileId,
    name,
    picture,
    caption: 'Von @mia',
  })

  test('that is a picture is shown as one, with its caption defused', async () => {
    const { id, place } = somebody()
    expect(await surface.deliver(place, file('picture', 'logo.png', true))).toMatchObject({ is: 'sent' })
    expect(shown(id)[0]).toMatchObject({ file: { as: 'photo' }, caption: 'Von @\u2060mia', entities: [] })
  })

  test('that is no picture is a document, under its own name', async () => {
    const { id, place } = somebody()
    await surface.deliver(place, file('text', 'Übersicht "neu"/2 (1).txt', false))
    expect(shown(id)[0]?.file).toMatchObject({ as: 'document', name: 'Übersicht _neu_2 (1).txt', size: 5 })
  })

  test('that Telegram refuses as a picture is a document', async () => {
    const { id, place } = somebody()
    const description = 'Bad Request: PHOTO_INVALID_DIMENSIONS'
    telegram.fail('sendPhoto', { error_code: 400, description, chatId: id })
    await surface.deliver(place, file('picture', 'logo.png', true))
    expect(shown(id)[0]?.file?.as).toBe('document')
  })

  test('that was made for the moment is sent as it is, and protected when it is secret', async () => {
    const { id, place } = somebody()
    const made = { is: 'document', bytes: PNG, name: 'qr.png', picture: true, caption: '' } as const
    await surface.deliver(place, made)
    await surface.deliver(place, { ...made, secret: true })
    const sent = telegram.calls().filter(({ method }) => method === 'sendPhoto')
    expect(sent.slice(-2).map(({ payload }) => payload['protect_content'])).toEqual([undefined, 'true'])
    expect(shown(id)[0]?.file).toMatchObject({ as: 'photo', size: PNG.byteLength })
  })

  test('over 10 MB is a document even if it is a picture', async () => {
    const { id, place } = somebody()
    await surface.deliver(place, file('large', 'poster.png', true))
    expect(shown(id)[0]?.file).toMatchObject({ as: 'document', name: 'poster.png' })
  })

  test('that is gone from our storage cannot be sent', async () => {
    const { place } = somebody()
    const delivered = await surface.deliver(place, file('lost', 'x.txt', false))
    expect(delivered).toEqual({ is: 'impossible', reason: 'file.unknown' })
  })
})

describe('what can go wrong', () => {
  test('a person who blocked the bot, never started it, or is gone, is a closed chat', async () => {
    const { id, place } = somebody()
    telegram.block(id, true)
    expect(await surface.deliver(place, shows('x'))).toEqual({ is: 'closed' })
    expect(await surface.deliver('4242424242', shows('x'))).toEqual({ is: 'closed' })
    const stranger = telegram.addPerson({ firstName: 'Ben' })
    expect(await surface.deliver(String(stranger.id), shows('x'))).toEqual({ is: 'closed' })
  })

  test.each([
    [403, 'Forbidden: user is deactivated'],
    [403, "Forbidden: bot can't initiate conversation with a user"],
    [400, 'Bad Request: USER_IS_BLOCKED'],
    [400, 'Bad Request: chat not found'],
    [400, 'Bad Request: PEER_ID_INVALID'],
    [400, 'Bad Request: INPUT_USER_DEACTIVATED'],
  ])('%i %s is a closed chat', async (error_code, description) => {
    const { id, place } = somebody()
    telegram.fail('sendMessage', { error_code, description, chatId: id })
    expect(await surface.deliver(place, shows('x'))).toEqual({ is: 'closed' })
  })

  test.each([
    [500, 'Internal Server Error'],
    [502, 'Bad Gateway'],
    [401, 'Unauthorized'],
  ])('%i %s is tried again later', async (error_code, description) => {
    const { id, place } = somebody()
    telegram.fail('sendMessage', { error_code, description, chatId: id })
    expect(await surface.deliver(place, shows('x'))).toMatchObject({ is: 'later' })
  })

  test('a request that Telegram does not understand is a bug of ours, said without the token', async () => {
    const { id, place } = somebody()
    const description = `Bad Request: BUTTON_DATA_INVALID ${telegram.apiRoot}/bot${telegram.token}/sendMessage`
    telegram.fail('sendMessage', { error_code: 400, description, chatId: id })
    const delivered = await surface.deliver(place, shows('x'))
    expect(delivered).toMatchObject({ is: 'impossible' })
    expect(JSON.stringify(delivered)).toContain('BUTTON_DATA_INVALID')
    expect(JSON.stringify(delivered)).not.toContain(telegram.token)
  })

  test('a card that cannot be drawn is a bug of ours, and nothing is sent', async () => {
    const { id, place } = somebody()
    const rows = [[go('x', 'menu', 'a'.repeat(80))]]
    const delivered = await surface.deliver(place, { is: 'card', card: card('x', rows) })
    expect(delivered).toMatchObject({ is: 'impossible' })
    expect(shown(id)).toEqual([])
  })

  test('a server that is away is tried again later', async () => {
    const { place } = somebody()
    const away = surfaceOf('http://127.0.0.1:9')
    expect(await away.deliver(place, shows('x'))).toEqual({ is: 'later', retryAfterSeconds: 3 })
  })

  test('a chat that must rest for 300 seconds is left alone, and no other chat waits for it', async () => {
    const tired = somebody()
    const other = somebody()
    telegram.fail('sendMessage', {
      error_code: 429,
      description: 'Too Many Requests: retry after 300',
      retry_after: 300,
      chatId: tired.id,
    })
    expect(await surface.deliver(tired.place, shows('x'))).toEqual({ is: 'later', retryAfterSeconds: 300 })
    const before = telegram.calls().length
    const again = await surface.deliver(tired.place, shows('x'))
    expect(again).toMatchObject({ is: 'later' })
    expect(again.is === 'later' && again.retryAfterSeconds).toBeGreaterThan(298)
    expect(telegram.calls().length).toBe(before)
    expect(await surface.deliver(other.place, shows('y'))).toMatchObject({ is: 'sent' })
  })
})
