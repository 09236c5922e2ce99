import { beforeEach, describe, expect, test } from 'vitest'
import * as consents from '../../../core/consents/index.ts'
import type { Scope } from '../../../core/consents/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { agreed, withdrawnConsent } from '../../support/guardian.ts'
import { agreedLink, confirmed } from '../../support/linking.ts'
import { claimed, client, openJob, worker } from '../../support/people.ts'

const database = await testDatabase()
// Noon in Berlin.
beforeEach(() => database.setClock('2026-11-23T11:00:00Z'))
const { withTx } = database

/** Fifteen until August. */
const FIFTEEN = '2011-08-01'
const clara = await client(database, { points: 100_000 })

const scopesOf = async (member: Member): Promise<readonly Scope[]> =>
  [...(await withTx((tx) => consents.scopesFor(tx, member.id)))].toSorted()

describe('two accounts become one', () => {
  const merged = async (one: Member, other: Member): Promise<Member> => {
    await confirmed(database, one, await agreedLink(database, one, other))
    const left = await withTx((tx) => members.present(tx, one.id))
    if (left === undefined) throw new Error('a member vanished')
    return left
  }
  const minor = (platform: members.Platform) => worker(database, { birthDate: FIFTEEN, platform })

  test('and the consent goes along, with its code', async () => {
    const [kept, gone] = [await minor('telegram'), await minor('discord')]
    const code = await agreed(database, gone, ['jobs'])
    const lia = await merged(kept, gone)
    expect(await scopesOf(lia)).toEqual(['jobs'])
    expect((await withTx((tx) => consents.byCode(tx, code))).memberId).toBe(lia.id)
    await database.assertWorld()
  })

  test('and of two consents the newer one runs, until any guardian withdraws it', async () => {
    const [kept, gone] = [await minor('telegram'), await minor('discord')]
    await agreed(database, kept, ['jobs', 'shop'])
    await database.forward('1 minute')
    await agreed(database, gone, ['jobs'])
    const lia = await merged(kept, gone)
    expect(await scopesOf(lia)).toEqual(['jobs', 'shop'])
    const ends =
      await database.sql`select end_reason from consent_scopes where member_id = ${lia.id} and ended_at is not null`
    expect(ends.map((row) => row['end_reason'])).toEqual(['merged'])
    await database.assertWorld()
  })

  test('and what was withdrawn on one of them later than it was given on the other is over', async () => {
    const [kept, gone] = [await minor('telegram'), await minor('discord')]
    await agreed(database, kept, ['jobs', 'payout'])
    const running = await claimed(database, kept, await openJob(database, clara))
    await database.forward('1 minute')
    await agreed(database, gone, ['jobs'])
    await database.forward('1 minute')
    await withdrawnConsent(database, gone, ['jobs'])
    const lia = await merged(kept, gone)
    expect(await scopesOf(lia)).toEqual(['payout'])
    const [row] = await database.sql`select status from assignments where id = ${running.id}`
    expect(row?.['status']).toBe('released')
    await database.assertWorld()
  })

  test('and whoever is a minor by it works on only with a consent', async () => {
    const [adult, child] = [await worker(database), await minor('discord')]
    const running = await claimed(database, adult, await openJob(database, clara))
    const both = await merged(adult, child)
    expect(both.birthDate).toBe(FIFTEEN)
    const [row] = await database.sql`select status from assignments where id = ${running.id}`
    expect(row?.['status']).toBe('released')
    await database.assertWorld()
  })
})
