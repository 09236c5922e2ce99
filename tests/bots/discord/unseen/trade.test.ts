import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../support/database.ts'
import { at, fields, textAt } from './json.ts'
import { programOn, type Program } from './program.ts'
import { joins, posts } from './trade.ts'

const database = await testDatabase()

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What a stranger's server must be able to rely on, whatever was sent to it. */
function expectWellBehaved({ discord }: Program): void {
  for (const { body, path, authorization } of discord.calls) {
    if (path.includes('/interactions/') || path.includes('/webhooks/')) expect(authorization).toBeUndefined()
    const message = at(body, 'data') ?? body
    if (at(message, 'components') === undefined || at(message, 'title') !== undefined) continue
    expect(at(message, 'allowed_mentions')).toEqual({ parse: [] })
  }
  for (const { response } of discord.interactions.values()) {
    const data = fields(response?.['data'])
    if (response?.['type'] === 5) expect([{}, { flags: 64 }]).toContainEqual(data)
    if (response?.['type'] === 6) expect(data).toEqual({})
    if (response?.['type'] === 4 || response?.['type'] === 7) expect(data['allowed_mentions']).toEqual({ parse: [] })
  }
  expect(discord.calls.filter(({ status }) => status >= 400)).toEqual([])
}

describe.each(['gateway', 'http'] as const)('at a Discord that nobody has seen, by the door %s', (door) => {
  test('a job is posted, taken, handed in, approved and paid', { timeout: 60_000 }, async () => {
    const program = await programOn(database, door)
    const ana = program.person()
    const ben = program.person()
    await joins(ana, 'Aufträge vergeben')
    await posts(ana)
    await joins(ben, 'Aufträge erledigen')
    const [proposal] = await ben.proposals('jobs', 'show', 'job', 'foto')
    await ben.uses('jobs', 'show', { job: textAt(proposal, 'value') })
    await ben.presses('nehmen')
    await ben.presses('Abgeben')
    await ben.presses('Ausfüllen')
    await ben.fillsIn({ Text: 'Hier ist sie.', Bild: [{ name: 'Tasse ä.png', bytes: PICTURE }] })
    await ben.presses('Abgeben')
    expect(ben.reads()).toContain('ist abgegeben')
    await program.settle()
    expect(ana.seen().at(-1)?.isPrivate).toBe(true)
    await ana.presses('Ansehen')
    await ana.presses('📎')
    await program.settle()
    const sent = program.discord.calls.findLast(({ files }) => Object.keys(files).length > 0)
    expect(Buffer.from(sent?.files['files[0]'] ?? [])).toEqual(PICTURE)
    await ana.presses('Freigeben')
    await ana.presses('Freigeben')
    await program.settle()
    expect(ben.reads()).toContain('verdient:')
    const paths = program.discord.calls.map(({ method, path }) => `${method} ${path}`)
    expect(paths.filter((path) => path.endsWith('/commands'))).toHaveLength(1)
    // The number of a person's chat is asked for once, however often is written there.
    expect(paths.filter((path) => path.endsWith('/users/@me/channels'))).toHaveLength(2)
    expectWellBehaved(program)
    await database.assertWorld()
  })
})
