import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { discordWorld, selectsIn, type DiscordWorld, type Player } from './world.ts'

const database = await testDatabase()

async function joined(world: DiscordWorld, name: string): Promise<Player> {
  const person = world.person(name)
  await person.uses('menu')
  await person.presses('Deutsch')
  await person.presses('Ausfüllen')
  await person.fillsIn({ Geburt: '01.01.1990' })
  await person.picks('Aufträge vergeben')
  await person.presses('Ich stimme zu')
  return person
}

describe('a component', () => {
  test('that nobody drew leads to the menu', async () => {
    const world = await discordWorld(database)
    const ana = await joined(world, 'Ana')
    await world.discord.press(ana.id, ana.last().id, 'i:job.publish:../../x', { forged: true })
    await world.bots.runner.idle()
    await world.discord.press(ana.id, ana.last().id, 'zzz', { forged: true })
    await world.bots.runner.idle()
    expect(ana.reads()).toContain('Diese Schaltfläche gibt es nicht mehr')
  })

  test('of another person’s dialog is of none', async () => {
    const world = await discordWorld(database)
    const [ana, ben] = [await joined(world, 'Ana'), await joined(world, 'Ben')]
    await ana.uses('job', 'post')
    const theirs = selectsIn(ana.last().components)[0]?.customId ?? ''
    await world.discord.press(ben.id, ben.last().id, theirs, { forged: true, values: ['texts'] })
    await world.bots.runner.idle()
    expect(ben.reads()).toContain('schon abgeschlossen oder abgelaufen')
    expect(ana.reads()).toContain('Worum geht es?')
    const form = await world.discord.press(ben.id, ben.last().id, theirs.replace(/^p:(.*):one:.*$/, 'f:$1'), {
      forged: true,
    })
    expect(form.kind).toBe('message')
  })

  test('of an earlier step shows where the dialog is now', async () => {
    const world = await discordWorld(database)
    const ana = await joined(world, 'Ana')
    await ana.uses('job', 'post')
    const first = selectsIn(ana.last().components)[0]?.customId ?? ''
    await ana.picks('Sonstiges')
    await world.discord.press(ana.id, ana.last().id, first, { forged: true, values: ['texts'] })
    await world.bots.runner.idle()
    expect(ana.reads()).toContain('von einem früheren Schritt')
    expect(ana.reads()).toContain('Welche Vorlage passt?')
  })

  test('pressed twenty times more does its work once', async () => {
    const world = await discordWorld(database)
    const ana = await joined(world, 'Ana')
    await ana.presses('Spielgeld')
    await ana.uses('wallet', 'deposit')
    const { id } = ana.last()
    const presses = () => world.discord.press(ana.id, id, 'i:play-money', { forged: true })
    const before = await journals()
    await Promise.all(Array.from({ length: 20 }, presses))
    await world.bots.runner.idle()
    expect(await journals()).toBe(before)
    await database.assertWorld()
  })

  async function journals(): Promise<number> {
    const [row] = await database.sql`select count(*)::int as count from journals`
    return Number(row?.['count'])
  }
})

describe('a form', () => {
  test('with a mistake is shown again with everything that was typed', async () => {
    const world = await discordWorld(database, { door: 'http', place: 'guild' })
    const ana = await joined(world, 'Ana')
    await ana.uses('job', 'post')
    await ana.picks('Sonstiges')
    await ana.picks('Leer beginnen')
    await ana.presses('Ausfüllen')
    await ana.fillsIn({
      Titel: 'Tassen',
      Aufgabe: 'Komm zu t.me/evil, dort gibt es mehr davon.',
      Ergebnis: 'Ein scharfes Bild.',
      'Was abgegeben wird': ['text'],
    })
    expect(ana.reads()).toContain('⚠️ **Aufgabe:**')
    await ana.presses('Verbessern')
    const values = ana.form().fields.map((field) => (field.kind === 'input' ? field.value : undefined))
    expect(values).toEqual(['Tassen', 'Komm zu t.me/evil, dort gibt es mehr davon.', 'Ein scharfes Bild.', undefined])
    await ana.fillsIn({
      Titel: 'Tassen',
      Aufgabe: 'Fotografiere deine liebste Tasse.',
      Ergebnis: 'Ein scharfes Bild.',
      'Was abgegeben wird': ['text'],
    })
    expect(ana.reads()).toContain('Belohnung je Platz')
  })

  test('sent when its dialog is over changes nothing', async () => {
    const world = await discordWorld(database)
    const ana = await joined(world, 'Ana')
    await ana.uses('job', 'post')
    await ana.picks('Sonstiges')
    await ana.picks('Leer beginnen')
    await ana.presses('Ausfüllen')
    const form = ana.form()
    await ana.uses('cancel')
    const text = {
      title: 'Tassen',
      brief: 'Fotografiere deine liebste Tasse.',
      result: 'Ein scharfes Bild.',
      proof: ['text'],
    }
    await world.discord.submitModal(ana.id, form.id, text)
    await world.bots.runner.idle()
    expect(
      world.discord
        .history(ana.id)
        .some(({ components }) => JSON.stringify(components).includes('schon abgeschlossen oder abgelaufen')),
    ).toBe(true)
  })
})
