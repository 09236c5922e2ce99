import { beforeEach, describe, expect, test } from 'vitest'
import * as assignments from '../../../core/assignments/index.ts'
import * as consents from '../../../core/consents/index.ts'
import type { Scope } from '../../../core/consents/index.ts'
import * as forms from '../../../core/forms/index.ts'
import * as guardians from '../../../core/guardians/index.ts'
import * as jobs from '../../../core/jobs/index.ts'
import * as ledger from '../../../core/ledger/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import * as payouts from '../../../core/payouts/index.ts'
import { testDatabase } from '../../support/database.ts'
import { agreed, minorWorker, withdrawnConsent } from '../../support/guardian.ts'
import {
  approved,
  claimed,
  client,
  escrowOf,
  handedIn,
  newKey,
  openJob,
  operator,
  pointsOf,
  worker,
} from '../../support/people.ts'
import { asked, withAccount, withTaxData } from '../../support/payouts.ts'
import { refusal, refused } from '../../support/refused.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase({ leases: 8 })
// Noon in Berlin.
beforeEach(() => database.setClock('2026-11-23T11:00:00Z'))
const { withTx } = database

/** Fifteen until August. */
const FIFTEEN = '2011-08-01'
const clara = await client(database, { points: 100_000 })

const scopesOf = async (member: Member): Promise<readonly Scope[]> =>
  [...(await withTx((tx) => consents.scopesFor(tx, member.id)))].toSorted()
const applied = (by: Member, job: { readonly publicId: string }) =>
  withTx((tx) => assignments.apply(tx, by, { key: newKey('apply'), job: job.publicId, pitch: '' }))
const newsOf = (member: Member) => database.sql<{ kind: string; data: Record<string, unknown> }[]>`
  select kind, data from notices where member_id = ${member.id} order by id`

describe('a guardian agrees', () => {
  test('and the minor may claim and apply, is told at once, and only in what was agreed to', async () => {
    const [job, choosing] = [await openJob(database, clara), await openJob(database, clara, { taking: 'apply' })]
    const lia = await worker(database, { birthDate: FIFTEEN })
    expect(await refusal(claimed(database, lia, job))).toMatchObject({
      code: 'member.guardian_needed',
      detail: { scope: 'jobs' },
    })
    await agreed(database, lia, ['payout'])
    expect(await refused(applied(lia, choosing))).toBe('member.guardian_needed')
    await agreed(database, lia, ['jobs'])
    expect(await scopesOf(lia)).toEqual(['jobs', 'payout'])
    expect((await claimed(database, lia, job)).status).toBe('working')
    expect((await applied(lia, choosing)).status).toBe('waiting')
    await withTx((tx) => consents.requireConsent(tx, lia, 'payout'))
    const shop = withTx((tx) => consents.requireConsent(tx, lia, 'shop'))
    expect(await refusal(shop)).toMatchObject({ code: 'member.guardian_needed', detail: { scope: 'shop' } })
    expect((await newsOf(lia)).map(({ kind }) => kind)).toEqual(['consent.given', 'consent.given'])
    await database.assertWorld()
  })

  test('and text, version, language and time are kept, name and contact only sealed, the code only as a hash', async () => {
    const lia = await worker(database, { birthDate: FIFTEEN })
    const code = await withTx((tx) =>
      guardians.agree(tx, testVault, lia, {
        key: newKey('agree'),
        name: ' Kanari  Vogel ',
        relation: 'guardian',
        contact: '+43 660 1234567',
        scopes: ['shop'],
        language: 'en',
      }),
    )
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/)
    const [row] = await database.sql`select *, to_jsonb(c)::text as all from consents c where member_id = ${lia.id}`
    expect(row).toMatchObject({ relation: 'guardian', text_version: consents.CONSENT_VERSION, text_language: 'en' })
    expect(JSON.stringify(row?.['given_at'])).toContain('2026-11-23T11:00:00')
    for (const secret of ['Kanari', '1234567', code, code.replaceAll('-', '')])
      expect(row?.['all']).not.toContain(secret)
    expect(await withTx((tx) => consents.guardianOf(tx, testVault, lia.id))).toEqual({
      name: 'Kanari Vogel',
      contact: '+43 660 1234567',
      relation: 'guardian',
    })
    // What is sealed for one consent opens for no other.
    const tom = await minorWorker(database, { birthDate: FIFTEEN })
    await database.sql`update consents set sealed = ${String(row?.['sealed'])} where member_id = ${tom.id}`
    await expect(withTx((tx) => consents.guardianOf(tx, testVault, tom.id))).rejects.toThrow()
  })

  test.each([
    ['name', { name: 'X' }],
    ['name', { name: '12345' }],
    ['name', { name: 'x'.repeat(81) }],
    ['contact', { contact: 'petra' }],
    ['contact', { contact: 'petra@' }],
    ['contact', { contact: '12345' }],
    ['contact', { contact: '1234567890123456' }],
    ['contact', { contact: '0660 <b>1234567' }],
    ['scopes', { scopes: [] }],
  ] as const)('but not with a bad %s: %o', async (field, wrong) => {
    const lia = await worker(database, { birthDate: FIFTEEN })
    const given = {
      key: newKey('agree'),
      name: 'Petra Muster',
      relation: 'parent' as const,
      contact: '0660/123-45-67',
      scopes: ['jobs'] as const,
      language: 'de' as const,
    }
    const bad = await refusal(withTx((tx) => guardians.agree(tx, testVault, lia, { ...given, ...wrong })))
    expect(bad).toMatchObject({ code: 'consent.bad_field', detail: { field } })
    expect(await withTx((tx) => guardians.agree(tx, testVault, lia, given))).toContain('-')
    // A key is used once: the code is not made, or shown, a second time.
    expect(await refused(withTx((tx) => guardians.agree(tx, testVault, lia, given)))).toBe('form.over')
  })

  test('only below 18, and with a link of 30 minutes', async () => {
    const adult = await worker(database, { birthDate: '2008-11-23' })
    expect(await refused(withTx((tx) => guardians.openForm(tx, adult)))).toBe('guardian.not_needed')
    expect(await refused(agreed(database, adult))).toBe('guardian.not_needed')
    const nearly = await worker(database, { birthDate: '2008-11-24' })
    const token = await withTx((tx) => guardians.openForm(tx, nearly))
    await database.forward('29 minutes')
    expect((await withTx((tx) => forms.enter(tx, token))).memberId).toBe(nearly.id)
    await database.forward('1 minute 1 second')
    expect(await refused(withTx((tx) => forms.enter(tx, token)))).toBe('form.over')
  })
})

