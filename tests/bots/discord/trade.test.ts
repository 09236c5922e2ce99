import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { discordWorld, type DiscordWorld, type Player } from './world.ts'

const database = await testDatabase()

async function joins(person: Player, wants: 'Aufträge erledigen' | 'Aufträge vergeben'): Promise<void> {
  await person.uses('menu')
  await person.presses('Deutsch')
  await person.presses('Ausfüllen')
  await person.fillsIn({ Geburt: '01.01.1990' })
  await person.picks(wants)
  await person.presses('Ich stimme zu')
}

async function calm({ bots }: DiscordWorld): Promise<void> {
  do await bots.runner.idle()
  while ((await bots.sender.drain()) > 0)
}

const picture = {
  name: 'Beweis ä.png',
  mimeType: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

describe.each([
  ['gateway', 'dm'],
  ['http', 'guild'],
] as const)('by the door %s, in the %s', (door, place) => {
  test('a job is posted, taken, handed in, approved and paid', { timeout: 60_000 }, async () => {
    const world = await discordWorld(database, { door, place })
    const ana = world.person('Ana')
    const ben = world.person('Ben')
    await joins(ana, 'Aufträge vergeben')
    await ana.presses('Spielgeld')
    await ana.uses('job', 'post')
    await ana.picks('Sonstiges')
    await ana.picks('Leer beginnen')
    await ana.presses('Ausfüllen')
    await ana.fillsIn({
      Titel: 'Ein *Foto* von @everyone',
      Aufgabe: 'Fotografiere deine Lieblingstasse vor einem Fenster.',
      Ergebnis: 'Ein scharfes Bild mit der ganzen Tasse.',
      'Was abgegeben wird': ['text', 'picture'],
    })
    await ana.presses('Ausfüllen')
    await ana.fillsIn({ Belohnung: '2,50 €', Plätze: '1', Vergabe: 'claim' })
    await ana.presses('Ausfüllen')
    await ana.fillsIn({ Dauer: '10' })
    await ana.presses('veröffentlichen')
    await joins(ben, 'Aufträge erledigen')
    const typed = { name: 'jobs', subcommand: 'show', option: 'job', typed: 'foto', place }
    const [proposal] = await world.discord.autocomplete(ben.id, typed)
    await ben.uses('jobs', 'show', { job: String(proposal?.value) })
    await ben.presses('nehmen')
    await ben.presses('Abgeben')
    await ben.presses('Ausfüllen')
    await ben.fillsIn({ Text: 'Hier ist sie.', Bild: [picture] })
    await ben.presses('Abgeben')
    expect(ben.reads()).toContain('ist abgegeben')
    await calm(world)
    expect(ana.last().place).toBe('dm')
    await ana.presses('Ansehen')
    await ana.presses('📎')
    await calm(world)
    expect(ana.last().files.map(({ name }) => name)).toEqual(['Beweis_ä.png'])
    await ana.presses('Freigeben')
    await ana.presses('Freigeben')
    await calm(world)
    expect(ben.reads()).toContain('verdient:')
    await database.assertWorld()
  })
})
