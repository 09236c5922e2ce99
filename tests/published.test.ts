import { describe, expect, test } from 'vitest'
import { botApi, discordApi, openApiProblems, telegramProblems } from './support/published.ts'

/** Without the folder the stories run all the same: these tests are then reported as skipped, and say so by name. */
describe.skipIf(discordApi === undefined)('every story is compared with ../shared/specs/discord-openapi.json', () => {
  const message = { allowed_mentions: { parse: [] }, flags: 32768, components: [{ type: 10, content: 'Hello' }] }
  const command = { name: 'menu', description: 'Menu', type: 1 }
  const modal = (component: object) => ({
    type: 9,
    data: { custom_id: 'x', title: 'x', components: [{ type: 18, label: 'x', component }] },
  })
  const input = { type: 4, custom_id: 'y', style: 1 }

  function problems(call: string, body?: unknown, files: readonly string[] = []): readonly string[] {
    const [method = '', address = ''] = call.split(' ')
    const [path = '', query = ''] = address.split('?')
    return openApiProblems(discordApi ?? {}, { method, route: '', path, query, body, files })
  }

  test.each([
    ['PUT /applications/1/commands', [command]],
    ['GET /applications/1/commands?with_localizations=true', undefined],
    ['POST /interactions/1/token/callback?with_response=true', { type: 4, data: message }],
    ['POST /interactions/1/token/callback', { type: 5, data: { flags: 64 } }],
    ['POST /interactions/1/token/callback', { type: 6 }],
    ['POST /interactions/1/token/callback', { type: 7, data: message }],
    ['POST /interactions/1/token/callback', { type: 8, data: { choices: [{ name: 'x', value: 'y' }] } }],
    ['POST /interactions/1/token/callback', modal(input)],
    ['POST /http-door', { type: 1 }],
    ['PATCH /webhooks/1/token/messages/@original', message],
    ['DELETE /webhooks/1/token/messages/@original', undefined],
    ['PATCH /webhooks/1/token/messages/2', message],
    ['POST /webhooks/1/token?wait=true', message],
    ['POST /users/@me/channels', { recipient_id: '2' }],
    ['POST /channels/1/messages', { ...message, nonce: 'n', enforce_nonce: true }],
    ['PATCH /channels/1/messages/2', message],
    ['GET /gateway/bot', undefined],
  ])('a right call passes: %s', (call, body) => {
    expect(problems(call, body)).toEqual([])
  })

  test('a form is its payload_json, and every file has its attachment', () => {
    const body = { content: 'Look', attachments: [{ id: '0', filename: 'a.png' }] }
    const send = 'POST /channels/1/messages'
    expect(problems(send, body, ['files[0]'])).toEqual([])
    expect(problems(send, body, ['file'])).toContain(`${send}: the part file is not known`)
    expect(problems(send, body, ['files[1]'])).toEqual([
      `${send}: no attachment is about the part files[1]`,
      `${send}: the part files[0] is missing`,
    ])
    expect(problems('PUT /applications/1/commands', [command], ['files[0]'])[0]).toMatch('it takes no files')
  })

  test.each([
    ['an unknown route', 'POST /channels/1/letters', message, 'is no route'],
    ['an unknown method', 'PUT /channels/1/messages', message, 'is no route'],
    ['an unknown parameter', 'POST /webhooks/1/token?quick=true', message, 'the parameter quick is not known'],
    ['an unknown field', 'POST /channels/1/messages', { ...message, colour: 1 }, '$.colour is not known'],
    [
      'an unknown field of a component',
      'POST /channels/1/messages',
      { ...message, components: [{ type: 10, content: 'x', style: 1 }] },
      '$.components[0].style is not known',
    ],
    ['no body', 'POST /users/@me/channels', undefined, 'its body is missing'],
    ['a body too many', 'DELETE /webhooks/1/token/messages/@original', {}, 'it has no body'],
    ['a wrong type', 'POST /channels/1/messages', { ...message, flags: 'silent' }, '$.flags is no integer,null'],
    [
      'a text that is too long',
      'POST /channels/1/messages',
      { ...message, components: [{ type: 10, content: 'x'.repeat(4001) }] },
      '$.components[0].content (its length): 4001 is over 4000',
    ],
    [
      'a nonce that is too long',
      'POST /channels/1/messages',
      { ...message, nonce: 'x'.repeat(26) },
      '$.nonce (its length): 26 is over 25',
    ],
    ['a person who is no snowflake', 'POST /users/@me/channels', { recipient_id: 'ana' }, '$.recipient_id is not ^(0'],
    [
      'a command without a description',
      'PUT /applications/1/commands',
      [{ name: 'x'.repeat(33) }],
      '$[0].name (its length): 33 is over 32',
    ],
    ['an unknown response', 'POST /interactions/1/token/callback', { type: 99 }, '$ is none of 7 possible shapes'],
    [
      'a modal with a long title',
      'POST /interactions/1/token/callback',
      { type: 9, data: { ...modal(input).data, title: 'x'.repeat(46) } },
      '$.data.title (its length): 46 is over 45',
    ],
    [
      'a field of a modal without its id',
      'POST /interactions/1/token/callback',
      modal({ type: 4, style: 1 }),
      '$.data.components[0].component.custom_id is missing',
    ],
  ])('the check finds %s', (_, call, body, problem) => {
    const found = problems(call, body)
    expect(found.join('\n')).toContain(problem)
  })
})

describe.skipIf(botApi === undefined)('every story is compared with ../shared/specs/telegram-methods-10.3', () => {
  const problems = (method: string, payload: Readonly<Record<string, unknown>>) =>
    telegramProblems(botApi ?? {}, method, payload)

  test('a right call passes', () => {
    expect(problems('sendMessage', { chat_id: 1, text: 'Hello' })).toEqual([])
  })

  test.each([
    ['a missing field', { chat_id: 1 }, 'sendMessage.text is missing'],
    ['an unknown field', { chat_id: 1, text: 'x', colour: 1 }, 'sendMessage.colour is not known'],
    ['a wrong type', { chat_id: 1, text: 5 }, 'sendMessage.text is no string'],
    ['a text that is too long', { chat_id: 1, text: 'x'.repeat(4097) }, '4097 is over 4096'],
  ])('the check finds %s', (_, payload, problem) => {
    expect(problems('sendMessage', payload).join('\n')).toContain(problem)
  })

  test('the check knows no method that Telegram does not know', () => {
    expect(() => problems('sendLetter', { chat_id: 1 })).toThrow()
  })
})
