import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import * as links from '../../../core/links/index.ts'
import * as members from '../../../core/members/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { reachable } from '../../../core/shared/machine.ts'
import { testDatabase } from '../../support/database.ts'
import { agreedLink, codeOf, confirmed, linked, typedBy } from '../../support/linking.ts'
import { stranger, worker } from '../../support/people.ts'
import { refusal, refused } from '../../support/refused.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase({ leases: 24 })
beforeEach(() => database.setClock('2026-11-23T12:00:00Z'))

const onDiscord = { platform: 'discord' } as const
const tally = async (member: members.Member): Promise<number> =>
  (await database.sql`select from link_attempts where member_id = ${member.id}`).length
const statusOf = async (link: links.Link): Promise<unknown> =>
  (await database.sql`select status from links where public_id = ${link.publicId}`)[0]?.['status']
const noticesOf = async (member: members.Member): Promise<readonly unknown[]> =>
  (
    await database.sql`select kind, data->>'platform' as platform from notices where member_id = ${member.id} and kind like 'link.%' order by id`
  ).map(({ kind, platform }) => `${kind} ${platform}`)

describe('a code', () => {
  test('holds 128 bits in 26 characters that are hard to mistake, in groups of four', async () => {
    const code = await codeOf(database, await worker(database))
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/)
  })

  test('is read as people write it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), (number) => {
        const code = links.writeCode(number.toString(16).padStart(32, '0'))
        const letters = links.readCode(code)
        expect(letters).toBe(code.replaceAll('-', ''))
        const slips = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
        expect(links.readCode(` ${slips}\n`)).toBe(letters)
      }),
      { numRuns: 200 },
    )
    for (const words of ['', 'XXXX', `${'A'.repeat(27)}`, `${'U'.repeat(26)}`])
      expect(links.readCode(words)).toBe(undefined)
  })

  test('two are never the same, and of none is more kept than its hash', async () => {
    const maker = await worker(database)
    const codes = []
    for (let round = 0; round < 20; round += 1) codes.push(await codeOf(database, maker))
    expect(new Set(codes).size).toBe(20)
    const rows = JSON.stringify([await database.sql`select * from links`, await database.sql`select * from commands`])
    for (const code of codes) {
      expect(rows).not.toContain(code)
      expect(rows).not.toContain(code.replaceAll('-', ''))
    }
  })

  test('is made by members only', async () => {
    expect(await refused(codeOf(database, await stranger(database)))).toBe('member.not_joined')
  })

  test('works for ten minutes and not for longer', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    const code = await codeOf(database, maker)
    await database.forward('9 minutes 59 seconds')
    expect((await typedBy(database, taker, code))?.status).toBe('asked')
    const late = await codeOf(database, maker)
    await database.forward('10 minutes')
    expect(await typedBy(database, taker, late)).toBe(undefined)
  })

  test('works once, and a newer one replaces it', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    const [old, code] = [await codeOf(database, maker), await codeOf(database, maker)]
    expect(await typedBy(database, taker, old)).toBe(undefined)
    expect((await typedBy(database, taker, code))?.status).toBe('asked')
    expect(await typedBy(database, await worker(database, onDiscord), code)).toBe(undefined)
  })

  test('that ten people type at the same moment is taken by one of them', async () => {
    const maker = await worker(database)
    const crowd = await Promise.all(Array.from({ length: 10 }, () => worker(database, onDiscord)))
    for (let round = 0; round < 5; round += 1) {
      const code = await codeOf(database, maker)
      const taken = await Promise.all(crowd.map((one) => typedBy(database, one, code)))
      expect(taken.filter((link) => link !== undefined)).toHaveLength(1)
      await database.forward('61 minutes')
    }
  })

  test('of one’s own is refused and stays good', async () => {
    const maker = await worker(database)
    const code = await codeOf(database, maker)
    expect(await refused(typedBy(database, maker, code, 'telegram'))).toBe('link.own_code')
    expect((await typedBy(database, await worker(database, onDiscord), code))?.status).toBe('asked')
  })

  test('typed on the platform that made it is refused: an account has one chat on each', async () => {
    const code = await codeOf(database, await worker(database))
    const { detail } = await refusal(typedBy(database, await worker(database), code, 'telegram'))
    expect(detail).toEqual({ platform: 'telegram' })
  })
})

