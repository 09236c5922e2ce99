import { expect } from 'vitest'
import { gift, operator } from '../support/shop-story.ts'
import { story, words } from '../support/story.ts'

const CODES = ['LINDNER-0001', 'LINDNER-0002', 'LINDNER-0003']

story(
  'voucher',
  'an owner opens a shop, is approved and posts a voucher; a worker redeems it and sees the code; the owner takes it',
  async (stage) => {
    const { say, either, database } = stage
    const { shop } = say
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const olga = await operator(stage)
    await gift(stage, ben, 800)
    const title = either('5 € im Café Lindner', '€5 at Café Lindner')

    await clara.presses(say.jobs.menu.wallet)
    await clara.presses(shop.menuButton)
    await clara.presses(shop.shelf.mineButton)
    await clara.presses(shop.mine.open)
    await clara.writes('Café Lindner')
    await clara.writes('https://cafe-lindner.example')
    await clara.writes(either('Kaffee und Kuchen', 'Coffee and cake'))
    await clara.writes('Café Lindner, Hauptstraße 1, 12345 Berlin')
    await clara.presses(shop.questions.openConfirm)

    await olga.writes('/operator')
    await olga.presses(shop.operator.queue)
    await olga.presses(shop.operator.decide)
    await olga.presses(shop.operator.approve)
    await olga.writes(either('Impressum und Adresse stimmen.', 'Imprint and address are right.'))
    await olga.presses(shop.operator.confirm)
    expect(clara.reads()).toContain(words(shop.notices.approved('Café Lindner')))

    await clara.presses(shop.mine.create)
    await clara.writes(title)
    await clara.writes('500')
    await clara.writes('5 €')
    await clara.writes('3')
    await clara.writes('2027-01-31')
    await clara.presses(shop.categories.food)
    await clara.presses(say.pool.kinds.single)
    await clara.presses(say.dialog.skip)
    await clara.presses(shop.questions.offerConfirm)
    await clara.presses(shop.manage.paste)
    await clara.writes([...CODES, CODES[0], 'x'].join('\n'))
    await clara.presses(shop.codes.commit(3))

    await ben.presses(say.jobs.menu.wallet)
    await ben.presses(shop.menuButton)
    await ben.presses('1')
    await ben.presses(shop.offer.redeem(500))
    await ben.presses(shop.offer.confirm(500))
    expect(await stage.points(ben)).toMatchObject({ earnings: 300 })
    await ben.presses(shop.vouchers.reveal)
    expect(ben.reads()).toContain(CODES[0])
    expect(await stage.points(clara)).toMatchObject({ earnings: 0 })
    await ben.presses(shop.vouchers.again)
    await ben.presses(shop.about.button)
    expect(ben.reads()).toContain('Hauptstraße 1, 12345 Berlin')
    await ben.presses(shop.offer.back)

    await clara.presses(shop.mine.back)
    await clara.presses(shop.mine.check)
    await clara.writes('lindner 0001')
    expect(clara.reads()).toContain(words(shop.check.says.valid(title)))
    await clara.presses(shop.check.use)
    await clara.presses(shop.mine.check)
    await clara.writes('LINDNER0001')
    expect(clara.reads()).toContain(words(shop.check.says.used(title)))

    await stage.settle()
    const tables = await database.sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`
    for (const { name } of tables) {
      const rows = await database.sql`
        select from ${database.sql(name)} t where replace(t::text, '-', '') ilike '%LINDNER0%' or t::text ilike '%lindner 0%'`
      expect([name, rows.length]).toEqual([name, 0])
    }
  },
  { on: 'both' },
)

story(
  'voucher-file',
  'an offer is one line; a file with codes is sealed, and an import can be taken back',
  async (stage) => {
    const { say, either, standIn, database } = stage
    const { shop } = say
    const clara = await stage.client('Clara')
    const olga = await operator(stage)
    await stage.aside('Clara opens a shop, and Olga approves it.', async () => {
      await clara.writes('/offer')
      await clara.presses(shop.mine.open)
      for (const answer of ['Café Lindner', 'https://cafe-lindner.example', 'Kaffee und Kuchen']) {
        await clara.writes(answer)
      }
      await clara.writes('Café Lindner, Hauptstraße 1, 12345 Berlin')
      await clara.presses(shop.questions.openConfirm)
      await olga.writes('/operator')
      await olga.presses(shop.operator.queue)
      await olga.presses(shop.operator.decide)
      await olga.presses(shop.operator.approve)
      await olga.writes('Impressum und Adresse stimmen.')
      await olga.presses(shop.operator.confirm)
    })
    if (clara.platform === 'telegram') {
      await clara.writes('/offer 5 € im Café Lindner 500')
      expect(clara.reads()).toContain(words(say.refusals['offer.bad_line']({ day: '2027-01-31' }, say.format)))
    }
    // The day is over: the line is asked about where it is wrong, with everything else filled in.
    await clara.writes(`/offer "${either('Kuchen für zwei', 'Cake for two')}" 450 20 2026-01-31`)
    if (clara.platform === 'discord') for (const _ of ['title', 'points']) await clara.presses(say.dialog.keep)
    await clara.writes('6 €')
    if (clara.platform === 'discord') await clara.presses(say.dialog.keep)
    await clara.writes('2027-01-31')
    // A conversation is open now: the line waits with it, for it is longer than a button.
    await clara.writes(`/offer "${either('5 € im Café Lindner', '€5 at Café Lindner')}" 500 20 2027-01-31`)
    await clara.presses(say.dialog.discard)
    await clara.presses(shop.categories.food)
    if (clara.platform === 'discord') for (const _ of ['codes', 'terms']) await clara.presses(say.dialog.keep)
    await clara.presses(shop.questions.offerConfirm)
    await clara.presses(shop.manage.file)
    const file =
      'code;pin;value;valid until;cost;note\nFILE-0001;11;5,00;2027-01-31;4,50;first\nFILE-0002;;;2020-01-01\n'
    // Nothing is in it: the question stays, and nothing of what was sent.
    await clara.sends({ name: 'leer.csv', bytes: Buffer.from('\n\n') })
    expect(clara.reads()).toContain(words(say.refusals['offer.no_codes']({}, say.format)))
    await clara.sends({ name: 'codes.csv', bytes: Buffer.from(file) })
    await clara.presses(shop.codes.commit(1))
    if (clara.platform === 'telegram') {
      expect(standIn.calls().filter(({ method }) => method === 'deleteMessage')).toHaveLength(2)
    }
    await clara.presses(shop.manage.imports)
    await clara.presses(shop.codes.back(1))
    await clara.presses(shop.codes.backYes)
    expect(await database.sql`select from offer_codes`).toHaveLength(0)
    // The file with nothing in it lies sealed until it is swept away after a day.
    expect(await database.sql`select from sealed_uploads`).toHaveLength(1)
    expect(await database.sql`select from files`).toHaveLength(0)
  },
  { on: 'both' },
)
