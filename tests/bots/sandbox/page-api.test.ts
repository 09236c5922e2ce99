import { beforeEach, describe, expect, test } from 'vitest'
import { sandboxPage } from '../../../bots/sandbox/page.ts'
import { type FakeStandIn, fakeStandIn } from './fake-stand-in.ts'

const HERE = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
const CLARA = 5_000_001
const BEN = 5_000_002

let standIn: FakeStandIn
let movedMilliseconds: number
let app: ReturnType<typeof sandboxPage>

beforeEach(() => {
  movedMilliseconds = 0
  const now = (): Date => new Date(Date.parse('2026-11-23T17:00:00Z') + movedMilliseconds)
  standIn = fakeStandIn(now)
  standIn.addPerson({ firstName: 'Clara' })
  standIn.addPerson({ firstName: 'Ben' })
  const forward = async (milliseconds: number): Promise<void> => {
    movedMilliseconds += milliseconds
  }
  app = sandboxPage({ standIn, clock: { now, forward } })
})

async function post(path: string, body: unknown, headers: Record<string, string> = HERE): Promise<Response> {
  return app.request(`http://127.0.0.1:3000/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function upload(personId: number, file: File, as: string, caption = ''): Promise<Response> {
  const body = new FormData()
  body.set('as', as)
  body.set('caption', caption)
  body.set('file', file)
  return app.request(`http://127.0.0.1:3000/sandbox/people/${personId}/files`, { method: 'POST', headers: HERE, body })
}

describe('who may play the people', () => {
  test.each([
    ['another website', { ...HERE, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a page on another port', { ...HERE, origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { ...HERE, origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['another website whose browser leaves the origin out', { host: HERE.host, 'sec-fetch-site': 'cross-site' }],
    ['a request without a trace of a page', { host: HERE.host }],
    ['a foreign name that leads to this computer', { host: 'evil.example:3000', origin: 'http://evil.example:3000' }],
    [
      'a name that only begins like this computer',
      { host: 'localhost.evil.example', origin: 'http://localhost.evil.example' },
    ],
  ])('%s is refused', async (_, headers) => {
    const response = await post(`people/${CLARA}/text`, { text: 'Hallo' }, headers)
    expect(response.status).toBe(403)
    expect(standIn.history(CLARA)).toEqual([])
  })

  test('reading the chats under a foreign name is refused', async () => {
    const response = await app.request('http://evil.example/sandbox/events', { headers: { host: 'evil.example' } })
    expect(response.status).toBe(403)
  })

  test('the page itself is let in, also as localhost', async () => {
    const localhost = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
    expect((await post(`people/${CLARA}/text`, { text: 'Hallo' }, localhost)).status).toBe(200)
    expect(standIn.history(CLARA).map((message) => message.text)).toEqual(['Hallo'])
  })

  test('the page comes with a policy that allows nothing foreign and no inline script', async () => {
    const response = await app.request('http://127.0.0.1:3000/', { headers: { host: HERE.host } })
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    const html = await response.text()
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/)
    expect(html).not.toMatch(/https?:\/\//)
  })

  test('only files of the page are served', async () => {
    for (const path of ['page/tsconfig.json', 'page/../page.ts', 'page/%2e%2e/page.ts', 'page/nothing.js']) {
      const response = await app.request(`http://127.0.0.1:3000/${path}`, { headers: { host: HERE.host } })
      expect(response.status, path).toBe(404)
    }
  })
})

describe('bad input', () => {
  test.each([
    ['people', { firstName: '  ', languageCode: 'de' }],
    ['people', { firstName: 'x'.repeat(65), languageCode: 'de' }],
    [`people/${CLARA}/language`, { languageCode: 'fr' }],
    [`people/${CLARA}/text`, { text: '  \n' }],
    [`people/${CLARA}/text`, 'no json'],
    [`people/${CLARA}/start`, { payload: 'with space' }],
    [`people/${CLARA}/start`, { payload: 'x'.repeat(65) }],
    [`people/${CLARA}/press`, { messageId: 1, data: 'unknown' }],
    ['people/77/text', { text: 'Hallo' }],
    ['clock', { hours: 2 }],
    ['clock', { hours: -1 }],
  ])('to %s is refused with a sentence in both languages: %j', async (path, body) => {
    const response = await post(path, body)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    const sentence: unknown = expect.stringMatching(/^[A-Z].+\.$/)
    expect(await response.json()).toEqual({ refused: { de: sentence, en: sentence } })
    expect(movedMilliseconds).toBe(0)
  })

  test('a body without end is refused', async () => {
    const response = await post(`people/${CLARA}/text`, { text: 'x'.repeat(200_000) })
    expect(response.status).toBe(413)
  })

  test('a disabled button cannot be pressed', async () => {
    const keyboard = [[{ text: 'Freigeben', callbackData: 'approve', disabled: true }]]
    const messageId = standIn.says(CLARA, { text: 'Fertig', keyboard })
    expect((await post(`people/${CLARA}/press`, { messageId, data: 'approve' })).status).toBe(409)
  })

  test("a button of another person's chat cannot be pressed", async () => {
    const messageId = standIn.says(BEN, { text: 'Los', keyboard: [[{ text: 'Los', callbackData: 'go' }]] })
    expect((await post(`people/${CLARA}/press`, { messageId, data: 'go' })).status).toBe(409)
  })

  test('somebody who blocked the bot writes nothing, and Start lets the bot in again', async () => {
    await post(`people/${CLARA}/block`, { blocked: true })
    expect((await post(`people/${CLARA}/text`, { text: 'Hallo' })).status).toBe(409)
    expect((await post(`people/${CLARA}/start`, { payload: 'j_4F2K9QXM7A' })).status).toBe(200)
    expect(standIn.people()[0]?.blocked).toBe(false)
    expect(standIn.history(CLARA).map((message) => message.text)).toEqual(['/start j_4F2K9QXM7A'])
  })
})

describe('files', () => {
  test('a file over 20 MB is refused', async () => {
    const file = new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'big.bin')
    expect((await upload(CLARA, file, 'document')).status).toBe(413)
    expect(standIn.history(CLARA)).toEqual([])
  })

  test('an empty file, a picture that is none, and a form without a file are refused', async () => {
    expect((await upload(CLARA, new File([], 'empty.txt'), 'document')).status).toBe(400)
    const drawing = new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' })
    expect((await upload(CLARA, drawing, 'photo')).status).toBe(400)
    expect((await post(`people/${CLARA}/files`, {})).status).toBe(400)
  })

  test('a file keeps its bytes, type and name, without a path or invisible characters', async () => {
    const file = new File(['a;b'], '../../etc/k\u202Earten.csv', { type: 'text/csv' })
    expect((await upload(CLARA, file, 'document', 'Fertig')).status).toBe(200)
    expect(standIn.history(CLARA)[0]?.file).toMatchObject({ name: 'karten.csv', mimeType: 'text/csv', size: 3 })
    expect(standIn.history(CLARA)[0]?.caption).toBe('Fertig')
  })

  test('a web page that somebody handed in is downloaded, never shown', async () => {
    await upload(CLARA, new File(['<script>1</script>'], 'a.html', { type: 'text/html' }), 'document')
    const fileId = standIn.history(CLARA)[0]?.file?.fileId ?? ''
    const address = `http://127.0.0.1:3000/sandbox/people/${CLARA}/files/${fileId}`
    const response = await app.request(address, { headers: { host: HERE.host } })
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''a.html")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe('<script>1</script>')
  })

  test("a file of another person's chat is not given out", async () => {
    await upload(CLARA, new File(['secret'], 'a.txt', { type: 'text/plain' }), 'document')
    const fileId = standIn.history(CLARA)[0]?.file?.fileId ?? ''
    const address = `http://127.0.0.1:3000/sandbox/people/${BEN}/files/${fileId}`
    expect((await app.request(address, { headers: { host: HERE.host } })).status).toBe(404)
  })
})

test('the clock moves forward by an hour and by a day', async () => {
  await post('clock', { hours: 1 })
  const response = await post('clock', { hours: 24 })
  expect(movedMilliseconds).toBe(25 * 3_600_000)
  expect(await response.json()).toEqual({ now: Date.parse('2026-11-24T18:00:00Z') })
})

test('a page is told everything first and then only what changed', async () => {
  standIn.says(CLARA, { text: 'eins' })
  const second = standIn.says(CLARA, { text: 'zwei' })
  const stopping = new AbortController()
  const response = await app.request('http://127.0.0.1:3000/sandbox/events', {
    headers: { host: HERE.host },
    signal: stopping.signal,
  })
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
  const readUntil = async (words: string): Promise<string> => {
    let text = ''
    while (!text.includes(words)) text += (await reader.read()).value ?? ''
    return text
  }
  const beginning = await readUntil('"ready"')
  expect(beginning).toContain('eins')
  expect(beginning).toContain('zwei')
  standIn.edits(CLARA, second, { text: 'drei' })
  const change = await readUntil('drei')
  expect(change).not.toContain('eins')
  await reader.cancel()
  stopping.abort()
})
