import { beforeAll, describe, expect, test } from 'vitest'
import * as ledger from '../../../core/ledger/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import { sepaWords } from '../../../core/payouts/sepa-words.ts'
import { testDatabase } from '../../support/database.ts'
import { agreedLink, confirmed } from '../../support/linking.ts'
import {
  approvedBatch,
  asked,
  debitOf,
  exported,
  freshIban,
  IBANS,
  payee,
  statement,
  withAccount,
  withTaxData,
} from '../../support/payouts.ts'
import { newKey, operator, pointsOf, worker } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'
import { earned } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
let olga: Member
let otto: Member
beforeAll(async () => {
  olga = await operator(database, { name: 'Olga' })
  otto = await operator(database, { name: 'Otto' })
})

const clearing = (payout: payouts.Payout) =>
  database.withTx((tx) => ledger.balance(tx, { kind: 'payout_clearing', ownerId: payout.id }))
const again = (member: Member, payout: payouts.Payout) =>
  database.withTx((tx) => payouts.myPayout(tx, member, payout.publicId))
const cancelled = (member: Member, payout: payouts.Payout, key = newKey('cancel')) =>
  database.withTx((tx) => payouts.cancel(tx, member, { key, payout: payout.publicId }))
const decided = (payout: payouts.Payout, approve: boolean, by = olga, reason = 'The two are sisters') =>
  database.withTx((tx) => payouts.decide(tx, by, { key: newKey('decide'), payout: payout.publicId, approve, reason }))
const released = () => database.withTx((tx) => payouts.release(tx, 100))
const noticesOf = (member: Member, kind: string) =>
  database.sql`select dedupe_key as key from notices where member_id = ${member.id} and kind = ${kind} order by id`
const told = (member: Member, kind: string) =>
  database.sql`select data from notices where member_id = ${member.id} and kind = ${kind} order by id`

describe('an account', () => {
  test.each([
    ['DE89 3704 0044 0532 0130 01', 'Mia', 'iban'],
    ['', 'Mia', 'iban'],
    ['DE', 'Mia', 'iban'],
    ["DE89' or 1=1 --", 'Mia', 'iban'],
    ['EG380019000500000000263180002', 'Mia', 'country'],
    [IBANS[0], 'M', 'holder'],
    [IBANS[0], '....', 'holder'],
    [IBANS[0], 'x'.repeat(71), 'holder'],
    [IBANS[0], 'Мария', 'letters'],
    [IBANS[0], 'Mia 💸', 'letters'],
  ])('%s of „%s“ is refused: %s', async (iban, holder, problem) => {
    const bad = await refusal(withAccount(database, await worker(database), { iban, holder }))
    expect([bad.code, bad.detail]).toEqual(['account.bad', { problem }])
  })

  test('is taken with spaces and in lower case, and shown masked', async () => {
    const account = await withAccount(database, await worker(database), { iban: 'at61 1904 3002 3457 3201' })
    expect(account.masked).toBe('AT•• •••• 3201')
  })

  test('lies sealed: nothing of it can be read, and it opens for no other row', async () => {
    const mia = await payee(database, 5_000, { iban: 'DE02500105170137075030', holder: 'Zazie Kanari' })
    await asked(database, mia, 1_000)
    for (const table of ['bank_accounts', 'payouts', 'notices', 'commands', 'audit']) {
      const rows = await database.sql`select from ${database.sql(table)} t where t::text ~* '0137075030|kanari'`
      expect([table, rows.length]).toEqual([table, 0])
    }
    const [row] = await database.sql<{ id: string; sealed: string }[]>`
      select id, sealed from bank_accounts where member_id = ${mia.id}`
    expect(testVault.open(`bank_accounts:${row?.id}:sealed`, row?.sealed ?? '')).toContain('0137075030')
    expect(() => testVault.open(`bank_accounts:${mia.id}:sealed`, row?.sealed ?? '')).toThrow()
  })

  test('that is named once more stays the same; another one takes its place and is told on every platform', async () => {
    const mia = await worker(database)
    await database.sql`insert into identities (platform, external_id, member_id, place, created_at)
      values ('discord', ${`d${mia.id}`}, ${mia.id}, 'dm:1', now())`
    const first = await withAccount(database, mia, { iban: IBANS[0] })
    await database.forward('3 days')
    expect(await withAccount(database, mia, { iban: 'de89 3704 0044 0532 0130 00' })).toEqual(first)
    expect(await told(mia, 'account.changed')).toHaveLength(2)
    const second = await withAccount(database, mia, { iban: IBANS[1] })
    expect(second.masked).not.toBe(first.masked)
    const notices = await told(mia, 'account.changed')
    const on = (platform: string) => notices.filter(({ data }) => data.platform === platform).length
    expect([on('telegram'), on('discord')]).toEqual([2, 2])
  })

  test('of a guardian is for minors only', async () => {
    expect((await withAccount(database, await worker(database), { owner: 'guardian' })).owner).toBe('member')
    const minor = await worker(database, { birthDate: '2010-06-01' })
    expect((await withAccount(database, minor, { owner: 'guardian' })).owner).toBe('guardian')
  })
})

