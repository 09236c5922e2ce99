import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import * as checkouts from '../../core/checkouts/index.ts'
import type { Member } from '../../core/members/index.ts'
import { begun, openDesk } from '../support/card-desk.ts'
import { testDatabase } from '../support/database.ts'
import { client, operator, pointsOf } from '../support/people.ts'
import { newDataDir, startProgram } from '../support/program.ts'
import type { Fault } from '../support/stripe-world.ts'

const database = await testDatabase()

const now = (member: Member, publicId: string) => database.withTx((tx) => checkouts.mine(tx, member, publicId))
const budget = (member: Member) => pointsOf(database, member, 'budget')
const noticesOf = async (member: Member, kind: string) =>
  database.sql<{ data: Record<string, string> }[]>`
    select data from notices where member_id = ${member.id} and kind = ${kind} order by id`

test('a page is made once, whatever happens to the call, and what was paid on it is credited once', async () => {
  const { desk, stripe, tells } = await openDesk(database)
  for (const fault of ['cut before', 'cut after', '500', '409', '429'] as const satisfies readonly Fault[]) {
    const clara = await client(database)
    const checkout = await begun(database, clara, 2_500)
    // The library itself tries a second time at once; the third try is ours, after a while.
    stripe.failing(fault)
    expect([fault, await desk.open(checkout.id)]).toEqual([fault, { is: 'later' }])
    expect((await now(clara, checkout.publicId)).status).toBe('new')
    stripe.failing()
    await database.forward('3 minutes')
    await desk.sweep()
    expect([fault, (await now(clara, checkout.publicId)).status]).toEqual([fault, 'open'])
    expect(await noticesOf(clara, 'checkout.moved')).toMatchObject([{ data: { to: 'open' } }])
    const again = await desk.open(checkout.id)
    const session = stripe.session(checkout.id)
    expect(again).toEqual({ is: 'open', url: session.url })
    expect(stripe.sessions.filter((one) => one.client_reference_id === checkout.id)).toHaveLength(1)
    stripe.pay(session)
    await tells('checkout.session.completed', session)
    expect(await budget(clara)).toBe(2_500)
    expect(await desk.open(checkout.id)).toEqual({ is: 'over', status: 'paid' })
  }
  await database.assertWorld()
})

test('a no ends a payment at once, silence after an hour, and a page that nobody paid on after its day', async () => {
  const { desk, stripe, tells } = await openDesk(database)
  const clara = await client(database)
  const refused = await begun(database, clara, 1_000)
  // A key that is not good at the moment says nothing about what was done with it before.
  stripe.failing('401')
  expect(await desk.open(refused.id)).toEqual({ is: 'later' })
  stripe.failing('400')
  expect(await desk.open(refused.id)).toEqual({ is: 'over', status: 'failed' })

  const silent = await begun(database, clara, 1_000)
  stripe.failing('500')
  for (let minutes = 0; minutes <= 60; minutes += 25) {
    await desk.sweep()
    expect((await now(clara, silent.publicId)).status).toBe('new')
    await database.forward('25 minutes')
  }
  await desk.sweep()
  stripe.failing()
  expect((await now(clara, silent.publicId)).status).toBe('failed')
  expect(await noticesOf(clara, 'checkout.moved')).toHaveLength(2)

  const [forgotten, unheard] = [await begun(database, clara, 1_000), await begun(database, clara, 2_000)]
  for (const one of [forgotten, unheard]) await desk.open(one.id)
  stripe.session(forgotten.id).status = 'expired'
  await database.forward('25 hours')
  await desk.sweep()
  expect((await now(clara, forgotten.publicId)).status).toBe('expired')
  // Stripe still calls this one open: after four days our own clock ends it.
  await database.forward('73 hours')
  await desk.sweep()
  expect((await now(clara, unheard.publicId)).status).toBe('expired')
  // The money that came all the same is the client's.
  const late = stripe.session(unheard.id)
  stripe.pay(late)
  await tells('checkout.session.completed', late)
  expect((await now(clara, unheard.publicId)).status).toBe('paid')
  expect(await budget(clara)).toBe(2_000)
  await database.assertWorld()
})

