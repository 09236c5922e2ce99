import { expect, test } from 'vitest'
import { formPages } from '../../api/forms/forms.ts'
import { statementPage } from '../../api/forms/statement.ts'
import { copyFor } from '../../bots/copy/copy.ts'
import { flat } from '../../bots/dialog/text.ts'
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
    pages: {
      statement: statementPage({
        bank,
        euros: (points) => `${points / 100} EUR`,
        day: (day) => day.split('-').reverse().join('.'),
        booked: (booked, language) => flat(copyFor(language).bank.file.booked(booked)),
      }),
    },
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
  expect(page).toContain('26.11.2026 · 7 EUR · Clara Muster · &lt;b&gt;? · ohne bekannten')
  expect(page).not.toContain('AT61')
  expect(await pointsOf(database, clara, 'budget')).toBe(0)

  const draft = /name="draft" value="([0-9a-z]{10})"/.exec(page)?.[1] ?? ''
  const forgotten = await app.request(path, { method: 'POST', body: new URLSearchParams({ draft }) })
  expect(forgotten.status).toBe(422)
  const stayed = await forgotten.text()
  for (const words of ['Hak erst „Ja, so buchen“ an', '25 EUR', `name="book-${draft}"`, 'Andere Datei'])
    expect(stayed).toContain(words)

  const name = /name="(book-[0-9a-z]{10})"/.exec(page)?.[1] ?? ''
  const booked = await app.request(path, { method: 'POST', body: new URLSearchParams({ [name]: 'yes' }) })
  expect([booked.status, await booked.text()]).toEqual([
    200,
    expect.stringContaining('✅ 1 gutgeschrieben, 1 wartet auf eine Entscheidung.'),
  ])
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

test('what came of a file is said without what there was none of', () => {
  const none = { credited: 0, paid: 0, cameBack: 0, waiting: 0, reversed: 0, duplicate: 0 }
  const said = (language: 'de' | 'en', some: Partial<typeof none>) =>
    flat(copyFor(language).bank.file.booked({ ...none, ...some }))
  expect(said('de', { paid: 2, cameBack: 1 })).toBe('✅ 2 Auszahlungen bestätigt, 1 kam zurück.')
  expect(said('en', { paid: 2, cameBack: 1 })).toBe('✅ 2 payouts confirmed, 1 came back.')
  expect(said('de', { cameBack: 1, duplicate: 1 })).toBe('✅ 1 Auszahlung kam zurück, 1 war schon da.')
  expect(said('de', {})).toBe('✅ Gelesen. Zu buchen war nichts.')
})