describe('wrong codes', () => {
  test('are counted, and after five within an hour even a right one is refused', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    for (let round = 0; round < 5; round += 1)
      expect(await typedBy(database, taker, `nonsense ${round}`)).toBe(undefined)
    expect(await tally(taker)).toBe(5)
    const code = await codeOf(database, maker)
    expect(await refused(typedBy(database, taker, code))).toBe('link.too_many_tries')
    await database.forward('1 hour 1 second')
    const again = await codeOf(database, maker)
    expect((await typedBy(database, taker, again))?.status).toBe('asked')
  })

  test('of twenty at the same moment only five are looked at', async () => {
    const taker = await worker(database, onDiscord)
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        typedBy(database, taker, links.writeCode(String(index).padStart(32, '0'))),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await tally(taker)).toBe(5)
  })
})

describe('confirming', () => {
  test('is asked of a member who typed the code first, then of whoever made it; nobody is merged before', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    const link = await typedBy(database, taker, await codeOf(database, maker))
    if (link === undefined) throw new Error('the code was no good')
    expect(link.status).toBe('asked')
    expect(await noticesOf(maker)).toEqual([])
    expect(await refused(confirmed(database, maker, link))).toBe('link.wrong_state')
    await database.withTx((tx) => links.agree(tx, taker, link.publicId))
    expect(await noticesOf(maker)).toEqual(['link.agreed telegram'])
    const left = await confirmed(database, maker, link)
    expect(left.id).toBe(maker.id)
    expect(await noticesOf(maker)).toEqual(['link.agreed telegram', 'link.confirmed discord'])
    await database.assertWorld()
  })

  test('belongs to whoever made the code, and agreeing to whoever typed it', async () => {
    const [maker, taker, eve] = [await worker(database), await worker(database, onDiscord), await worker(database)]
    const link = await agreedLink(database, maker, taker)
    for (const somebody of [taker, eve]) expect(await refused(confirmed(database, somebody, link))).toBe('link.unknown')
    for (const somebody of [maker, eve]) {
      expect(await refused(database.withTx((tx) => links.agree(tx, somebody, link.publicId)))).toBe('link.unknown')
    }
    expect(await refused(database.withTx((tx) => links.decline(tx, eve, link.publicId)))).toBe('link.unknown')
    expect(await database.withTx((tx) => links.ofParty(tx, eve, link.publicId))).toBe(undefined)
  })

  test('a no from either side ends it, and the other is told where it happened', async () => {
    for (const side of ['maker', 'taker'] as const) {
      const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
      const link = await agreedLink(database, maker, taker)
      await database.withTx((tx) => links.decline(tx, side === 'maker' ? maker : taker, link.publicId))
      const told = side === 'maker' ? await noticesOf(taker) : (await noticesOf(maker)).slice(1)
      expect(told).toEqual([`link.declined ${side === 'maker' ? 'discord' : 'telegram'}`])
      expect((await refusal(confirmed(database, maker, link))).detail).toEqual({ status: 'declined' })
    }
  })

  test('is possible for an hour', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    const link = await agreedLink(database, maker, taker)
    await database.forward('1 hour')
    expect((await refusal(confirmed(database, maker, link))).detail).toEqual({ status: 'lapsed' })
    expect((await database.withTx((tx) => links.ofParty(tx, maker, link.publicId)))?.status).toBe('lapsed')
  })

  test('pressed twenty times at once joins the accounts once', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    const link = await agreedLink(database, maker, taker)
    const presses = await Promise.allSettled(Array.from({ length: 20 }, () => confirmed(database, maker, link)))
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await statusOf(link)).toBe('confirmed')
    await database.assertWorld()
  })

  test('repeated with the same key gives the same answer', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    const link = await agreedLink(database, maker, taker)
    const once = () =>
      database.withTx((tx) => links.confirm(tx, maker, { key: 'same-key', link: link.publicId, vault: testVault }))
    expect((await once()).id).toBe((await once()).id)
  })
})