test('an event that was changed in any way is not believed', async () => {
  const { desk, stripe, post } = await openDesk(database)
  const clara = await client(database)
  const checkout = await begun(database, clara, 5_000)
  await desk.open(checkout.id)
  const session = stripe.session(checkout.id)
  stripe.pay(session)
  const { body, signature } = stripe.event('checkout.session.completed', session)
  const [time = '', v1 = ''] = signature.split(',')
  const old = stripe.event('checkout.session.completed', session, { age: 301 })
  const other = stripe.event('checkout.session.expired', session)
  const flipped = v1.slice(0, -1) + (v1.endsWith('0') ? '1' : '0')
  const mutations: readonly (readonly [body: string, signature: string | undefined])[] = [
    [body, undefined],
    [body, ''],
    [body, 'nonsense'],
    [body, time],
    [body, v1],
    [body, `${time},${flipped}`],
    [body, `${time},${v1.toUpperCase()}`],
    [body, `${time},${v1.replace('v1', 'v0')}`],
    [body, `${time},v1=`],
    [body, `t=${Number(time.slice(2)) - 1},${v1}`],
    [body, `t=${Number(time.slice(2)) + 1},${v1}`],
    [body, `t=-1,${v1}`],
    [body, `${signature}, ${signature}`],
    [body, `${time},v1=${'0'.repeat(64)}`],
    [old.body, old.signature],
    [other.body, signature],
    [body, other.signature],
    [`${body} `, signature],
    [body.replace('5000', '9000'), signature],
    [JSON.stringify(JSON.parse(body), null, 1), signature],
    [body.replace('"livemode":false', '"livemode":true'), signature],
    ['', signature],
  ]
  expect(mutations.length).toBeGreaterThanOrEqual(20)
  for (const [index, [changed, header]] of mutations.entries()) {
    const headers = header === undefined ? {} : { 'stripe-signature': header }
    expect([index, await post(changed, headers)]).toEqual([index, 400])
  }
  expect(await post('x'.repeat(1_100_000), { 'stripe-signature': signature })).toBe(413)
  expect(await budget(clara)).toBe(0)
  expect(await post(body, { 'stripe-signature': signature })).toBe(200)
  expect(await budget(clara)).toBe(5_000)
  // Told again it is known: nobody asks Stripe once more.
  const calls = stripe.calls.length
  expect(await post(body, { 'stripe-signature': signature })).toBe(200)
  expect([stripe.calls.length, await budget(clara)]).toEqual([calls, 5_000])
})

test('events come five times each and in any order: credited once, and at the end everything is as it is at Stripe', async () => {
  const { desk, stripe, post } = await openDesk(database)
  const clara = await client(database)
  const checkout = await begun(database, clara, 4_000)
  await desk.open(checkout.id)
  const session = stripe.session(checkout.id)
  stripe.pay(session)
  const dispute = stripe.dispute(session, 1_500)
  dispute.status = 'won'
  const refund = stripe.refund(session, 500)
  const events = [
    stripe.event('checkout.session.completed', session),
    stripe.event('checkout.session.async_payment_succeeded', session),
    stripe.event('charge.dispute.created', dispute),
    stripe.event('charge.dispute.closed', dispute),
    stripe.event('refund.created', refund),
    stripe.event('charge.refunded', { ...refund, id: 'ch_1', object: 'charge' }),
    stripe.event('checkout.session.expired', session),
  ].flatMap((event) => Array.from({ length: 5 }, () => event))
  // The last first: the refund and the dispute of a payment that we have not heard of yet.
  const shuffled = events.toReversed().toSorted((one, other) => (one.id.length - other.id.length) * 3)
  await Promise.all(
    shuffled.map(async ({ body, signature }, index) => {
      await wait(index % 7)
      let status = 0
      for (let tries = 0; status !== 200 && tries < 50; tries += 1)
        status = await post(body, { 'stripe-signature': signature })
      expect(status).toBe(200)
    }),
  )
  expect(await budget(clara)).toBe(3_500)
  const kinds = await database.sql<{ kind: string; times: number }[]>`
    select j.kind, count(*)::integer as times from journals j join entries e on e.journal_id = j.id join accounts a on a.id = e.account_id
      where a.kind = 'budget' and a.owner_id = ${clara.id} group by j.kind order by j.kind`
  expect(kinds.map(({ kind, times }) => [kind, times])).toEqual([
    ['card-refund-paid', 1],
    ['chargeback', 1],
    ['chargeback-won', 1],
    ['deposit', 1],
  ])
  await database.assertWorld()
})

