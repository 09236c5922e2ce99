import { expect, test } from 'vitest'
import * as shop from '../../../core/shop/index.ts'
import { testDatabase } from '../../support/database.ts'
import { operator } from '../../support/people.ts'
import { earned, offered, openedShop, stocked } from '../../support/shop.ts'
import { discordWorld } from './world.ts'

const database = await testDatabase()

test('/offer pause and /offer codes propose the own offers and do their thing with the one that is chosen', async () => {
  const world = await discordWorld(database)
  const ana = world.person('Ana')
  const otto = await operator(database)
  const { owner } = await openedShop(database, otto, { platform: 'discord', externalId: ana.id })
  const cake = await offered(database, owner, { title: 'Ein Stück Kuchen' })
  await offered(database, owner, { title: 'Ein Kaffee' })
  const { owner: other } = await openedShop(database, otto)
  await offered(database, other, { title: 'Kuchen von nebenan' })

  const typed = { name: 'offer', option: 'offer', typed: 'kuchen' }
  for (const subcommand of ['pause', 'codes']) {
    const proposals = await world.discord.autocomplete(ana.id, { ...typed, subcommand })
    expect(proposals.map(({ value }) => value)).toEqual([cake.publicId])
  }
  const stateOf = async () => (await database.withTx((tx) => shop.offerById(tx, cake.id))).status
  await ana.uses('offer', 'pause', { offer: cake.publicId })
  expect([await stateOf(), ana.reads()]).toEqual(['paused', expect.stringContaining('pausiert')])
  await ana.uses('offer', 'pause', { offer: cake.publicId })
  expect(await stateOf()).toBe('live')
  await ana.uses('offer', 'codes', { offer: cake.publicId })
  expect(ana.reads()).toContain('Codes einfügen')
  await ana.uses('offer', 'pause', { offer: 'kuchen' })
  expect(ana.reads()).toContain('Ein Kaffee')
  await ana.uses('offer', 'list')
  expect(ana.reads()).toContain('Café Lindner')
})

test('a button from before, which said no price, asks for the price of today, and speaks of no other one', async () => {
  const world = await discordWorld(database)
  const ben = world.person('Ben')
  await earned(database, 2_000, { platform: 'discord', externalId: ben.id })
  const { owner } = await openedShop(database, await operator(database))
  const cake = await offered(database, owner, { title: 'Ein Stück Torte', points: 900 })
  await stocked(database, owner, cake, ['TORTE-0001'])
  await ben.uses('menu')
  const answered = async (args: string): Promise<string> => {
    await world.discord.press(ben.id, ben.last().id, `i:redeem:${cake.publicId}:${args}`, { forged: true })
    await world.bots.runner.idle()
    return ben.reads()
  }
  expect(await answered('1:500')).toMatch(/Der Preis hat sich geändert[^]*danach 1\.100/)
  expect(await answered('1')).toMatch(/^### Einlösen\?[^]*danach 1\.100/)
})
