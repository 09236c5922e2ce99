import { describe, expect, test } from 'vitest'
import * as members from '../../../../core/members/index.ts'
import * as notices from '../../../../core/notices/index.ts'
import { testDatabase } from '../../../support/database.ts'
import { textAt } from './json.ts'
import { until, type Player } from './player.ts'
import { programOn, type Door, type Program } from './program.ts'
import { openUnseenDiscord, type UnseenDiscord } from './server.ts'
import { joins, posts } from './trade.ts'

const database = await testDatabase()
await database.setClock('2026-11-24T10:00:00+01:00')

const CALLBACK = /^POST .*\/interactions\/.*\/callback$/
const SEND = /^POST .*\/channels\/\d+\/messages$/
const heard = ({ calls }: UnseenDiscord, call: RegExp) =>
  calls.filter(({ method, path }) => call.test(`${method} ${path}`))
const status = (discord: UnseenDiscord, call: RegExp) => heard(discord, call).map((one) => one.status)

/** Somebody uses /menu; nothing is waited for. */
async function menu(program: Program, person: Player, headers?: Record<string, string>) {
  const { payload, opened } = person.interaction(2, { id: '1', name: 'menu', type: 1 })
  return { payload, opened, status: await program.bring(payload, opened, headers) }
}

const DOORS: readonly Door[] = ['gateway', 'http']

describe.each(DOORS)('interactions by the door %s', (door) => {
  test('that are brought five times at once are answered once', async () => {
    const program = await programOn(database, door)
    const mia = program.person()
    const { payload, opened } = mia.interaction(2, { id: '1', name: 'menu', type: 1 })
    await Promise.all(Array.from({ length: 5 }, () => program.bring(payload, opened)))
    await until(() => mia.seen().length > 0)
    await program.settle()
    await program.bring(payload, opened)
    await program.settle()
    expect(mia.seen()).toHaveLength(1)
    expect(program.discord.calls.filter((call) => call.status >= 400)).toEqual([])
  })

  test('whose token is over (50027) are answered in private', async () => {
    const program = await programOn(database, door)
    const mia = program.person()
    const locked = await database.sql.reserve()
    await locked`begin`
    await locked`lock table inbox, identities, members, dialogs in access exclusive mode`
    const bringing = menu(program, mia)
    await until(
      () =>
        mia.seen().length > 0 || [...program.discord.interactions.values()].some((one) => one.response?.['type'] === 5),
    )
    for (const one of program.discord.interactions.values()) one.isExpired = true
    await locked`rollback`
    locked.release()
    await bringing
    await until(() => heard(program.discord, SEND).length > 0)
    expect(mia.seen().at(-1)).toMatchObject({ isPrivate: true, isEphemeral: false })
    expect(mia.reads()).toContain('Klickwork')
  })

  test('are acknowledged within 3 s by a slow database, with no flag but EPHEMERAL', async () => {
    const program = await programOn(database, door)
    const people = [program.person('guild'), program.person('dm')]
    const locked = await database.sql.reserve()
    await locked`begin`
    await locked`lock table inbox, identities, members, dialogs in access exclusive mode`
    const begun = performance.now()
    const acts = people.map((person) => person.uses('menu'))
    await until(() => [...program.discord.interactions.values()].every(({ response }) => response !== undefined))
    const took = performance.now() - begun
    await locked`rollback`
    locked.release()
    const opened = await Promise.all(acts)
    expect(took).toBeLessThan(2800)
    expect(opened.map(({ response }) => response)).toEqual([{ type: 5, data: { flags: 64 } }, { type: 5 }])
    for (const person of people) expect(person.seen()).toMatchObject([{ body: { flags: 32_768 } }])
  })

  test('that come without an answer to the callback (204) are carried on', async () => {
    const program = await programOn(database, door)
    const mia = program.person()
    program.discord.answerNext(CALLBACK, { status: 204, isDone: true, headers: { 'content-type': 'application/json' } })
    await mia.uses('menu')
    await mia.presses('Deutsch')
    expect(mia.seen()).toHaveLength(1)
    expect(program.discord.calls.filter((call) => call.status >= 400)).toEqual([])
  })
})

test('an interaction that is unknown by now (10062) is answered in private', async () => {
  const program = await programOn(database, 'gateway')
  const mia = program.person()
  program.discord.answerNext(CALLBACK, { status: 404, body: { code: 10_062, message: 'Unknown interaction' } })
  await menu(program, mia)
  await until(() => mia.seen().length > 0)
  expect(mia.seen()).toMatchObject([
    { isPrivate: true, body: { enforce_nonce: true, allowed_mentions: { parse: [] } } },
  ])
  expect(status(program.discord, CALLBACK)).toEqual([404])
})