test('while Stripe or the books are shut an event is not taken; it comes again and counts then', async () => {
  const { desk, stripe, post } = await openDesk(database)
  const clara = await client(database)
  const checkout = await begun(database, clara, 1_000)
  await desk.open(checkout.id)
  const session = stripe.session(checkout.id)
  stripe.pay(session)
  const { body, signature } = stripe.event('checkout.session.completed', session)
  stripe.failing('500')
  expect(await post(body, { 'stripe-signature': signature })).toBe(503)
  stripe.failing()
  await database.sql`update books set closed_at = now()`
  expect(await post(body, { 'stripe-signature': signature })).toBe(503)
  await database.sql`update books set closed_at = null`
  expect(await post(body, { 'stripe-signature': signature })).toBe(200)
  expect(await budget(clara)).toBe(1_000)
})

test('what does not fit is never credited: another amount, another currency, the other world; operators note it', async () => {
  const { desk, stripe, tells } = await openDesk(database)
  const olga = await operator(database)
  const clara = await client(database)
  const ways = { amount: { cents: 2_999 }, currency: { currency: 'usd' }, mode: {} } as const
  for (const [doubt, how] of Object.entries(ways)) {
    const checkout = await begun(database, clara, 3_000)
    await desk.open(checkout.id)
    const session = stripe.session(checkout.id)
    stripe.pay(session, how)
    if (doubt === 'mode') session.livemode = true
    await tells('checkout.session.completed', session)
    expect(await now(clara, checkout.publicId)).toMatchObject({ status: 'doubtful', doubt, depositId: null })
    const page = await database.withTx((tx) => checkouts.doubtfulOnes(tx, olga, { limit: 5 }))
    expect(page.checkouts.map(({ publicId }) => publicId)).toEqual([checkout.publicId])
    const note = { key: `note:${doubt}`, checkout: checkout.publicId, reason: 'Refunded in the dashboard.' }
    await database.withTx((tx) => checkouts.note(tx, olga, note))
    expect((await now(clara, checkout.publicId)).status).toBe('noted')
  }
  // An event of the real world is none of ours, and neither is a session of somebody else's.
  const own = await begun(database, clara, 1_000)
  await desk.open(own.id)
  stripe.pay(stripe.session(own.id))
  await tells('checkout.session.completed', stripe.session(own.id), { live: true })
  expect((await now(clara, own.publicId)).status).toBe('open')
  await tells('checkout.session.completed', { ...stripe.session(own.id), id: 'cs_unknown' })
  expect(await budget(clara)).toBe(0)
  expect(await noticesOf(olga, 'operator.waiting')).toHaveLength(3)
  await database.assertWorld()
})

test('a way that takes days is credited when the money is there, or told when it does not come', async () => {
  const { desk, stripe, tells } = await openDesk(database)
  const clara = await client(database)
  const [good, bad, lost] = [
    await begun(database, clara, 1_000),
    await begun(database, clara, 2_000),
    await begun(database, clara, 4_000),
  ]
  for (const { id, publicId } of [good, bad, lost]) {
    await desk.open(id)
    stripe.pay(stripe.session(id), { later: true })
    await tells('checkout.session.completed', stripe.session(id))
    expect((await now(clara, publicId)).status).toBe('pending')
  }
  expect(await budget(clara)).toBe(0)
  stripe.session(good.id).payment_status = 'paid'
  await tells('checkout.session.async_payment_succeeded', stripe.session(good.id))
  const intent = stripe.session(bad.id).payment_intent
  if (intent !== null) intent.status = 'requires_payment_method'
  await tells('checkout.session.async_payment_failed', stripe.session(bad.id))
  await database.forward('31 days')
  await desk.sweep()
  const states = []
  for (const { publicId } of [good, bad, lost]) states.push((await now(clara, publicId)).status)
  expect(states).toEqual(['paid', 'failed', 'failed'])
  expect(await budget(clara)).toBe(1_000)
  await database.assertWorld()
})

test('without configuration there is no door; with it there is one that believes nobody', {
  timeout: 60_000,
}, async () => {
  const start = async (more: Readonly<Record<string, string>>) => {
    const program = startProgram({
      DATABASE_URL: database.url,
      DATA_DIR: newDataDir(),
      PORT: '0',
      SANDBOX: 'off',
      ...more,
    })
    const answer = await fetch(`${await program.url}/stripe/webhook`, { method: 'POST', body: '{}' })
    const page = await fetch(`${await program.url}/pay/done?lang=en`)
    await program.stop()
    return [answer.status, page.status]
  }
  expect(await start({})).toEqual([404, 404])
  expect(await start({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' })).toEqual([400, 200])
})
