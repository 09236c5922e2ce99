import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as deposits from '../../../core/deposits/index.ts'
import { joinAs, memberOf, openStage, visitor, type Stage, type Visitor } from './account-stage.ts'
import { scanned } from '../../support/qr.ts'
import { testDatabase } from '../../support/database.ts'
import { byHand } from '../../support/people.ts'

const db = await testDatabase()
let stage: Stage
let number = 9_000

beforeEach(async () => {
  await db.setClock('2026-11-23 10:00:00+01')
  stage = openStage(db)
})
afterEach(() => stage.runner.stop())

const nextId = (): string => String((number += 1))

async function referenceOf(externalId: string): Promise<string> {
  const member = await memberOf(db, externalId)
  return db.withTx((tx) => deposits.reference(tx, member))
}

/** Somebody whom the configuration names as an operator. */
async function operator(): Promise<{ readonly id: string; readonly one: Visitor }> {
  const id = nextId()
  const one = await joinAs(stage, id, { name: 'Olga' })
  await db.sql`insert into operators (platform, external_id) values ('telegram', ${id})`
  return { id, one }
}

const budgetOf = async (externalId: string): Promise<number> => {
  const { id } = await memberOf(db, externalId)
  const [row] = await db.sql<{ balance: string }[]>`
    select balance from accounts where kind = 'budget' and owner_id = ${id}`
  return Number(row?.balance)
}

describe('play money', () => {
  test('is given once to everybody in the sandbox', async () => {
    const id = nextId()
    const one = await joinAs(stage, id, { wants: 'post' })
    await one.taps('🎮 €50.00 play money')
    expect(one.sees()).toMatch(
      /^5,000 points \(€50\.00\) of play money are here[^]*Budget for jobs: 5,000 points \(€50\.00\)/,
    )
    await one.goes('play-money')
    expect(one.sees()).toMatch(/^You have had your play money already/)
    await one.goes('deposit')
    expect(one.labels()).not.toContain('🎮 €50.00 play money')
    expect(await budgetOf(id)).toBe(5_000)
    await db.assertWorld()
  })

  test('is not given outside of the sandbox, even to a forged button', async () => {
    await stage.runner.stop()
    stage = openStage(db, { sandbox: false })
    const id = nextId()
    const one = await joinAs(stage, id, { wants: 'post' })
    await one.goes('play-money')
    expect(one.sees()).toMatch(/^There is play money in the practice environment only/)
    expect(one.labels()).not.toContain('🎮 €50.00 play money')
    expect(await budgetOf(id)).toBe(0)
  })
})

