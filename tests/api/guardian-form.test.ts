import { describe, expect, onTestFinished, test } from 'vitest'
import { formPages } from '../../api/forms/forms.ts'
import { guardianCodePage } from '../../api/forms/guardian-code.ts'
import { guardianRevokePage } from '../../api/forms/guardian-revoke.ts'
import { guardianPage } from '../../api/forms/guardian.ts'
import { copyFor } from '../../bots/copy/copy.ts'
import { explain } from '../../bots/copy/refusals.ts'
import { flat } from '../../bots/dialog/text.ts'
import * as consents from '../../core/consents/index.ts'
import * as guardians from '../../core/guardians/index.ts'
import * as members from '../../core/members/index.ts'
import type { Member } from '../../core/members/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import type { Language } from '../../core/shared/language.ts'
import type { Refusal } from '../../core/shared/refusal.ts'
import { testDatabase } from '../support/database.ts'
import { agreed } from '../support/guardian.ts'
import { claimed, client, newKey, openJob, worker } from '../support/people.ts'
import { testVault, testWebLink } from '../support/vault.ts'

const database = await testDatabase()
await database.setClock('2026-11-23T11:00:00Z')
const { withTx } = database
const logged: string[] = []
const log = createLogger({ level: 'trace', destination: { write: (line: string) => void logged.push(line) } })
const words = (refusal: Refusal, language: Language): string => flat(explain(refusal, copyFor(language)))
const app = formPages({
  database,
  vault: testVault,
  webLink: testWebLink,
  pages: {
    guardian: guardianPage((refusal, { language }) => words(refusal, language)),
    'guardian-revoke': guardianRevokePage,
  },
  explain: words,
  log,
})
app.route(
  '/',
  guardianCodePage({ database, webLink: testWebLink, explain: words, log, newKey: () => newKey('guardian') }),
)

const minor = (name = 'Lia') => worker(database, { birthDate: '2011-08-01', name })
const OURS = { origin: 'https://klickwork.example' }
const FILLED = { name: 'Petra Muster', relation: 'parent', contact: 'petra@example.org', jobs: 'yes', sure: 'yes' }

/** Opens a link as a browser does: follows where it leads, and keeps the cookie. */
async function opened(token: string) {
  const first = await app.request(`/f/${token}`)
  const path = first.headers.get('location') ?? ''
  const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const send = (values: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = OURS) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(values), headers: { cookie, ...headers } })
  return { first, path, cookie, get: (query = '') => app.request(path + query, { headers: { cookie } }), send }
}
const linkFor = async (member: Member) => opened(await withTx((tx) => guardians.openForm(tx, member)))
const scopesOf = async (member: Member) => [...(await withTx((tx) => consents.scopesFor(tx, member.id)))].toSorted()
const readCode = (page: string): string => /<code>([0-9A-Z-]{32})<\/code>/.exec(page)?.[1] ?? ''