describe('a guardian withdraws', () => {
  test('and running work is released without harm: slot open, escrow whole, the client told nothing of age', async () => {
    const job = await openJob(database, clara)
    const ended = await openJob(database, clara)
    const choosing = await openJob(database, clara, { taking: 'apply' })
    const lia = await minorWorker(database, { birthDate: FIFTEEN, name: 'Lia' })
    const running = await claimed(database, lia, job)
    const last = await claimed(database, lia, ended)
    await withTx((tx) => jobs.close(tx, clara, { key: newKey('close'), job: ended.publicId }))
    const waiting = await applied(lia, choosing)
    const before = await withTx((tx) => members.record(tx, lia.id, 'texts'))
    const budget = await pointsOf(database, clara, 'budget')

    expect(await withdrawnConsent(database, lia, ['jobs', 'shop'])).toEqual({
      ended: ['jobs', 'shop'],
      released: 2,
      takenBack: 1,
    })
    expect(await scopesOf(lia)).toEqual(['payout'])
    const status = async (table: 'assignments' | 'applications', id: string) =>
      (await database.sql`select status from ${database.sql(table)} where id = ${id}`)[0]?.['status']
    expect(await status('assignments', running.id)).toBe('released')
    expect(await status('assignments', last.id)).toBe('released')
    expect(await status('applications', waiting.id)).toBe('withdrawn')
    expect(await withTx((tx) => members.record(tx, lia.id, 'texts'))).toEqual(before)
    // Open again where the job runs, home where it has ended.
    expect(await escrowOf(database, job)).toBe(330)
    expect([await escrowOf(database, ended), await pointsOf(database, clara, 'budget')]).toEqual([0, budget + 330])
    const ben = await worker(database)
    expect((await claimed(database, ben, job)).status).toBe('working')
    // What the client is told is what anybody who gives work back is said to have done.
    const told = (await newsOf(clara)).filter(({ data }) =>
      [running.publicId, last.publicId].includes(String(data['assignment'])),
    )
    expect(told.map(({ kind }) => kind)).toEqual([
      'assignment.claimed',
      'assignment.claimed',
      'assignment.given_back',
      'assignment.given_back',
    ])
    expect((await newsOf(lia)).at(-1)).toEqual({
      kind: 'consent.withdrawn',
      data: { scopes: ['jobs', 'shop'], released: 2, takenBack: 1 },
    })
    expect(await refused(claimed(database, lia, await openJob(database, clara)))).toBe('member.guardian_needed')
    await database.assertWorld()
  })

  test('and what is handed in is still decided and paid, but cannot go back for a revision', async () => {
    const job = await openJob(database, clara)
    const lia = await minorWorker(database, { birthDate: FIFTEEN })
    const submission = await handedIn(database, lia, await claimed(database, lia, job))
    expect(await withdrawnConsent(database, lia, ['jobs'])).toMatchObject({ released: 0 })
    const back = withTx((tx) =>
      assignments.sendBack(tx, clara, {
        key: newKey('back'),
        submission: submission.publicId,
        reason: 'Bitte nenne auch die Adresse.',
        failedPoints: [1],
        hours: 24,
      }),
    )
    expect(await refused(back)).toBe('submission.no_revision')
    await approved(database, clara, submission)
    expect(await pointsOf(database, lia, 'earnings')).toBe(300)
    await database.assertWorld()
  })

  test('with the code, as often as something is left; another code is nobody’s', async () => {
    const lia = await worker(database, { birthDate: FIFTEEN })
    const [first, second] = [await agreed(database, lia, ['jobs']), await agreed(database, lia, ['jobs', 'payout'])]
    for (const code of [first, ` ${second.toLowerCase().replaceAll('-', ' ')}`]) {
      expect((await withTx((tx) => consents.byCode(tx, code))).memberId).toBe(lia.id)
    }
    for (const code of ['', 'x', first.slice(0, -1), `${first.slice(0, -1)}${first.endsWith('0') ? '1' : '0'}`]) {
      expect(await refused(withTx((tx) => consents.byCode(tx, code)))).toBe('consent.unknown_code')
    }
    await withdrawnConsent(database, lia, ['payout'])
    expect(await scopesOf(lia)).toEqual(['jobs'])
    await withdrawnConsent(database, lia, ['jobs'])
    expect(await refused(withdrawnConsent(database, lia, ['jobs', 'payout', 'shop']))).toBe('consent.nothing_left')
    expect(await refused(withTx((tx) => guardians.openRevokeForm(tx, lia)))).toBe('consent.nothing_left')
    await agreed(database, lia, ['jobs'])
    expect(await scopesOf(lia)).toEqual(['jobs'])
    await database.assertWorld()
  })

  test('at the moment of a claim: the claim is before it and released, or after it and refused', async () => {
    for (let round = 0; round < 10; round += 1) {
      const job = await openJob(database, clara)
      const lia = await minorWorker(database, { birthDate: FIFTEEN })
      await Promise.allSettled([claimed(database, lia, job), withdrawnConsent(database, lia, ['jobs'])])
      const running = await database.sql`
        select from assignments where worker_id = ${lia.id} and status in ('working', 'revising')`
      expect(running).toHaveLength(0)
    }
    await database.assertWorld()
  })

  test('and what was asked for is not paid out: the points come back, and the member is told', async () => {
    const lia = await minorWorker(database, { birthDate: FIFTEEN })
    await withTx((tx) =>
      ledger.post(tx, {
        key: newKey('gift'),
        kind: 'move',
        postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: lia.id }, points: 3_000 }],
      }),
    )
    await withAccount(database, lia)
    await withTaxData(database, lia)
    const payout = await asked(database, lia, 2_000)
    expect(await pointsOf(database, lia, 'earnings')).toBe(1_000)
    await withdrawnConsent(database, lia, ['shop'])
    expect((await withTx((tx) => payouts.myPayout(tx, lia, payout.publicId))).status).toBe('held')
    await withdrawnConsent(database, lia, ['payout'])
    expect((await withTx((tx) => payouts.myPayout(tx, lia, payout.publicId))).status).toBe('cancelled')
    expect(await pointsOf(database, lia, 'earnings')).toBe(3_000)
    expect((await newsOf(lia)).map(({ kind }) => kind)).toContain('payout.moved')
    await database.assertWorld()
  })

  test('after the eighteenth birthday nothing ends by it', async () => {
    await database.setClock('2026-11-23T11:00:00Z')
    const job = await openJob(database, clara)
    const lia = await minorWorker(database, { birthDate: '2008-11-24' })
    const running = await claimed(database, lia, job)
    await database.setClock('2026-11-24T11:00:00Z')
    expect(await withdrawnConsent(database, lia, ['jobs'])).toMatchObject({ ended: ['jobs'], released: 0 })
    expect((await handedIn(database, lia, running)).status).toBe('waiting')
    expect((await claimed(database, lia, await openJob(database, clara))).status).toBe('working')
  })
})