describe('a deposit', () => {
  test('has a reference of its own that never changes', async () => {
    const id = nextId()
    const one = await joinAs(stage, id, { wants: 'post' })
    await one.goes('deposit')
    const reference = await referenceOf(id)
    expect(reference).toMatch(/^KW-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(one.sees()).toContain(reference)
    expect(one.sees()).toContain('at least €10.00')
  })

  test('shows the account to copy, and draws a GiroCode of the wanted amount', async () => {
    await stage.runner.stop()
    stage = openStage(db, { sandbox: false, bank: { holder: 'Klick & Söhne', iban: 'DE02120300000000202051' } })
    const id = nextId()
    const one = await joinAs(stage, id, { wants: 'post' })
    await one.goes('deposit')
    expect(one.sees()).toContain('Recipient: Klick & Söhne\nIBAN: DE02 1203 0000 0000 2020 51\nPayment reference: KW-')
    expect(one.labels().slice(0, 3)).toEqual(['📋 Recipient', '📋 IBAN', '📋 Reference'])
    await one.taps('▦ €25.00')
    const sent = stage.fake.shown.at(-1)?.reply
    expect(sent).toMatchObject({ is: 'document', picture: true, name: 'girocode.png' })
    expect(one.sees()).toBe('document')
    const read = scanned(sent?.is === 'document' ? sent.bytes : new Uint8Array())?.words.split('\n') ?? []
    expect(read.slice(5, 8)).toEqual(['Klick + Soehne', 'DE02120300000000202051', 'EUR25.00'])
    expect(read.at(-1)).toBe(await referenceOf(id))
  })

  test('of less than 10 EUR gets no GiroCode before the first one', async () => {
    await stage.runner.stop()
    stage = openStage(db, { sandbox: false, bank: deposits.PLAY_BANK })
    const id = nextId()
    const one = await joinAs(stage, id, { wants: 'post' })
    await one.goes('giro-code', '999')
    expect(one.sees()).toMatch(/^The first deposit is at least €10\.00/)
    await one.goes('giro-code', '1000')
    expect(one.sees()).toBe('document')
    await one.goes('giro-code', '99999999')
    expect(stage.fake.shown.at(-1)?.reply).toMatchObject({ caption: expect.stringContaining('You type the amount') })
  })

  test('is credited by an operator after a review that names the client and the amount', async () => {
    const clientId = nextId()
    const client = await joinAs(stage, clientId, { wants: 'post', name: 'Clara' })
    const reference = await referenceOf(clientId)
    const { id, one } = await operator()
    await one.goes('operator')
    await one.taps('💶 Credit a deposit')
    await one.says(reference.toLowerCase().replaceAll('-', ' '))
    expect(one.sees()).toContain('How much has arrived for Clara?')
    await one.says('25,00 €')
    await one.says('bank statement 44')
    expect(one.sees()).toContain('Have 2,500 points (€25.00) credited to Clara? Nothing moves before another operator')
    await one.presses({ do: 'confirm' })
    expect(one.sees()).toContain('State: waits for a second operator')
    await one.taps('✅ Credit it')
    expect(one.sees()).toMatch(/^Whoever has asked for a correction does not make it/)
    expect(await budgetOf(clientId)).toBe(0)
    const [asked] = await db.sql<{ id: string }[]>`select public_id as id from corrections where kind = 'credit'`
    const second = await operator()
    await second.one.goes('op.correction', asked?.id ?? '')
    expect(second.one.sees()).toContain('bank statement 44')
    await second.one.taps('✅ Credit it')
    expect(second.one.sees()).toContain('State: made')
    expect(await budgetOf(clientId)).toBe(2_500)
    const audit =
      await db.sql`select action, object, reason, detail ->> 'points' as points from audit where actor_id in (${(await memberOf(db, id)).id}, ${(await memberOf(db, second.id)).id}) order by id`
    const { publicId } = await memberOf(db, clientId)
    const [reason, points, object] = ['bank statement 44', '2500', `correction:${asked?.id ?? ''}`]
    expect([...audit]).toEqual([
      { action: 'correction.ask', object, reason, points },
      { action: 'deposit.credit', object: `member:${publicId}`, reason, points },
      { action: 'correction.make', object, reason, points },
    ])
    await client.goes('statement', 'budget')
    expect(client.sees()).toContain('+€25.00 · 23/11/2026 · Deposit: bank statement 44 · then €25.00')
    await db.assertWorld()
  })

  test('cannot be credited by somebody who is no operator', async () => {
    const one = await joinAs(stage, nextId())
    for (const intent of ['operator', 'credit-deposit']) {
      await one.goes(intent)
      expect(one.sees()).toMatch(/^That is only for the operators of this site\./)
    }
    expect((await db.sql`select from dialogs where flow = 'credit-deposit'`).length).toBe(0)
  })

  test('cannot be credited any more by somebody who has ceased to be an operator', async () => {
    const clientId = nextId()
    await joinAs(stage, clientId, { wants: 'post' })
    const { id, one } = await operator()
    await one.goes('credit-deposit')
    await one.says(await referenceOf(clientId))
    await one.says('500')
    await one.says('bank statement 45')
    await db.sql`delete from operators where external_id = ${id}`
    await one.presses({ do: 'confirm' })
    expect(one.sees()).toMatch(/^That is only for the operators of this site\./)
    expect(await budgetOf(clientId)).toBe(0)
  })

  test('cannot be credited by an operator to oneself', async () => {
    const { id, one } = await operator()
    await one.goes('credit-deposit')
    await one.says(await referenceOf(id))
    expect(one.sees()).toMatch(/^Nobody decides on their own case/)
  })

  test('is not credited to a wrong reference', async () => {
    const { one } = await operator()
    await one.goes('credit-deposit')
    await one.says('KW-1234-5678')
    expect(one.sees()).toMatch(/One of the characters is wrong/)
    // Well-formed, but nobody has it.
    await one.says('KW-0000-0000')
    expect(one.sees()).toMatch(/^I cannot find a member with that reference/)
    const clientId = nextId()
    await joinAs(stage, clientId, { wants: 'post', name: 'Carl' })
    await one.says(await referenceOf(clientId))
    expect(one.sees()).toContain('How much has arrived for Carl?')
  })
})

describe('the statement', () => {
  test('shows eight lines a page, and every line of 25 exactly once', async () => {
    const clientId = nextId()
    const one = await joinAs(stage, clientId, { wants: 'post' })
    const { id } = await operator()
    const reference = await referenceOf(clientId)
    const by = await memberOf(db, id)
    for (let entry = 1; entry <= 25; entry += 1) {
      const reason = `transfer ${String(entry).padStart(2, '0')}`
      await byHand(db, by, { reference, points: 100, reason })
    }
    await one.goes('statement', 'budget')
    const pages: string[][] = []
    for (;;) {
      pages.push([...one.sees().matchAll(/transfer \d\d · then €\d+\.00/g)].map(([found]) => found))
      if (pages.length === 2) {
        // What comes in meanwhile moves no line to another page.
        await byHand(db, by, { reference, points: 100, reason: 'later' })
      }
      if (!one.labels().includes('Older ›')) break
      await one.taps('Older ›')
    }
    expect(pages.map((page) => page.length)).toEqual([8, 8, 8, 1])
    const wanted = Array.from({ length: 25 }, (_, index) => 25 - index)
    expect(pages.flat()).toEqual(
      wanted.map((entry) => `transfer ${String(entry).padStart(2, '0')} · then €${entry}.00`),
    )
    await one.taps('« Newest')
    expect(one.sees()).toContain('Deposit: later · then €26.00')
  })

  test('shows the newest page for a number that is none', async () => {
    const one = await joinAs(stage, nextId(), { wants: 'post' })
    await one.goes('play-money')
    for (const before of ['0', '-1', '1e9', 'x']) {
      await one.goes('statement', 'budget', before)
      expect(one.sees()).toContain('+€50.00 · 23/11/2026 · Play money · then €50.00')
    }
    await one.goes('statement', 'escrow')
    expect(one.sees()).toMatch(/^🧾 Entries: earnings\nEarnings: 0 points \(€0\.00\)\nNo entries yet/)
  })
})

test('a wallet says that everyone is responsible for their own taxes', async () => {
  const one = await joinAs(stage, nextId())
  await one.goes('wallet')
  expect(one.sees()).toMatch(/^👛 Wallet\nEarnings: 0 points \(€0\.00\)\nNo entries yet/)
  expect(one.sees()).toContain('Everyone is responsible for their own taxes')
})

test('a wallet is for members only', async () => {
  const one = visitor(stage, nextId(), 'en')
  await one.goes('wallet')
  expect(one.sees()).toMatch(/^👋 Welcome to Klickwork/)
})