test.each([
  ['Jörg Müller-Lüdenscheidt', 'Joerg Mueller-Luedenscheidt'],
  ['Şükrü Łódź', 'Suekrue Lodz'],
  ['Søren O’Neill & Söhne', "Soren O'Neill + Soehne"],
  ['Γιώργος', undefined],
])('a bank reads %s as %s', (name, read) => expect(sepaWords(name)).toBe(read))

describe('a payout', () => {
  test('leaves the earnings at once, waits 48 hours before the first one, and is told when it goes on', async () => {
    const mia = await payee(database, 5_000)
    await database.forward('10 days')
    const payout = await asked(database, mia, 2_000)
    expect([payout.status, await pointsOf(database, mia, 'earnings'), await clearing(payout)]).toEqual([
      'held',
      3_000,
      2_000,
    ])
    await database.forward('47 hours')
    await released()
    expect((await again(mia, payout)).status).toBe('held')
    await database.forward('2 hours')
    await released()
    expect((await again(mia, payout)).status).toBe('approved')
    expect((await told(mia, 'payout.moved')).map(({ data }) => data.to)).toEqual(['approved'])
    await released()
    expect(await told(mia, 'payout.moved')).toHaveLength(1)
  })

  test('waits after a change of account, and goes where it was meant to go when it was asked for', async () => {
    const mia = await payee(database, 9_000, { iban: freshIban() })
    const before = await asked(database, mia, 1_000)
    await withAccount(database, mia, { iban: IBANS[2] })
    const after = await asked(database, mia, 1_000)
    expect([before.masked.slice(0, 2), after.masked.slice(0, 2)]).toEqual(['DE', 'FR'])
    expect(after.status).toBe('held')
    // Whoever has changed it is told of the one that still goes to the former one.
    const former = await database.withTx((tx) => payouts.goingElsewhere(tx, mia))
    expect(former.map(({ id }) => id)).toEqual([before.id])
  })

  test('of the same key is made once, of two at the same moment each has its points', async () => {
    const mia = await payee(database, 3_000)
    const key = newKey('payout')
    const [one, same] = await Promise.all([asked(database, mia, 1_500, key), asked(database, mia, 1_500, key)])
    expect(one.publicId).toBe(same.publicId)
    const both = await Promise.allSettled([asked(database, mia, 1_500), asked(database, mia, 1_500)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await pointsOf(database, mia, 'earnings')).toBe(0)
  })

  test('is refused without an account, below the minimum, above what is there, to a minor and to a stranger', async () => {
    expect(await refused(asked(database, await earned(database, 5_000), 1_000))).toBe('payout.no_account')
    expect(await refused(asked(database, await payee(database, 999), 999))).toBe('payout.too_little')
    const mia = await payee(database, 5_000)
    for (const points of [999, 5_001, 0, -1_000, 1_000.5, Number.NaN, 2 ** 60]) {
      expect(await refused(asked(database, mia, points))).toBe('payout.out_of_range')
    }
    const minor = await earned(database, 5_000, { birthDate: '2010-06-01' })
    expect(await refused(asked(database, minor, 1_000))).toBe('member.guardian_needed')
    const payout = await asked(database, mia, 5_000)
    const other = await worker(database)
    expect(await refused(again(other, payout))).toBe('payout.unknown')
    expect(await refused(cancelled(other, payout))).toBe('payout.unknown')
  })

  test('can be cancelled, once, and its points are back', async () => {
    const mia = await payee(database, 5_000)
    const payout = await asked(database, mia, 5_000)
    const both = await Promise.allSettled([cancelled(mia, payout), cancelled(mia, payout)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect([await pointsOf(database, mia, 'earnings'), await clearing(payout)]).toEqual([5_000, 0])
    expect(await refused(cancelled(mia, payout))).toBe('payout.wrong_state')
    await database.forward('3 days')
    await released()
    expect((await again(mia, payout)).status).toBe('cancelled')
  })
})

describe('a payout to an account that somebody else has', () => {
  async function shared(): Promise<readonly [Member, payouts.Payout]> {
    const iban = freshIban()
    await payee(database, 1_000, { iban })
    const lea = await payee(database, 5_000, { iban })
    const payout = await asked(database, lea, 2_000)
    expect([payout.status, payout.flag]).toEqual(['held', 'shared-account'])
    await database.forward('49 hours')
    await released()
    return [lea, await again(lea, payout)]
  }

  test('waits for an operator, who hears of it and lets it go with a reason', async () => {
    const [lea, payout] = await shared()
    expect(payout.status).toBe('requested')
    expect((await told(olga, 'operator.waiting')).map(({ data }) => data.topic)).toContain('payout')
    expect((await decided(payout, true)).status).toBe('approved')
    expect((await told(lea, 'payout.moved')).map(({ data }) => data.to)).toEqual(['requested', 'approved'])
    expect(await refused(decided(payout, true))).toBe('payout.wrong_state')
    const audit = await database.sql`select reason from audit where object = ${`payout:${payout.publicId}`}`
    expect([...audit]).toEqual([{ reason: 'The two are sisters' }])
  })

  test('is refused with a reason, and its points are back', async () => {
    const [lea, payout] = await shared()
    expect((await decided(payout, false)).status).toBe('rejected')
    expect([await pointsOf(database, lea, 'earnings'), await clearing(payout)]).toEqual([5_000, 0])
  })

  test('is decided by no member, not by its own, and not without a reason', async () => {
    const [lea, payout] = await shared()
    expect(await refused(decided(payout, true, lea))).toBe('operator.only')
    expect(await refused(decided(payout, true, olga, 'x'))).toBe('operator.say_more')
    const iban = freshIban()
    await payee(database, 1_000, { iban })
    await withAccount(database, olga, { iban })
    await withTaxData(database, olga)
    await database.withTx((tx) =>
      ledger.post(tx, {
        key: newKey('gift'),
        kind: 'move',
        postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: olga.id }, points: 2_000 }],
      }),
    )
    const own = await asked(database, olga, 2_000)
    expect(await refused(decided(own, true))).toBe('operator.own_case')
  })
})

test.each([
  ['another account', false, ['held', 2]],
  ['the same account', true, ['approved', 0]],
] as const)('after a merge of two with %s', async (_, same, [status, told]) => {
  const iban = freshIban()
  const older = await payee(database, 1_000, { iban, platform: 'telegram' })
  const paid = await asked(database, older, 1_000)
  const victim = await payee(database, 90_000, { iban: same ? iban : freshIban(), platform: 'discord' })
  await database.forward('49 hours')
  await released()
  // One account is one person's, whatever else somebody has to say about that.
  await database.sql`update payouts set status = 'approved', flag = null where id = ${paid.id}`
  const batch = await approvedBatch(database, olga, otto)
  await exported(database, olga, batch)
  await statement(database, olga, debitOf(paid))
  await confirmed(database, older, await agreedLink(database, older, victim))
  const merged = (await noticesOf(older, 'account.changed')).filter(({ key }) => String(key).includes(':merged:'))
  const payout = await asked(database, older, 90_000)
  expect([payout.status, merged.length]).toEqual([status, told])
})

test('the world is in order after all of it', () => database.assertWorld())