test('an interaction that somebody else has announced (40060), as a process that died, is answered there', async () => {
  const program = await programOn(database, 'gateway')
  const mia = program.person()
  const { payload, opened } = mia.interaction(2, { id: '1', name: 'menu', type: 1 })
  program.discord.answerTo(opened, { type: 5 })
  await program.bring(payload, opened)
  await until(() => mia.reads().includes('Klickwork'))
  expect(mia.seen()).toHaveLength(1)
  expect(status(program.discord, CALLBACK)).toEqual([400])
})

test('a forged or an old request by HTTP is refused, and nothing of it is taken', async () => {
  const program = await programOn(database, 'http')
  const mia = program.person()
  const other = await openUnseenDiscord()
  const { payload, opened } = mia.interaction(2, { id: '1', name: 'menu', type: 1 })
  const body = JSON.stringify(payload)
  const old = String(Math.floor(Date.now() / 1000) - 301)
  const { discord } = program
  for (const headers of [
    {},
    other.signed(body),
    discord.signed(`${body} `),
    discord.signed(body, old),
    { ...discord.signed(body, old), 'x-signature-timestamp': String(Math.floor(Date.now() / 1000)) },
  ]) {
    expect(await program.bring(payload, opened, headers)).toBe(401)
  }
  await program.settle()
  expect(mia.seen()).toEqual([])
  expect(await database.sql`select from inbox where external_id = ${opened.id}`).toHaveLength(0)
  expect((await mia.uses('menu')).response).toMatchObject({ type: 4 })
})

test('commands are told to Discord once, and again only when they differ', async () => {
  const first = await programOn(database, 'http')
  const { discord } = first
  const PUT = /^PUT .*\/commands$/
  await until(() => heard(discord, PUT).length === 1)
  await first.bots.stop()
  const second = await programOn(database, 'http', { discord })
  await second.bots.stop()
  expect(heard(discord, PUT)).toHaveLength(1)
  await database.sql`update settings set value = '{"commands":"another"}' where key like ${`discord.commands.${discord.applicationId}%`}`
  const third = await programOn(database, 'http', { discord })
  await third.bots.stop()
  expect(heard(discord, PUT)).toHaveLength(2)
})

