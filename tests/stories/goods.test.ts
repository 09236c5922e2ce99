import { expect } from 'vitest'
import { addressPage } from '../../api/forms/address.ts'
import type { Actor } from '../support/actor.ts'
import { ADDRESS } from '../support/goods.ts'
import { fillsIn, gift, linkTo, openShop, operator } from '../support/shop-story.ts'
import { story, words, type Stage } from '../support/story.ts'
import { PIXEL } from '../bots/worst-case/pixel.ts'

const PAGES = { address: addressPage({ country: (code) => code }) }

/** Clara offers mugs; Ben has points. */
async function opened(stage: Stage) {
  const clara = await stage.client('Clara')
  const ben = await stage.worker('Ben')
  const olga = await operator(stage)
  await gift(stage, ben, 1_000)
  await openShop(stage, clara, olga)
  return { clara, ben, olga, title: stage.either('Tasse mit Linde', 'Mug with a lime tree') }
}

async function posts(stage: Stage, clara: Actor, title: string): Promise<void> {
  const { goods } = stage.say
  await clara.writes('/offer')
  await clara.presses(goods.manage.create)
  await clara.writes(title)
  await clara.writes(stage.either('Aus Steinzeug, mit der Hand gedreht.', 'Stoneware, turned by hand.'))
  await clara.writes('300')
  await clara.writes('3')
  await clara.writes('2')
}

/** Ben orders by buttons and says where it goes. */
async function orders(stage: Stage, ben: Actor, count: number): Promise<void> {
  const { goods, jobs, shop } = stage.say
  await ben.presses(jobs.menu.wallet)
  await ben.presses(shop.menuButton)
  await ben.presses('1')
  await ben.presses(goods.offer.order)
  for (let more = 1; more < count; more += 1) await ben.presses(goods.ask.more)
  await ben.presses(goods.ask.confirm(300 * count))
}
const givesAddress = async (stage: Stage, ben: Actor): Promise<void> => {
  await stage.aside(`${ben.name} opens the link and fills the form in.`, async () => {
    expect((await fillsIn(stage, linkTo(stage, ben), PAGES, { ...ADDRESS })).status).toBe(200)
  })
}

story(
  'goods',
  'an owner posts a product with a picture; a worker orders two; they are accepted, sent, and arrive; the shop is paid',
  async (stage) => {
    const { say, database } = stage
    const { goods, shop, dialog } = say
    const { clara, ben, title } = await opened(stage)
    await posts(stage, clara, title)
    await clara.presses(shop.categories.shopping)
    await clara.presses(goods.country('AT'))
    await clara.presses(dialog.done)
    await clara.sends({ name: 'tasse.png', bytes: PIXEL, as: 'photo' })
    await clara.presses(dialog.done)
    await clara.presses(goods.questions.confirm)

    await orders(stage, ben, 2)
    expect(await stage.points(ben)).toMatchObject({ earnings: 400 })
    await givesAddress(stage, ben)
    const told = goods.notices.moved.buyer.placed?.(title, 600)
    expect(told === undefined ? '' : ben.reads()).toContain(words(told ?? []))
    expect(clara.reads()).not.toContain(ADDRESS.street)

    await clara.presses(goods.show.accept)
    await clara.presses(goods.show.where)
    expect(clara.reads()).toContain(ADDRESS.street)
    await clara.presses(goods.show.ship)
    await clara.writes('DHL')
    await clara.writes('00340434161')
    expect(ben.reads()).toContain('00340434161')
    await ben.presses(goods.show.arrived)
    expect(await stage.points(clara)).toMatchObject({ earnings: 0 })
    await stage.forward('14 days 1 hour')
    expect(await stage.points(clara)).toMatchObject({ earnings: 600 })

    await stage.settle()
    const tables = await database.sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`
    for (const { name } of tables) {
      const rows = await database.sql`
        select from ${database.sql(name)} t where t::text ilike '%lindenallee%' or t::text ilike '%beispiel%'`
      expect([name, rows.length]).toEqual([name, 0])
    }
  },
  { on: 'both' },
)

story(
  'goods-nothing',
  'an order is declined with a reason, another one is not sent in time, a third has no address: the points come back',
  async (stage) => {
    const { say, either } = stage
    const { goods, shop, dialog } = say
    const { clara, ben, title } = await opened(stage)
    await stage.aside('Clara posts a product.', async () => {
      await posts(stage, clara, title)
      await clara.presses(shop.categories.shopping)
      await clara.presses(dialog.done)
      await clara.presses(dialog.skip)
      await clara.presses(goods.questions.confirm)
    })
    await stage.aside('Ben orders a piece.', () => orders(stage, ben, 1))
    await givesAddress(stage, ben)
    await clara.presses(goods.show.decline)
    const reason = either('Die letzte Tasse ist leider zerbrochen.', 'The last mug broke, sorry.')
    await clara.writes(reason)
    expect(ben.reads()).toContain(reason)
    expect(await stage.points(ben)).toMatchObject({ earnings: 1_000 })

    await stage.aside('Ben orders another piece.', async () => {
      await ben.presses(say.jobs.menu.back)
      await orders(stage, ben, 1)
    })
    await givesAddress(stage, ben)
    await clara.presses(goods.show.accept)
    await stage.forward('10 days 1 hour')
    await stage.forward('4 days')
    expect(await stage.points(ben)).toMatchObject({ earnings: 1_000 })

    await stage.aside('Ben orders a third piece.', async () => {
      await ben.presses(say.jobs.menu.back)
      await orders(stage, ben, 1)
    })
    await stage.forward('3 days 1 hour')
    expect(await stage.points(ben)).toMatchObject({ earnings: 1_000 })
    expect(await stage.moved('order-returned')).toBe(3)
  },
  { on: 'both' },
)
