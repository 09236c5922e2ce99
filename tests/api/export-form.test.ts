import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { exportPage } from '../../api/forms/export.ts'
import { formPages } from '../../api/forms/forms.ts'
import * as forms from '../../core/forms/index.ts'
import type { Member } from '../../core/members/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import { livedIn, memoryStorage } from '../core/privacy/world.ts'
import { withPage } from '../support/browser.ts'
import { testDatabase } from '../support/database.ts'
import { testVault, testWebLink } from '../support/vault.ts'

const database = await testDatabase()
const storage = memoryStorage()
const { ben, clara } = await livedIn(database, storage)
const logged: string[] = []
const app = formPages({
  database,
  vault: testVault,
  webLink: testWebLink,
  pages: { export: exportPage({ database, storage }) },
  explain: (refusal) => `Refused: ${refusal.code}`,
  log: createLogger({ level: 'trace', destination: { write: (line: string) => void logged.push(line) } }),
})
const linkOf = async (member: Member): Promise<string> =>
  `/f/${await database.withTx((tx) => forms.open(tx, member, { kind: 'export' }))}`

/** Opens a link as a browser does: the secret goes into a cookie, the address is another one. */
async function opened(path: string) {
  const first = await app.request(path)
  const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return { status: first.status, address: first.headers.get('location') ?? '', cookie }
}
const press = ({ address, cookie }: Awaited<ReturnType<typeof opened>>, site = 'same-origin') =>
  app.request(address, { method: 'POST', headers: { cookie, 'sec-fetch-site': site } })

test('the link gives one archive, to its own page, within half an hour', async () => {
  const path = await linkOf(ben)
  const page = await opened(path)
  expect([page.status, page.address.includes(path.slice(3))]).toEqual([303, false])
  // Looking uses nothing up, another site gets nothing, and nothing works without the cookie.
  expect((await app.request(page.address, { headers: { cookie: page.cookie } })).status).toBe(200)
  expect((await press(page, 'cross-site')).status).toBe(403)
  expect(
    (await app.request(page.address, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } })).status,
  ).toBe(410)
  const answer = await press(page)
  expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('content-type')]).toEqual([
    200,
    'no-store',
    'application/zip',
  ])
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  expect(Buffer.from(files['LIESMICH.txt'] ?? []).toString()).toContain('Alles, was Klickwork über dich weiß')
  expect(Object.keys(files)).toContain('csv/profile.csv')
  expect((await press(page)).status).toBe(410)
  expect((await app.request(path)).status).toBe(410)

  const late = await opened(await linkOf(ben))
  await database.forward('31 minutes')
  const over = await press(late)
  expect([over.status, (await over.text()).includes('zwei Stunden')]).toEqual([410, false])
  expect(logged.join('\n')).not.toContain(path.slice(3))
})

test('two presses at once: one archive', async () => {
  const page = await opened(await linkOf(clara))
  const [one, other] = await Promise.all([press(page), press(page)])
  expect([one.status, other.status].toSorted((low, high) => low - high)).toEqual([200, 410])
})

test('in a browser, without scripts: the file is saved', async (context) => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const path = await linkOf(clara)
  try {
    await withPage(
      context,
      `http://127.0.0.1:${port}${path}`,
      async (page) => {
        expect(page.url()).not.toContain(path.slice(3))
        const saving = page.waitForEvent('download')
        await page.getByRole('button', { name: 'ZIP herunterladen' }).click()
        const saved = await saving
        expect(saved.suggestedFilename()).toMatch(/^klickwork-daten-20[0-9-]{8}\.zip$/)
        expect(Object.keys(unzipSync(await readFile(await saved.path())))).toContain('json/jobs.json')
      },
      { javaScriptEnabled: false, viewport: { width: 320, height: 640 } },
    )
  } finally {
    server.close()
  }
})
