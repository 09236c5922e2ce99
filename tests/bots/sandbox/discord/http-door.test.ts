import { createPublicKey, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'

import { describe, expect, onTestFinished, test } from 'vitest'

import type { DiscordStandIn } from '../../../../bots/sandbox/discord/index.ts'
import { last, openInteraction, problem, respond, standInUnderTest, textAt } from './stand-in-under-test.ts'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Reply {
  readonly status: number
  readonly body?: unknown
}

/** A bot's endpoint that verifies as Discord asks; `reply` answers what is no PING. */
async function endpoint(standIn: DiscordStandIn, reply: (received: Received) => Reply, isCareless = false) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString() }
      const isPing = Reflect.get(Object(JSON.parse(one.body)), 'type') === 1
      if (!isPing) received.push(one)
      const right = isCareless || isSigned(standIn, one)
      const { status, body } = right ? (isPing ? { status: 200, body: { type: 1 } } : reply(one)) : { status: 401 }
      response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' })
      response.end(body === undefined ? '' : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/webhooks/discord`, received }
}

function isSigned(standIn: DiscordStandIn, { headers, body }: Received): boolean {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(standIn.publicKey, 'hex').toString('base64url') },
    format: 'jwk',
  })
  const signature = Buffer.from(String(headers['x-signature-ed25519'] ?? ''), 'hex')
  return verify(null, Buffer.from(`${String(headers['x-signature-timestamp'])}${body}`), key, signature)
}

describe('the HTTP door', () => {
  test('signs each interaction and takes the answer from the response', async () => {
    const { standIn, ana } = await standInUnderTest()
    const bot = await endpoint(standIn, () => ({ status: 200, body: { type: 4, data: { content: 'Hello' } } }))
    standIn.deliverBy({ http: bot.url })
    const open = await openInteraction(standIn, ana.id)
    expect(await open.answer).toMatchObject({ kind: 'message', message: { content: 'Hello' } })
    const [received] = bot.received
    expect(JSON.parse(received?.body ?? '')).toMatchObject({ id: open.id, type: 2, user: { id: ana.id }, locale: 'de' })
    expect(received?.headers['x-signature-timestamp']).toBe(String(Date.UTC(2026, 10, 23, 12) / 1000))
  })

  test('waits for the callback after a 202', async () => {
    const { standIn, ana } = await standInUnderTest()
    const bot = await endpoint(standIn, () => ({ status: 202 }))
    standIn.deliverBy({ http: bot.url })
    const open = await openInteraction(standIn, ana.id)
    expect((await respond(standIn, open, { type: 4, data: { content: 'By callback' } })).status).toBe(204)
    expect(await open.answer).toMatchObject({ kind: 'message', message: { content: 'By callback' } })
  })

  test('fails for the person when the answer is refused, and keeps it for the tests', async () => {
    const { standIn, ana } = await standInUnderTest()
    const bot = await endpoint(standIn, () => ({ status: 200, body: { type: 4, data: { content: '' } } }))
    standIn.deliverBy({ http: bot.url })
    const { answer } = await openInteraction(standIn, ana.id)
    expect(await answer).toMatchObject({ kind: 'failed', reason: '50006 Cannot send an empty message {}' })
    expect(standIn.calls().at(-1)).toMatchObject({ route: '/http-door', status: 400 })
  })

  test.for<readonly [string, Reply]>([
    ['a server error', { status: 500 }],
    ['a 204', { status: 204 }],
  ])('fails for the person on %s', async ([, reply]) => {
    const { standIn, ana } = await standInUnderTest()
    standIn.deliverBy({ http: (await endpoint(standIn, () => reply)).url })
    const { answer } = await openInteraction(standIn, ana.id)
    expect(await answer).toEqual({ kind: 'failed', reason: `The bot answered with status ${reply.status}.` })
  })

  test('stays closed for an endpoint that does not look at signatures', async () => {
    const { standIn, ana } = await standInUnderTest()
    const careless = await endpoint(standIn, () => ({ status: 200, body: { type: 5 } }), true)
    standIn.deliverBy({ http: careless.url })
    const reason = 'A wrong signature is answered with 200 and not with 401.'
    expect(await standIn.probeDoor()).toBe(reason)
    const { answer } = await openInteraction(standIn, ana.id)
    expect(await answer).toEqual({ kind: 'failed', reason })
    expect(careless.received).toEqual([])
  })

  test('opens once the endpoint is there', async () => {
    const { standIn, ana } = await standInUnderTest()
    standIn.deliverBy({ http: 'http://127.0.0.1:9/' })
    const { answer } = await openInteraction(standIn, ana.id)
    expect(textAt(await answer, 'reason')).toContain('cannot be reached')
    const bot = await endpoint(standIn, () => ({ status: 200, body: { type: 5, data: { flags: 64 } } }))
    standIn.deliverBy({ http: bot.url })
    expect(await standIn.probeDoor()).toBeUndefined()
    expect(await standIn.command(ana.id, { name: 'menu' })).toMatchObject({ kind: 'thinking' })
  })

  test('delivers an old interaction once more, and its second answer changes nothing', async () => {
    const { standIn, ana } = await standInUnderTest()
    const bot = await endpoint(standIn, () => ({ status: 200, body: { type: 4, data: { content: 'Hello' } } }))
    standIn.deliverBy({ http: bot.url })
    const open = await openInteraction(standIn, ana.id)
    await open.answer
    standIn.redeliver(open.id)
    await expect.poll(() => standIn.calls().at(-1)).toMatchObject({ route: '/http-door', status: 400 })
    expect(bot.received.map(({ body }) => textAt(JSON.parse(body), 'id'))).toEqual([open.id, open.id])
    expect(standIn.history(ana.id)).toHaveLength(1)
  })

  test('leaves the gateway without interactions, and back again', async () => {
    const { standIn, ana } = await standInUnderTest()
    const bot = await endpoint(standIn, () => ({ status: 200, body: { type: 5 } }))
    standIn.deliverBy({ http: bot.url })
    await (await openInteraction(standIn, ana.id)).answer
    standIn.deliverBy('gateway')
    const open = last(standIn, standIn.command(ana.id, { name: 'menu' }))
    expect(problem(await respond(standIn, open, { type: 7 }))).toBe('400 50035 type BASE_TYPE_CHOICES')
    expect(bot.received).toHaveLength(1)
  })
})
