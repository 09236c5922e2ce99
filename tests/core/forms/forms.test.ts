import { describe, expect, test } from 'vitest'
import * as forms from '../../../core/forms/index.ts'
import { testDatabase } from '../../support/database.ts'
import { worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'

const database = await testDatabase()
const { withTx } = database
const openForm = async (subject = '') => {
  const member = await worker(database)
  const token = await withTx((tx) => forms.open(tx, member, { kind: 'address', subject }))
  return { member, token }
}

describe('a one-time link', () => {
  test('leads to its kind, member and subject, and only its hash is kept', async () => {
    const { member, token } = await openForm('order1')
    const found = await withTx((tx) => forms.enter(tx, token))
    expect(found).toMatchObject({ kind: 'address', memberId: member.id, subject: 'order1' })
    const [row] = await database.sql`select to_jsonb(f)::text as all from forms f where member_id = ${member.id}`
    expect(String(row?.['all'])).not.toContain(token)
  })

  test('is used once, also by two at the same moment', async () => {
    const { token } = await openForm()
    const page = await withTx((tx) => forms.enter(tx, token))
    const tries = await Promise.allSettled([1, 2, 3].map(() => withTx((tx) => forms.use(tx, page))))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refused(withTx((tx) => forms.enter(tx, token)))).toBe('form.over')
  })

  test('is replaced by a newer one for the same thing, not for another', async () => {
    const { member, token } = await openForm('a')
    const other = await withTx((tx) => forms.open(tx, member, { kind: 'address', subject: 'b' }))
    const newer = await withTx((tx) => forms.open(tx, member, { kind: 'address', subject: 'a' }))
    expect(await refused(withTx((tx) => forms.enter(tx, token)))).toBe('form.over')
    for (const good of [other, newer]) await withTx((tx) => forms.enter(tx, good))
  })

  test('is over after its time, and forgotten a month later', async () => {
    const { member, token } = await openForm()
    await database.forward('31 minutes')
    expect(await refused(withTx((tx) => forms.enter(tx, token)))).toBe('form.over')
    expect(await withTx((tx) => forms.forgetOld(tx, 100))).toBe(0)
    await database.forward('31 days')
    expect(await withTx((tx) => forms.forgetOld(tx, 100))).toBeGreaterThan(0)
    expect(await database.sql`select from forms where member_id = ${member.id}`).toHaveLength(0)
  })

  test('that was opened in time may be sent in for two hours, by whoever has opened it', async () => {
    const { token } = await openForm()
    await withTx((tx) => forms.enter(tx, token))
    await database.forward('29 minutes')
    const page = await withTx((tx) => forms.enter(tx, token))
    const find = (session: string) => withTx((tx) => forms.find(tx, { ...page, session }))
    await database.forward('119 minutes')
    expect(await refused(withTx((tx) => forms.enter(tx, token)))).toBe('form.over')
    expect((await find(page.session)).id).toBe(page.id)
    for (const wrong of [token, 'f'.repeat(32)]) expect(await refused(find(wrong))).toBe('form.over')
    await database.forward('2 minutes')
    expect(await refused(find(page.session))).toBe('form.over')
    expect((await withTx((tx) => forms.late(tx, page)))?.id).toBe(page.id)
  })

  test('that never was leads nowhere', async () => {
    expect(await refused(withTx((tx) => forms.enter(tx, 'f'.repeat(32))))).toBe('form.over')
  })
})