describe('somebody who has not joined', () => {
  test('just gets the account: the chat goes over and nothing is left of the newcomer', async () => {
    const maker = await worker(database)
    const newcomer = await stranger(database, { ...onDiscord, externalId: 'new-1' })
    await database.sql`insert into dialogs (member_id, place, flow, updated_at, expires_at)
      values (${newcomer.id}, 'new-1', 'join', now(), now() + interval '1 day')`
    const link = await agreedLink(database, maker, newcomer)
    expect(await noticesOf(maker)).toEqual(['link.agreed telegram'])
    expect((await confirmed(database, maker, link)).id).toBe(maker.id)
    const met = await database.withTx((tx) => members.ofIdentity(tx, 'discord', 'new-1'))
    expect(met?.id).toBe(maker.id)
    expect(await database.sql`select from members where id = ${newcomer.id}`).toHaveLength(0)
    expect(await noticesOf(maker)).toEqual(['link.agreed telegram', 'link.confirmed discord'])
    await database.assertWorld()
  })

  test('who joined after typing the code is not merged without having been asked', async () => {
    const maker = await worker(database)
    const newcomer = await stranger(database, onDiscord)
    const link = await agreedLink(database, maker, newcomer)
    await database.forward('1 minute')
    await database.withTx((tx) =>
      members.join(tx, newcomer, {
        key: 'join-late',
        language: 'de',
        birthDate: '1990-01-01',
        wants: ['work'],
        minimumAge: 14,
      }),
    )
    expect((await refusal(confirmed(database, maker, link))).detail).toEqual({ status: 'lapsed' })
  })

  test('but is known as a minor from before stays one, and whoever was too young today is not taken in', async () => {
    const maker = await worker(database)
    const gone = await worker(database, { ...onDiscord, externalId: 'young-1', birthDate: '2010-06-01' })
    await database.withTx((tx) => members.rememberMinor(tx, gone, testVault))
    await database.sql`update identities set external_id = 'elsewhere' where member_id = ${gone.id}`
    const back = await stranger(database, { ...onDiscord, externalId: 'young-1' })
    const left = await confirmed(database, maker, await agreedLink(database, maker, back))
    expect([left.id, left.birthDate]).toEqual([maker.id, '2010-06-01'])
    const child = await stranger(database, { ...onDiscord, externalId: 'child-1' })
    await database.withTx((tx) => members.forgetTooYoung(tx, child))
    const again = await stranger(database, { ...onDiscord, externalId: 'child-1' })
    const other = await worker(database)
    expect(await refused(confirmed(database, other, await agreedLink(database, other, again)))).toBe('link.too_young')
    await database.assertWorld()
  })

  test('and is forgotten takes the request along', async () => {
    const newcomer = await stranger(database, onDiscord)
    const link = await agreedLink(database, await worker(database), newcomer)
    await typedBy(database, newcomer, 'nonsense')
    await database.forward('15 days')
    await runDue(database)
    expect(await statusOf(link)).toBe(undefined)
  })
})

describe('an account that was merged', () => {
  test('is neither suspended nor a way around a suspension', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    const link = await agreedLink(database, maker, taker)
    await database.sql`update members set status = 'suspended' where id = ${taker.id}`
    expect(await refused(confirmed(database, maker, link))).toBe('member.suspended')
  })

  test('ends every other request of the two', async () => {
    const [maker, taker] = [await worker(database), await worker(database, onDiscord)]
    const code = await codeOf(database, taker, 'discord')
    await linked(database, maker, taker)
    const third = await stranger(database)
    expect(await typedBy(database, third, code, 'telegram')).toBe(undefined)
  })
})

test('requests are forgotten after a month, and wrong codes after a day', async () => {
  await typedBy(database, await worker(database, onDiscord), 'nonsense')
  await codeOf(database, await worker(database))
  await database.forward('31 days')
  await runDue(database)
  expect(await database.sql`select from links`).toHaveLength(0)
  expect(await database.sql`select from link_attempts`).toHaveLength(0)
})

test('every status of a link can be reached', () => {
  expect([...reachable(links.linkVerbs, 'open')].toSorted()).toEqual([...links.LINK_STATUSES].toSorted())
})
