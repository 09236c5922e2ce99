import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDoor, WEBHOOK_PATH } from '../../../bots/discord/http.ts'

const NOW = Date.parse('2026-11-24T10:00:00Z')
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const hexKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')

function door(options: { readonly isOpen?: boolean } = {}) {
  const taken: unknown[] = []
  const app = createDoor({
    publicKey: hexKey,
    interactions: { take: async (interaction) => (taken.push(interaction), false), settled: async () => undefined },
    callback: async () => undefined,
    isOpen: () => options.isOpen ?? true,
    now: () => NOW,
  })
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    app.request(WEBHOOK_PATH, { method: 'POST', body, headers })
  return { taken, post }
}

const seconds = (at: number): string => String(Math.floor(at / 1000))

function signed(body: string, timestamp = seconds(NOW), key = privateKey): Record<string, string> {
  const signature = sign(null, Buffer.from(timestamp + body), key).toString('hex')
  return { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp }
}

const ping = JSON.stringify({ type: 1, id: '1', token: 'x' })
const command = JSON.stringify({ type: 2, id: '2', token: 'y' })

describe('the door for interactions by HTTP', () => {
  test('a signed PING is answered with type 1', async () => {
    const answer = await door().post(ping, signed(ping))
    expect([answer.status, await answer.json()]).toEqual([200, { type: 1 }])
  })

  test('a signed interaction is taken', async () => {
    const { post, taken } = door()
    expect((await post(command, signed(command))).status).toBe(202)
    expect(taken).toEqual([JSON.parse(command)])
  })

  const { signature, timestamp } = { signature: signed(command)['x-signature-ed25519'] ?? '', timestamp: seconds(NOW) }
  const flipped = (at: number): string => {
    const bytes = Buffer.from(signature, 'hex')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes.toString('hex')
  }
  const other = generateKeyPairSync('ed25519').privateKey
  const mutations: readonly (readonly [string, string, Record<string, string>])[] = [
    ['no headers', command, {}],
    ['no signature', command, { 'x-signature-timestamp': timestamp }],
    ['no timestamp', command, { 'x-signature-ed25519': signature }],
    ['an empty signature', command, { 'x-signature-ed25519': '', 'x-signature-timestamp': timestamp }],
    ['the first bit of the signature', command, { ...signed(command), 'x-signature-ed25519': flipped(0) }],
    ['the middle bit of the signature', command, { ...signed(command), 'x-signature-ed25519': flipped(32) }],
    ['the last bit of the signature', command, { ...signed(command), 'x-signature-ed25519': flipped(63) }],
    ['half a signature', command, { ...signed(command), 'x-signature-ed25519': signature.slice(0, 64) }],
    ['a signature with more behind it', command, { ...signed(command), 'x-signature-ed25519': `${signature}00` }],
    ['a signature that is no hex', command, { ...signed(command), 'x-signature-ed25519': 'z'.repeat(128) }],
    ['only zeros', command, { ...signed(command), 'x-signature-ed25519': '0'.repeat(128) }],
    ['another key', command, signed(command, timestamp, other)],
    ['another body', command.replace('"2"', '"3"'), signed(command)],
    ['a body with a space more', `${command} `, signed(command)],
    ['no body', '', signed(command)],
    ['another timestamp', command, { ...signed(command), 'x-signature-timestamp': seconds(NOW + 1000) }],
    ['a timestamp with a sign', command, { ...signed(command, `+${timestamp}`) }],
    [
      'a digit moved from the timestamp to the body',
      `${timestamp.slice(-1)}${command}`,
      { ...signed(command), 'x-signature-timestamp': timestamp.slice(0, -1) },
    ],
    ['an old recording', command, signed(command, seconds(NOW - 301_000))],
    ['a recording from the future', command, signed(command, seconds(NOW + 302_000))],
    ['a timestamp in milliseconds', command, signed(command, String(NOW))],
    ['no number as timestamp', command, signed(command, 'now')],
  ]

  test.each(mutations)('%s: 401, and nothing is taken', async (_, body, headers) => {
    const { post, taken } = door()
    expect((await post(body, headers)).status).toBe(401)
    expect(taken).toEqual([])
  })

  test('no body that was not signed is taken', async () => {
    const { post, taken } = door()
    await fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        fc.pre(body !== command)
        expect((await post(body, signed(command))).status).toBe(401)
      }),
      { numRuns: 100 },
    )
    expect(taken).toEqual([])
  })

  test('what is signed and no JSON is a bad request', async () => {
    for (const body of ['', 'null', '{', 'type=1']) expect((await door().post(body, signed(body))).status).toBe(400)
  })

  test('more than a megabyte is not read', async () => {
    const body = JSON.stringify({ type: 2, words: 'x'.repeat(1024 * 1024) })
    expect((await door().post(body, signed(body))).status).toBe(413)
  })

  test('a program that ends takes nothing more in', async () => {
    const { post, taken } = door({ isOpen: false })
    expect((await post(command, signed(command))).status).toBe(503)
    expect(taken).toEqual([])
  })
})