describe('an operator helps a guardian who has no code', () => {
  test('with a link and with who agreed, never on the own case, and it is in the log without a name', async () => {
    const otto = await operator(database)
    const lia = await minorWorker(database, { birthDate: FIFTEEN })
    const open = (by: Member, number: string) => withTx((tx) => guardians.openRevokeFormFor(tx, by, testVault, number))
    const { token, guardian } = await open(otto, lia.publicId)
    expect(guardian).toEqual({ name: 'Petra Muster', contact: 'petra@example.org', relation: 'parent' })
    expect(await withTx((tx) => forms.enter(tx, token))).toMatchObject({ kind: 'guardian-revoke', memberId: lia.id })
    const [row] = await database.sql`select to_jsonb(a)::text as all from audit a where action = 'consent.link'`
    expect(row?.['all']).toContain(`member:${lia.publicId}`)
    expect(row?.['all']).not.toMatch(/Petra|petra/)
    expect(await refused(open(lia, lia.publicId))).toBe('operator.only')
    expect(await refused(open(otto, 'nobody0000'))).toBe('member.unknown')
    expect(await refused(open(otto, clara.publicId))).toBe('consent.nothing_left')
    const young = await operator(database, { birthDate: FIFTEEN })
    await agreed(database, young)
    expect(await refused(open(young, young.publicId))).toBe('operator.own_case')
  })
})