describe('the form for a guardian', () => {
  test('has no secret in its address once it is open, and a cookie only for itself', async () => {
    const lia = await minor()
    const token = await withTx((tx) => guardians.openForm(tx, lia))
    const { first, path, get } = await opened(token)
    expect([first.status, path]).toEqual([303, expect.stringMatching(/^\/f\/o\/[0-9a-z]{10}$/)])
    const cookie = first.headers.get('set-cookie') ?? ''
    for (const part of [`Path=${path}`, 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part)
    const page = await get()
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain(token)
    expect([page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual([
      'same-origin',
      'no-store',
    ])
    expect((await app.request(path)).status).toBe(410)
  })

  test('says in both languages what it is about, with the version of the text and never an age', async () => {
    const { get } = await linkFor(await minor('Lia & Co'))
    const [german, english] = [await (await get()).text(), await (await get('?lang=en')).text()]
    expect(german).toContain('<html lang="de">')
    expect(german).toContain('Zustimmung für Lia &amp; Co')
    expect(german).toContain(`Die Zustimmung (Fassung ${consents.CONSENT_VERSION})`)
    expect(german).toContain('href="?lang=en"')
    expect(english).toContain('<html lang="en">')
    expect(english).toContain(`The consent (version ${consents.CONSENT_VERSION})`)
    for (const page of [german, english]) {
      expect(page).toContain('https://klickwork.example/guardian')
      expect(page).not.toContain('2011')
    }
  })

  test('is sent in once: what was agreed to, a code that is shown once, and how to withdraw', async () => {
    const lia = await minor()
    const { send, get } = await linkFor(lia)
    const done = await send({ ...FILLED, shop: 'yes' })
    const page = await done.text()
    expect(done.status).toBe(200)
    expect(page).toContain('✓ Aufträge erledigen')
    expect(page).toContain('✓ Punkte im Shop einlösen')
    expect(page).not.toContain('✓ Verdientes auszahlen lassen')
    expect(page).toContain(lia.publicId)
    expect((await withTx((tx) => consents.byCode(tx, readCode(page)))).memberId).toBe(lia.id)
    expect(await scopesOf(lia)).toEqual(['jobs', 'shop'])
    expect((await send(FILLED)).status).toBe(410)
    expect((await get()).status).toBe(410)
    expect(await database.sql`select from consents where member_id = ${lia.id}`).toHaveLength(1)
  })

  test.each([
    [{ name: '' }, 'name', 'vollen Namen'],
    [{ relation: '' }, 'relation', 'wie du zu diesem Mitglied stehst'],
    [{ relation: 'neighbour' }, 'relation', 'wie du zu diesem Mitglied stehst'],
    [{ contact: 'petra' }, 'contact', 'E-Mail-Adresse oder eine Telefonnummer'],
    [{ jobs: '' }, 'jobs', 'wozu du zustimmst'],
    [{ sure: '' }, 'sure', 'gilt die Zustimmung nicht'],
  ])('with %o comes back filled in, with what is wrong beside its question', async (wrong, field, sentence) => {
    const lia = await minor()
    const { send } = await linkFor(lia)
    const again = await send({
      ...FILLED,
      name: 'Petra "M" <i>',
      payout: 'yes',
      ...wrong,
      ...(field === 'jobs' ? { payout: '' } : {}),
    })
    const page = await again.text()
    expect(again.status).toBe(422)
    expect(page).toContain(sentence)
    expect(page).toMatch(new RegExp(`id="${field}-error"`))
    if (field !== 'name') expect(page).toContain('value="Petra &quot;M&quot; &lt;i&gt;"')
    if (field !== 'jobs') expect(page).toMatch(/name="payout"[^>]*checked/)
    expect(await scopesOf(lia)).toEqual([])
    expect((await send(FILLED)).status).toBe(200)
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site that hides its name', { origin: 'null' }],
    ['nowhere', {}],
    ['another site, as the browser says', { ...OURS, 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { ...OURS, 'sec-fetch-site': 'same-site' }],
  ])('takes nothing that comes from %s', async (_, headers) => {
    const lia = await minor()
    const { send } = await linkFor(lia)
    const answer = await send(FILLED, headers)
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('from another site than ours')])
    expect(await scopesOf(lia)).toEqual([])
  })

  test('takes what the browser says to come from us, whatever the address is called', async () => {
    const { send } = await linkFor(await minor())
    expect((await send(FILLED, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('takes nothing at the address with the secret, and nothing with another form’s cookie', async () => {
    const [lia, tom] = [await minor(), await minor('Tom')]
    const token = await withTx((tx) => guardians.openForm(tx, lia))
    const direct = await app.request(`/f/${token}`, {
      method: 'POST',
      body: new URLSearchParams(FILLED),
      headers: OURS,
    })
    expect(direct.status).toBe(303)
    expect(await scopesOf(lia)).toEqual([])
    const [one, other] = [await opened(token), await linkFor(tom)]
    const crossed = await app.request(one.path, {
      method: 'POST',
      body: new URLSearchParams(FILLED),
      headers: { ...OURS, cookie: other.cookie },
    })
    expect(crossed.status).toBe(410)
    expect([await scopesOf(lia), await scopesOf(tom)]).toEqual([[], []])
  })

  test('is over after half an hour unopened, two hours after that, after a newer link, and after the birthday', async () => {
    const lia = await minor()
    const [old, newer] = [await linkFor(lia), await linkFor(lia)]
    expect((await old.send(FILLED)).status).toBe(410)
    const tom = await minor('Tom')
    const unopened = await withTx((tx) => guardians.openForm(tx, tom))
    await database.forward('31 minutes')
    expect((await opened(unopened)).first.status).toBe(410)
    expect((await newer.get()).status).toBe(200)
    await database.forward('2 hours')
    expect((await newer.get()).status).toBe(410)
    expect((await newer.send(FILLED)).status).toBe(410)
    const grown = await worker(database, { birthDate: '2008-11-24' })
    const last = await linkFor(grown)
    await database.sql`update members set birth_date = '2008-11-23' where id = ${grown.id}`
    const answer = await last.send(FILLED)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('18 oder älter')])
  })
})

describe('withdrawing', () => {
  test('with a link: what is ticked is over at once, running work with it', async () => {
    const clara = await client(database, { points: 5_000 })
    const lia = await minor()
    await agreed(database, lia)
    await claimed(database, lia, await openJob(database, clara))
    const { get, send, path } = await opened(await withTx((tx) => guardians.openRevokeForm(tx, lia)))
    expect(path).toMatch(/^\/f\/o\//)
    expect(await (await get()).text()).toContain('Nicht mehr: Aufträge erledigen')
    const none = await send({})
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Kreuz bitte an')])
    const done = await send({ jobs: 'yes' })
    const page = await done.text()
    expect(done.status).toBe(200)
    expect(page).toContain('Ab jetzt nicht mehr: Aufträge erledigen')
    expect(page).toContain('Das gilt weiter: Verdientes auszahlen lassen')
    expect(page).toContain('Beendete Aufträge: 1')
    expect(await scopesOf(lia)).toEqual(['payout', 'shop'])
    expect((await send({ shop: 'yes' })).status).toBe(410)
    await database.assertWorld()
  })

  const post = (values: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = OURS) =>
    app.request('/guardian', { method: 'POST', body: new URLSearchParams(values), headers })

  test('with the code, at any time, in steps, and never with the code in an address', async () => {
    const lia = await minor()
    const code = await agreed(database, lia)
    await database.forward('90 days')
    const asked = await app.request('/guardian?lang=en')
    expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await asked.text()).toContain('Withdraw a consent')
    const shown = await post({ code: code.toLowerCase() })
    const page = await shown.text()
    expect([shown.status, shown.headers.get('location')]).toEqual([200, null])
    expect(page).toContain(`value="${code.toLowerCase()}"`)
    expect(await scopesOf(lia)).toHaveLength(3)
    expect(await (await post({ code, asked: 'yes' })).text()).toContain('what is no longer to hold')
    expect(await (await post({ code, asked: 'yes', jobs: 'yes', shop: 'yes' })).text()).toContain('Withdrawn')
    expect(await scopesOf(lia)).toEqual(['payout'])
    await post({ code, asked: 'yes', payout: 'yes' })
    expect(await (await post({ code })).text()).toContain('nothing to withdraw')
  })

  test('with a wrong code, or from another site, changes nothing', async () => {
    const lia = await minor()
    const code = await agreed(database, lia)
    const wrong = await post({ code: '<b>0000' })
    const page = await wrong.text()
    expect([wrong.status, page.includes('value="&lt;b&gt;0000"')]).toEqual([422, true])
    for (const headers of [{ origin: 'https://evil.example' }, {}, { ...OURS, 'sec-fetch-site': 'cross-site' }]) {
      expect((await post({ code, jobs: 'yes' }, headers)).status).toBe(403)
    }
    expect((await post({ code: 'x'.repeat(20_000) })).status).toBe(413)
    expect(await scopesOf(lia)).toHaveLength(3)
  })
})

test('what a guardian and a child say of themselves is in no log, notice, command or table in clear', async () => {
  const CANARIES = ['Kanarienvogel', 'kanari@example.org', '2010-07-13']
  const lia = await worker(database, { birthDate: '2010-07-13', name: 'Lia' })
  const { send } = await linkFor(lia)
  const typed = { ...FILLED, name: 'Petra Kanarienvogel', contact: 'kanari@example.org', payout: 'yes' }
  await send({ ...typed, sure: '' })
  // A bug on the way is logged, without what was typed.
  await database.sql`alter table consents rename to consents_away`
  onTestFinished(async () => void (await database.sql`alter table if exists consents_away rename to consents`))
  expect((await send(typed)).status).toBe(500)
  await database.sql`alter table consents_away rename to consents`
  const done = await send(typed)
  const code = readCode(await done.text())
  expect(code).toHaveLength(32)
  await app.request('/guardian', {
    method: 'POST',
    body: new URLSearchParams({ code, asked: 'yes', jobs: 'yes' }),
    headers: OURS,
  })
  expect(logged.join('')).toContain('a form failed')
  const tables = ['commands', 'notices', 'forms', 'consents', 'consent_scopes', 'audit', 'inbox', 'dialogs', 'settings']
  const kept: string[] = [...logged]
  for (const table of tables) {
    const rows = await database.sql<{ all: string }[]>`select to_jsonb(t)::text as all from ${database.sql(table)} t`
    kept.push(...rows.map((row) => row.all))
  }
  const everything = kept.join('\n')
  for (const canary of [...CANARIES, code, code.replaceAll('-', '')]) expect(everything).not.toContain(canary)
  // The birth date stands where it belongs, and nowhere else.
  expect((await withTx((tx) => members.byId(tx, lia.id)))?.birthDate).toBe('2010-07-13')
})
