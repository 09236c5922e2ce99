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

async function posts(stage: Stage, clara: Actor, title: string, stock: number): Promise<void> {
  const { goods } = stage.say
  await clara.writes('/offer')
  await clara.presses(goods.manage.create)
  await clara.writes(title)
  await clara.writes(stage.either('Aus Steinzeug, mit der Hand gedreht.', 'Stoneware, turned by hand.'))
  await clara.writes('300')
  await clara.writes(String(stock))
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
    await posts(stage, clara, title, 3)
    await clara.presses(shop.categories.shopping)
    await clara.presses(goods.country('AT'))
    await clara.presses(dialog.done)
    await clara.sends({ name: 'tasse.png', bytes: PIXEL, as: 'photo' })
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

/** A product that stands on the shelf; the other story tells how it comes there. */
async function posted(stage: Stage) {
  const people = await opened(stage)
  const { goods, shop, dialog } = stage.say
  await stage.aside('Clara posts a product.', async () => {
    await posts(stage, people.clara, people.title, 30)
    await people.clara.presses(shop.categories.shopping)
    await people.clara.presses(dialog.done)
    await people.clara.presses(dialog.skip)
    await people.clara.presses(goods.questions.confirm)
  })
  return people
}

story(
  'goods-declined',
  'an order is declined with a reason, and another one gets no address: the points come back',
  async (stage) => {
    const { say, either } = stage
    const { clara, ben } = await posted(stage)
    await stage.aside('Ben orders a piece.', () => orders(stage, ben, 1))
    await givesAddress(stage, ben)
    await clara.presses(say.goods.show.decline)
    const reason = either('Die letzte Tasse ist leider zerbrochen.', 'The last mug broke, sorry.')
    await clara.writes(reason)
    expect(ben.reads()).toContain(reason)
    expect(await stage.points(ben)).toMatchObject({ earnings: 1_000 })
    await stage.aside('Ben orders another piece.', async () => {
      await ben.presses(say.jobs.menu.back)
      await orders(stage, ben, 1)
    })
    await stage.forward('3 days 1 hour')
    expect(await stage.points(ben)).toMatchObject({ earnings: 1_000 })
    expect(await stage.moved('order-returned')).toBe(2)
  },
  { on: 'both' },
)

story(
  'goods-not-sent',
  'an order is accepted and never sent: both are reminded, then the points come back',
  async (stage) => {
    const { clara, ben } = await posted(stage)
    await stage.aside('Ben orders a piece.', () => orders(stage, ben, 1))
    await givesAddress(stage, ben)
    await clara.presses(stage.say.goods.show.accept)
    await stage.forward('10 days 1 hour')
    await stage.forward('4 days')
    expect(await stage.points(ben)).toMatchObject({ earnings: 1_000 })
    expect(await stage.moved('order-returned')).toBe(1)
  },
  { on: 'both' },
)

story(
  'complaint',
  'a parcel came broken: the shop disagrees, an operator sends the points back',
  async (stage) => {
    const { say, either } = stage
    const words = say.complaints
    const { clara, ben, olga } = await posted(stage)
    await stage.aside('Ben orders a piece, and it arrives.', async () => {
      await orders(stage, ben, 1)
      expect((await fillsIn(stage, linkTo(stage, ben), PAGES, { ...ADDRESS })).status).toBe(200)
      await clara.presses(say.goods.show.accept)
      await clara.presses(say.goods.show.ship)
      await clara.writes('DHL')
      await clara.writes('00340434161')
      await ben.presses(say.goods.show.arrived)
    })
    await ben.presses(words.button)
    await ben.presses(words.abouts.broken)
    await ben.writes(
      either('Der Henkel war ab, als ich das Paket aufgemacht habe.', 'The handle was off when I opened it.'),
    )
    await ben.presses(words.questions.confirm)
    await clara.presses(words.show.respond)
    await clara.presses(words.questions.answers.disagree)
    await clara.writes(
      either('Ich habe sie heil und gut gepolstert verschickt.', 'It was whole and well padded when I sent it.'),
    )
    await clara.presses(words.questions.answerConfirm)
    await olga.presses(say.moderation.notices.look)
    await olga.presses(words.show.decide)
    await olga.presses(words.questions.decisions.refund)
    await olga.writes(either('Auf dem Bild ist der Bruch zu sehen.', 'The picture shows the break.'))
    await olga.presses(words.questions.decideConfirm)
    expect(await stage.points(ben)).toMatchObject({ earnings: 1_000 })
    expect(await stage.points(clara)).toMatchObject({ earnings: 0 })
  },
  { on: 'both' },
)

story(
  'complaint-code',
  'a code does not work: the shop sends another one, and the first is void',
  async (stage) => {
    const { say, either } = stage
    const { shop, complaints } = say
    const { clara, ben } = await opened(stage)
    await stage.aside('Clara offers a voucher with two codes.', async () => {
      await clara.writes('/offer')
      await clara.presses(shop.mine.create)
      for (const answer of ['5 € im Café Lindner', '500', '5 €', '2', '2027-01-31']) await clara.writes(answer)
      await clara.presses(shop.categories.food)
      await clara.presses(say.pool.kinds.single)
      await clara.presses(say.dialog.skip)
      await clara.presses(shop.questions.offerConfirm)
      await clara.presses(shop.manage.paste)
      await clara.writes('LINDNER-0001\nLINDNER-0002')
      await clara.presses(shop.codes.commit(2))
    })
    await stage.aside('Ben redeems it and sees the code.', async () => {
      await ben.presses(say.jobs.menu.wallet)
      await ben.presses(shop.menuButton)
      await ben.presses('1')
      await ben.presses(shop.offer.redeem(500))
      await ben.presses(shop.offer.confirm(500))
      await ben.presses(shop.vouchers.reveal)
    })
    await ben.presses(complaints.button)
    await ben.writes(either('Die Kasse sagt, der Code sei unbekannt.', 'The till says that the code is unknown.'))
    await ben.presses(complaints.questions.confirm)
    await clara.presses(complaints.show.respond)
    await clara.presses(complaints.questions.answers.replace)
    await clara.presses(complaints.questions.answerConfirm)
    await ben.presses(complaints.show.order)
    await ben.presses(shop.vouchers.again)
    expect(ben.reads()).toContain('LINDNER-0002')
    await stage.forward('14 days 1 hour')
    expect(await stage.points(clara)).toMatchObject({ earnings: 500 })
  },
  { on: 'both' },
)
