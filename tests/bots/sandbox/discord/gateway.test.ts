import { createInflate } from 'node:zlib'

import { Client, Events, GatewayIntentBits } from 'discord.js'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'

import type { DiscordStandIn } from '../../../../bots/sandbox/discord/index.ts'
import { call, clientFor, standInUnderTest } from './stand-in-under-test.ts'

describe('discord.js', () => {
  test('is ready at once, because its guild is handed over', async () => {
    const { standIn } = await standInUnderTest()
    const startedAt = performance.now()
    const client = await clientFor(standIn)
    expect(performance.now() - startedAt).toBeLessThan(5000)
    expect([...client.guilds.cache.keys()]).toEqual([standIn.guildId])
    expect(client.channels.cache.has(standIn.channelId)).toBe(true)
    expect(client.application?.id).toBe(standIn.applicationId)
    expect(standIn.sessions()).toBe(1)
  })

  test('with a privileged intent is turned away', async () => {
    const { standIn } = await standInUnderTest()
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]
    const client = new Client({ intents, rest: { api: standIn.apiRoot } })
    onTestFinished(() => client.destroy())
    const turnedAway = Promise.withResolvers<unknown>()
    client.on(Events.Error, turnedAway.resolve)
    client.login(standIn.token).catch(turnedAway.resolve)
    expect(String(await turnedAway.promise)).toContain('disallowed intents')
    expect(standIn.sessions()).toBe(0)
  })

  test.for(['close-4000', 'reconnect'] as const)('resumes after %s and gets what it missed', async (how) => {
    const { standIn, ana } = await standInUnderTest()
    const client = await clientFor(standIn)
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve))
    const received = new Promise((resolve) => client.once(Events.InteractionCreate, (use) => resolve(use.user.id)))
    await register(standIn)
    standIn.dropGateway(how)
    await vi.waitUntil(() => standIn.sessions() === 0, { timeout: 5000 })
    void standIn.command(ana.id, { name: 'menu' })
    await resumed
    expect(await received).toBe(ana.id)
  })

  test('identifies anew when its session is gone', async () => {
    const { standIn } = await standInUnderTest()
    const client = await clientFor(standIn)
    const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve))
    standIn.dropGateway('invalid-session')
    expect(standIn.sessions()).toBe(0)
    await ready
    expect(standIn.sessions()).toBe(1)
  }, 15_000)

  test('notices a connection that has fallen silent by its heartbeats', async () => {
    const { standIn } = await standInUnderTest({ heartbeatMilliseconds: 200 })
    const client = await clientFor(standIn)
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve))
    standIn.dropGateway('silent')
    await resumed
    expect(standIn.sessions()).toBe(1)
  })
})

