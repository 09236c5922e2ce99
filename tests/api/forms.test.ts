import { describe, expect, test } from 'vitest'
import { formPages, type FormPage } from '../../api/forms/forms.ts'
import * as forms from '../../core/forms/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import { refuse } from '../../core/shared/refusal.ts'
import { testDatabase } from '../support/database.ts'
import { browsing } from '../support/form-visit.ts'
import { worker } from '../support/people.ts'
import { testVault, testWebLink } from '../support/vault.ts'

const database = await testDatabase()
const seen: string[] = []
const page: FormPage = {
  show: async ({ language }) => ({
    language,
    title: 'Adresse',
    lines: ['<b>Hallo</b>'],
    inputs: [{ name: 'street', label: 'Straße', kind: 'text' }],
  }),
  submit: async ({ language, key }, { values }) => {
    const street = values['street'] ?? ''
    if (street === 'refused') return refuse('file.unknown', {})
    if (street === 'broken') throw new Error('a bug with street broken')
    const inputs = [{ name: 'street', label: 'Straße', kind: 'text' as const, value: street, error: 'zu kurz' }]
    if (street.length < 3) return { is: 'again', page: { language, title: 'Adresse', lines: [], inputs } }
    seen.push(`${key.split(':')[0]} ${street}`)
    return { is: 'done', page: { language, title: 'Danke', lines: [street] } }
  },
}
const lines: string[] = []
const log = createLogger({ level: 'info', destination: { write: (line: string) => void lines.push(line) } })
const pages = formPages({
  database,
  vault: testVault,
  webLink: testWebLink,
  pages: { address: page },
  explain: (refusal) => `Refused: ${refusal.code}`,
  log,
})
const app = browsing(pages)

const link = async (): Promise<string> => {
  const member = await worker(database)
  return `/f/${await database.withTx((tx) => forms.open(tx, member, { kind: 'address' }))}`
}
const send = (path: string, street: string) =>
  app.request(path, { method: 'POST', body: new URLSearchParams({ street }) })

describe('a page behind a one-time link', () => {
  test('is shown as often as wanted, escaped, and tells nobody where it stands', async () => {
    const path = await link()
    for (const answer of [await app.request(path), await app.request(path)]) {
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('&lt;b&gt;Hallo&lt;/b&gt;')
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('leads on to an address without its secret, with a cookie for that page alone', async () => {
    const path = await link()
    const first = await pages.request(path)
    const next = first.headers.get('location') ?? ''
    expect([first.status, next]).toEqual([303, expect.stringMatching(/^\/f\/o\/[0-9a-z]{10}$/)])
    const cookie = first.headers.get('set-cookie') ?? ''
    for (const part of [`Path=${next};`, 'HttpOnly', 'Secure', 'SameSite=Lax', 'Max-Age=86400'])
      expect(`${cookie};`).toContain(part)
    const direct = { method: 'POST', body: new URLSearchParams({ street: 'Hauptstraße 9' }) }
    expect((await pages.request(path, direct)).status).toBe(303)
    expect((await pages.request(next, direct)).status).toBe(403)
    expect(seen.join()).not.toContain('Hauptstraße 9')
  })

  test('is sent in once; afterwards the link is over', async () => {
    const path = await link()
    const done = await send(path, '<i>Hauptstraße 1')
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('&lt;i&gt;Hauptstraße 1')])
    expect(seen).toEqual(['form <i>Hauptstraße 1'])
    expect((await send(path, 'Hauptstraße 2')).status).toBe(410)
    expect((await app.request(path)).status).toBe(410)
    expect(seen).toHaveLength(1)
  })

  test('that is filled in wrong comes back with what was typed, and stays open', async () => {
    const path = await link()
    const again = await send(path, 'A"')
    expect([again.status, await again.text()]).toEqual([422, expect.stringContaining('value="A&quot;"')])
    const refused = await send(path, 'refused')
    const text = await refused.text()
    expect([refused.status, text.includes('Refused: file.unknown'), text.includes('value="refused"')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await send(path, 'Hauptstraße 3')).status).toBe(200)
  })

  test('that is sent in too late comes back with what was typed, and takes nothing', async () => {
    const path = await link()
    const first = await pages.request(path)
    const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const sendOn = (street: string) =>
      pages.request(first.headers.get('location') ?? '', {
        ...{ method: 'POST', body: new URLSearchParams({ street }) },
        headers: { cookie, origin: testWebLink('') },
      })
    await database.forward('40 minutes')
    expect((await sendOn('A"')).status).toBe(422)
    const before = seen.length
    await database.forward('2 hours')
    const late = await sendOn('Gasse 4')
    const text = await late.text()
    expect([late.status, text.includes('value="Gasse 4"'), text.includes('<button')]).toEqual([410, true, false])
    expect(seen).toHaveLength(before)
  })

  test('that breaks saves nothing, stays open, and logs neither the link nor what was typed', async () => {
    const path = await link()
    expect((await send(path, 'broken')).status).toBe(500)
    expect(lines.join('')).toContain('a form failed')
    expect(lines.join('')).not.toContain(path.slice(3))
    expect((await app.request(path)).status).toBe(200)
  })

  test('more than 5 MB are refused with a sentence', async () => {
    const answer = await send(await link(), 'x'.repeat(6 * 1024 * 1024))
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('5 MB')])
  })

  test('that does not exist is explained', async () => {
    const answer = await app.request(`/f/${'0'.repeat(32)}`)
    expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('Refused: form.over')])
  })
})
