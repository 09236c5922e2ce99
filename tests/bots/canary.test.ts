import { expect, test } from 'vitest'
import { copyFor } from '../../bots/copy/copy.ts'
import { operatorId, type World } from '../support/actor.ts'
import { client } from '../support/people.ts'
import { earned, offered, openedShop } from '../support/shop.ts'
import { openWorld } from '../support/world.ts'

/** Printable nowhere but in the buyer's chat and in what its owner sent. */
const CODE = 'KANARI-7F3K-99QX'
const PATTERN = '%kanari%7f3k%'

const say = copyFor('de')

/** The tables of a dump in which the code can be read. */
async function leaks({ database }: World): Promise<readonly string[]> {
  const tables = await database.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await database.sql`select from ${database.sql(name)} t where t::text ilike ${PATTERN} limit 1`
    if (rows.length > 0) found.push(name)
  }
  return found
}

/** What a row once said stays in the log of the database and on its pages, however soon it is gone: each version counts. */
const rememberVersions = ({ database }: World) =>
  database.sql.unsafe(`
    create table versions (was text);
    grant all on versions to public;
    create function remember() returns trigger language plpgsql as
      'begin insert into versions values (new::text); return new; end';
    create trigger remember before insert or update on dialogs for each row execute function remember();`)

async function waitFor(what: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 20_000
  while (!(await what())) {
    if (Date.now() > until) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a code can be read nowhere: not while its update waits, not when it is set aside, not in a line of the log', async () => {
  const lines: string[] = []
  const world = await openWorld({ logLevel: 'trace', logTo: { write: (line) => void lines.push(line) } })
  const { database, standIn } = world
  await rememberVersions(world)
  const clara = world.person('Clara')
  const olga = await client(database, { externalId: String(operatorId) })
  const { owner } = await openedShop(database, olga, { externalId: clara.externalId })
  await offered(database, owner)
  await clara.starts()

  // A person who has not joined checks it: the command waits behind the questions, its words do not.
  const ben = world.person('Ben')
  await ben.writes(`/check ${CODE}`)
  expect(await leaks(world)).toEqual([])

  // A list where one code is asked for: what does not fit is not kept either.
  await clara.writes('/check')
  await clara.writes(Array.from({ length: 15 }, (_, index) => `${CODE}-${index}`).join('\n'))
  expect(clara.reads()).toContain('200')
  expect(await leaks(world)).toEqual([])
  await clara.writes(CODE)
  expect(clara.reads()).toContain(say.shop.check.another)

  await clara.writes('/offer')
  await clara.presses('1')
  await clara.presses(say.shop.manage.paste)
  // The turn fails each time: the update is set aside, with what was typed.
  await database.sql`alter table offer_codes rename to offer_codes_away`
  await clara.writes(CODE)
  await waitFor(async () => (await database.sql`select from inbox where status = 'dead'`).length === 1)
  expect(await leaks(world)).toEqual([])
  await database.sql`alter table offer_codes_away rename to offer_codes`

  // An operator has it tried again: it was only sealed, not lost.
  await database.sql`update inbox set status = 'waiting', attempts = 0, next_at = now() where status = 'dead'`
  await world.settle()
  expect(clara.reads()).toContain('1')
  await clara.presses(say.shop.codes.commit(1))
  expect(await database.sql`select from offer_codes where status = 'free'`).toHaveLength(1)

  // A buyer sees it: once where nothing can be delivered, then really; and complains about it.
  const bea = world.person('Bea')
  await earned(database, 500, { externalId: bea.externalId })
  await bea.starts()
  await bea.presses(say.jobs.menu.wallet)
  await bea.presses(say.shop.menuButton)
  await bea.presses('1')
  await bea.presses(say.shop.offer.redeem(500))
  await bea.presses(say.shop.offer.confirm(500))
  const reveal = bea.button(say.shop.vouchers.reveal)
  await bea.blocks(true)
  await bea.taps(reveal, { forged: true })
  await world.settle()
  expect(await leaks(world)).toEqual([])
  await bea.blocks(false)
  await bea.starts()
  await bea.presses(say.jobs.menu.wallet)
  await bea.presses(say.shop.menuButton)
  await bea.presses(say.shop.shelf.vouchersButton)
  await bea.presses('1')
  await bea.presses(say.shop.vouchers.again)
  expect(bea.reads()).toContain(CODE)
  await bea.presses(say.complaints.button)
  await bea.writes('Der Code wird an der Kasse nicht angenommen.')
  await bea.presses(say.complaints.questions.confirm)
  await clara.presses(say.notices.buttons.look)
  expect(clara.reads()).toContain(CODE.slice(-4))
  expect(await leaks(world)).toEqual([])

  // A whole file, looked through and put away.
  await clara.writes('/offer')
  await clara.presses('1')
  await clara.presses(say.shop.manage.file)
  await clara.sends({ name: 'codes.csv', bytes: Buffer.from(`Code;Wert\n${CODE}-2;5,00`) })
  expect(clara.reads()).toContain('KA…-2')
  expect(await leaks(world)).toEqual([])
  await clara.presses(say.shop.codes.discard)

  const dying = await world.die()
  await clara.writes(`/check ${CODE}`)
  await waitFor(async () => (await database.sql`select from inbox where status = 'waiting'`).length === 1)
  expect(await leaks(world)).toEqual([])
  await dying.begin()

  const others = standIn.calls().filter(({ payload }) => String(Object(payload)['chat_id']) !== bea.externalId)
  const told = others.map(({ payload }) => JSON.stringify(payload))
  expect([...told, ...lines].filter((line) => /kanari/i.test(line))).toEqual([])
  expect(lines.length).toBeGreaterThan(0)
})