describe('notices', () => {
  /** Ana has posted a job that Ben has taken: she is told. `tell` tells her so once more. */
  async function told() {
    const program = await programOn(database, 'gateway', { silent: true })
    const [ana, ben] = [program.person('guild'), program.person('guild')]
    await joins(ana, 'Aufträge vergeben')
    await posts(ana)
    await joins(ben, 'Aufträge erledigen')
    const [proposal] = await ben.proposals('jobs', 'show', 'job', 'foto')
    await ben.uses('jobs', 'show', { job: textAt(proposal, 'value') })
    await ben.presses('nehmen')
    let times = 0
    const tell = () =>
      database.withTx(async (tx) => {
        const member = await members.ofIdentity(tx, 'discord', ana.id)
        const [row] = await database.sql<{ assignment: string }[]>`
          select data->>'assignment' as assignment from notices
          where member_id = ${member?.id ?? ''} and kind = 'assignment.claimed' limit 1`
        times += 1
        const data = { assignment: row?.assignment ?? '' }
        const dedupeKey = `${ana.id}:${times}`
        await notices.tell(tx, member?.id ?? '', { kind: 'assignment.claimed', data, dedupeKey })
      })
    return { program, discord: program.discord, ana, ben, tell }
  }

  test('to closed messages (50007) are tried twice at most, and wait in the menu', async () => {
    const { program, discord, ana, tell } = await told()
    discord.closedTo.add(ana.id)
    for (let time = 0; time < 4; time += 1) {
      await tell()
      await program.settle()
      await ana.uses('menu')
    }
    expect(status(discord, SEND).filter((one) => one === 403).length).toBeLessThanOrEqual(2)
    const labels = JSON.stringify(ana.seen().at(-1)?.body)
    expect(labels).toContain('5 neue Nachrichten')
    await ana.presses('neue Nachrichten')
    expect(ana.reads()).toContain('Das konnte ich dir nicht schicken')
  })

  test('wait as long as Discord asks (429), and nobody else waits with them', async () => {
    const { program, discord, ana, ben } = await told()
    const body = { message: 'You are being rate limited.', retry_after: 300, global: false }
    const headers = {
      'retry-after': '300',
      'x-ratelimit-scope': 'user',
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': '300',
    }
    discord.answerNext(new RegExp(`^POST .*/channels/${ana.id}/messages$`), { status: 429, body, headers })
    await program.settle()
    expect(status(discord, SEND)).toEqual([429])
    const surface = program.bots.discord?.noticeSurface
    const card = { blocks: [], rows: [] }
    const reply = { is: 'card', card, key: 'x' } as const
    expect(await surface?.deliver(`dm:${ben.id}`, reply)).toMatchObject({ is: 'sent' })
    const later = await surface?.deliver(`dm:${ana.id}`, reply)
    expect(later).toMatchObject({ is: 'later' })
    expect(status(discord, SEND)).toEqual([429, 200])
    const [row] = await database.sql<{ seconds: number }[]>`
      select extract(epoch from next_at - moment())::int as seconds from notices
      join identities on identities.member_id = notices.member_id where external_id = ${ana.id} and status = 'waiting'`
    expect(row?.seconds).toBeGreaterThanOrEqual(295)
  })

  test('of which Discord loses the answer arrive once: their nonce is enforced', async () => {
    const { program, discord, ana } = await told()
    const toAna = new RegExp(`^POST .*/channels/${ana.id}/messages$`)
    discord.answerNext(toAna, { status: 502, isDone: true })
    await program.settle()
    await database.sql`update notices set next_at = now() - interval '1 second' where status = 'waiting'`
    await program.settle()
    expect(status(discord, toAna)).toEqual([502, 200])
    const inPrivate = ana.seen().filter(({ isPrivate }) => isPrivate)
    expect(inPrivate).toMatchObject([{ body: { enforce_nonce: true, allowed_mentions: { parse: [] } } }])
    expect(String(inPrivate[0]?.body['nonce']).length).toBeLessThanOrEqual(25)
  })
})

describe('the gateway', () => {
  const opened = async (heartbeat?: number, before?: (discord: UnseenDiscord) => void) => {
    const discord = await openUnseenDiscord(heartbeat)
    before?.(discord)
    const program = await programOn(database, 'gateway', { discord, silent: true })
    const ops = () => discord.gateway.heard.map(({ op }) => op)
    return { discord, program, ops, mia: program.person() }
  }
  const isBack = (discord: UnseenDiscord) => until(() => discord.gateway.connections() > 0, 'the connection')

  test('is kept with heartbeats, also when it asks for one', async () => {
    const { discord, ops } = await opened(150)
    await until(() => ops().filter((op) => op === 1).length >= 3)
    const before = ops().filter((op) => op === 1).length
    discord.gateway.order(1, null)
    await until(() => ops().filter((op) => op === 1).length > before)
    expect(ops().filter((op) => op === 2)).toHaveLength(1)
  })

  test.each(['RECONNECT', 'a torn connection'])('is resumed after %s, and brings what was missed', async (how) => {
    const { discord, program, ops, mia } = await opened()
    if (how === 'RECONNECT') discord.gateway.order(7, null)
    else discord.gateway.tear()
    await until(() => discord.gateway.connections() === 0)
    await menu(program, mia)
    await until(() => mia.seen().length > 0)
    await isBack(discord)
    expect(ops().filter((op) => op === 2)).toHaveLength(1)
    expect(discord.gateway.heard.find(({ op }) => op === 6)?.d).toMatchObject({ session_id: 'session-1' })
  })

  test('is begun anew after INVALID_SESSION', { timeout: 20_000 }, async () => {
    const { discord, ops, mia } = await opened()
    discord.gateway.order(9, false)
    await until(() => ops().filter((op) => op === 2).length === 2)
    await isBack(discord)
    await mia.uses('menu')
    expect(mia.seen()).toHaveLength(1)
  })

  test('is tried again when a proxy says that it is away, at the start and later', { timeout: 30_000 }, async () => {
    const { discord, mia } = await opened(undefined, ({ gateway }) => gateway.turnAway(502, 1))
    await mia.uses('menu')
    discord.gateway.turnAway(503, 1)
    discord.gateway.tear()
    await until(() => discord.gateway.connections() === 0)
    await isBack(discord)
    await mia.uses('help')
    expect(mia.seen()).toHaveLength(2)
  })
})