describe('the gateway', () => {
  test('answers heartbeats and hands out a session and the guild', async () => {
    const { standIn } = await standInUnderTest()
    const socket = await connect(standIn)
    expect(await socket.next()).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } })
    socket.send({ op: 1, d: null })
    expect(await socket.next()).toMatchObject({ op: 11 })
    socket.send(identify(standIn))
    expect(await socket.next()).toMatchObject({ op: 0, t: 'READY', s: 1, d: { guilds: [{ unavailable: true }] } })
    expect(await socket.next()).toMatchObject({ op: 0, t: 'GUILD_CREATE', s: 2, d: { id: standIn.guildId } })
  })

  test('lets a second session in beside the first, and both get every event', async () => {
    const { standIn } = await standInUnderTest()
    const sockets = [await connect(standIn), await connect(standIn)]
    for (const socket of sockets) {
      socket.send(identify(standIn))
      for (const _ of ['HELLO', 'READY', 'GUILD_CREATE']) await socket.next()
    }
    expect(standIn.sessions()).toBe(2)
    standIn.inject('TYPING_START', { any: true })
    for (const socket of sockets)
      expect(await socket.next()).toMatchObject({ t: 'TYPING_START', s: 3, d: { any: true } })
    expect((await call(standIn, '/gateway/bot')).body).toMatchObject({ session_start_limit: { remaining: 998 } })
  })

  test('refuses to resume an unknown session and asks for a new one', async () => {
    const { standIn } = await standInUnderTest()
    const socket = await connect(standIn)
    await socket.next()
    socket.send({ op: 6, d: { token: standIn.token, session_id: 'gone', seq: 1 } })
    expect(await socket.next()).toMatchObject({ op: 9, d: false })
  })

  test.for<readonly [string, (standIn: DiscordStandIn) => unknown, number]>([
    ['a wrong token', (standIn) => identify(standIn, { token: 'wrong' }), 4004],
    ['a privileged intent', (standIn) => identify(standIn, { intents: 1 << 15 }), 4014],
    ['an unknown intent', (standIn) => identify(standIn, { intents: 1 << 18 }), 4013],
    ['an impossible shard', (standIn) => identify(standIn, { shard: [1, 1] }), 4010],
    ['an identify without intents', (standIn) => identify(standIn, { intents: undefined }), 4002],
    ['an unknown opcode', () => ({ op: 99, d: null }), 4001],
    ['a presence before the identify', () => ({ op: 3, d: {} }), 4003],
    ['a payload over 4096 bytes', () => ({ op: 1, d: 'x'.repeat(4096) }), 4002],
  ])('closes on %s', async ([, payload, code]) => {
    const { standIn } = await standInUnderTest()
    const socket = await connect(standIn)
    socket.send(payload(standIn))
    expect(await socket.closed).toBe(code)
  })

  test('closes on a second identify, on another version and after 120 events in a minute', async () => {
    const { standIn } = await standInUnderTest()
    const twice = await connect(standIn)
    twice.send(identify(standIn))
    twice.send(identify(standIn))
    expect(await twice.closed).toBe(4005)
    expect(await (await connect(standIn, 'v=9&encoding=json')).closed).toBe(4012)
    const fast = await connect(standIn)
    for (let count = 0; count < 121; count += 1) fast.send({ op: 1, d: null })
    expect(await fast.closed).toBe(4008)
  })

  test('speaks zlib-stream with a client that insists', async () => {
    const { standIn } = await standInUnderTest()
    const address = `${standIn.apiRoot.replace(/^http(.*)\/api$/, 'ws$1/gateway')}?v=10&encoding=json&compress=zlib-stream`
    const socket = new WebSocket(address)
    onTestFinished(() => socket.terminate())
    const inflate = createInflate()
    socket.on('message', (data: Buffer) => inflate.write(data))
    const heard = new Promise<string>((resolve) => inflate.once('data', (chunk: Buffer) => resolve(chunk.toString())))
    expect(JSON.parse(await heard)).toMatchObject({ op: 10 })
  })
})

async function register(standIn: DiscordStandIn): Promise<void> {
  const path = `/applications/${standIn.applicationId}/commands`
  await call(standIn, path, [{ name: 'menu', description: 'Menu' }], { method: 'PUT' })
}

function identify(standIn: DiscordStandIn, more: Readonly<Record<string, unknown>> = {}): unknown {
  const properties = { os: 'linux', browser: 'test', device: 'test' }
  return { op: 2, d: { token: standIn.token, properties, intents: 1, ...more } }
}

async function connect(standIn: DiscordStandIn, query = 'v=10&encoding=json') {
  const socket = new WebSocket(`${standIn.apiRoot.replace(/^http(.*)\/api$/, 'ws$1/gateway')}?${query}`)
  onTestFinished(() => socket.terminate())
  const heard: unknown[] = []
  const waiting: ((payload: unknown) => void)[] = []
  socket.on('message', (data: Buffer) => {
    const payload: unknown = JSON.parse(data.toString())
    const first = waiting.shift()
    if (first === undefined) heard.push(payload)
    else first(payload)
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  return {
    closed,
    send: (payload: unknown) => socket.send(JSON.stringify(payload)),
    next: async (): Promise<unknown> => heard.shift() ?? new Promise((resolve) => waiting.push(resolve)),
  }
}
