import { expect, test } from 'vitest'
import { formPages } from '../../api/forms/forms.ts'
import { statementPage } from '../../api/forms/statement.ts'
import * as deposits from '../../core/deposits/index.ts'
import * as forms from '../../core/forms/index.ts'
import type { Member } from '../../core/members/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import { camt, OUR_IBAN, type Row } from '../support/camt.ts'
import { testDatabase } from '../support/database.ts'
import { browsing } from '../support/form-visit.ts'
import { client, operator, pointsOf, worker } from '../support/people.ts'
import { testVault, testWebLink } from '../support/vault.ts'

const database = await testDatabase()
const bank = { holder: 'Klickwork', iban: OUR_IBAN }
const app = browsing(
  formPages({
    database,
    vault: testVault,
    webLink: testWebLink,
    pages: { statement: statementPage({ bank, euros: (points) => `${points / 100} EUR` }) },
    explain: (refusal) => `Refused: ${refusal.code} ${JSON.stringify(refusal.detail)}`,
    log: createLogger({ level: 'silent' }),
  }),
)

const linkOf = async (member: Member): Promise<string> =>
  `/f/${await database.withTx((tx) => forms.open(tx, member, { kind: 'statement' }))}`

function upload(path: string, bytes: Uint8Array, values: Readonly<Record<string, string>> = {}) {
  const body = new FormData()
  body.set('file', new File([Uint8Array.from(bytes)], 'statement.xml'))
  for (const [name, value] of Object.entries(values)) body.set(name, value)
  return app.request(path, { method: 'POST', body })
}

test('a statement is looked at first, booked after a tick, and the link is over then', async () => {
  const clara = await client(database, { name: 'Clara' })
  const reference = await database.withTx((tx) => deposits.reference(tx, clara))
  const path = await linkOf(await operator(database))
  expect(await (await app.request(path)).text()).toContain('type="file"')
  const rows: readonly Row[] = [
    { cents: 2_500, words: [reference] },
    { cents: 700, words: ['<b>?'.replace('<', '&lt;')] },
  ]
  const looked = await upload(path, camt(rows))
  const page = await looked.text()
  expect(looked.status).toBe(200)
  expect(page).toContain('Noch ist nichts gebucht.')
  expect(page).toContain('1 × zugeordnet, wird gutgeschrieben: 25 EUR')
  expect(page).toContain('2026-11-26 · 7 EUR · Clara Muster · &lt;b&gt;? · ohne bekannten')
  expect(page).not.toContain('AT61')
  expect(await pointsOf(database, clara, 'budget')).toBe(0)

  const name = /name="(book-[0-9a-z]{10})"/.exec(page)?.[1] ?? ''
  const booked = await app.request(path, { method: 'POST', body: new URLSearchParams({ [name]: 'yes' }) })
  expect([booked.status, await booked.text()]).toEqual([200, expect.stringContaining('1 gutgeschrieben, 1 wartet')])
  expect(await pointsOf(database, clara, 'budget')).toBe(2_500)
  expect((await app.request(path)).status).toBe(410)
  await database.assertWorld()
})

test('a file that cannot be read says why, and the form stays', async () => {
  const path = await linkOf(await operator(database))
  const bad = await upload(path, Buffer.from('<!DOCTYPE x><a/>'))
  expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining('entities')])
  const none = await app.request(path, { method: 'POST', body: new URLSearchParams({}) })
  expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Wähl bitte die Datei')])
  const other = await upload(path, camt([{ cents: 1 }], { iban: 'DE89370400440532013000' }))
  expect([other.status, await other.text()]).toEqual([422, expect.stringContaining('account')])
})

test('somebody who is no operator any more, or who forges a draft, books nothing', async () => {
  const path = await linkOf(await worker(database))
  const bad = await upload(path, camt([{ cents: 100 }]))
  expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining('operator.only')])
  const mine = await linkOf(await operator(database))
  const forged = await app.request(mine, { method: 'POST', body: new URLSearchParams({ 'book-aaaaaaaaaa': 'yes' }) })
  expect([forged.status, await forged.text()]).toEqual([422, expect.stringContaining('statement.unknown')])
})
