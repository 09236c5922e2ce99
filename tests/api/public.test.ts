import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { publicPages } from '../../api/public/public.ts'
import { Busy, keptPictures } from '../../api/public/pictures.ts'
import { legalPages } from '../../bots/screens/legal-pages.ts'
import { formats } from '../../bots/copy/format.ts'
import * as jobs from '../../core/jobs/index.ts'
import { testDatabase } from '../support/database.ts'
import { client, draftJob, openJob } from '../support/people.ts'
import { testWebLink } from '../support/vault.ts'

const database = await testDatabase()
const ABOUT = {
  imprint: ['Klickwork GmbH', 'Weg 1 <Hof>'],
  sandbox: false,
  minimumAge: 14,
  feeBasisPoints: 1000,
  stripe: true,
  tremendous: false,
}
const app = publicPages({
  database,
  formats,
  webLink: testWebLink,
  legal: { de: legalPages('de', ABOUT), en: legalPages('en', ABOUT) },
  door: (id) => ({ telegram: `https://t.me/klick?start=j_${id}` }),
})
const EVIL = '<script>alert(1)</script> & "so" \'on\''
const clara = await client(database, { points: 100_000 })
const job = await openJob(database, clara, { title: EVIL, category: 'texts', rewardPoints: 750, slots: 2 })
const draft = await draftJob(database, clara, { title: 'Noch nicht fertig' })

const get = async (path: string, language = 'de') => {
  const answer = await app.request(path, { headers: { 'accept-language': language } })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

describe('the page of a job', () => {
  test('shows what it pays and asks, with the words of the client as words', async () => {
    const { status, text, headers } = await get(`/j/${job.publicId}`)
    expect(status).toBe(200)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;')
    expect(text).not.toContain('<script')
    expect(text).toContain('7,50')
    expect(text).toContain('2 Plätze frei')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('leads into the private chat at the job, on the platforms that are connected', async () => {
    const { text } = await get(`/j/${job.publicId}`)
    expect(text).toContain(`href="https://t.me/klick?start=j_${job.publicId}"`)
    expect(text).not.toContain('In Discord')
    expect(text).toContain('Abgegeben wird: Text')
  })

  test('has a preview card for social networks', async () => {
    const { text } = await get(`/j/${job.publicId}`, 'en')
    const card = /property="og:image" content="https:\/\/klickwork\.example([^"]+)"/.exec(text)?.[1] ?? ''
    const answer = await app.request(card.replaceAll('&amp;', '&'))
    expect(answer.headers.get('content-type')).toBe('image/png')
    const image = PNG.sync.read(Buffer.from(await answer.arrayBuffer()))
    expect([image.width, image.height]).toEqual([1200, 630])
    // The fonts are there: dark letters on the light ground.
    const dark = Array.from({ length: image.width * image.height }, (_, index) => image.data[index * 4] ?? 255)
    expect(dark.filter((red) => red < 80).length).toBeGreaterThan(2_000)
  })

  test('speaks the language that is asked for', async () => {
    expect((await get(`/j/${job.publicId}?lang=en`)).text).toContain('Open in Telegram')
    expect((await get(`/j/${job.publicId}`, 'en-GB')).text).toContain('2 slots free')
  })

  test('is nobody else’s business before it is published', async () => {
    for (const path of [`/j/${draft.publicId}`, '/j/unknown', `/j/${draft.publicId}/card.png`, '/jobs/nothing'])
      expect((await get(path)).status).toBe(404)
  })

  test('is gone while an operator looks at it, and stays gone when one has ended it', async () => {
    const held = await openJob(database, clara, { title: 'Gemeldet' })
    const locked = () => database.withTx(async (tx) => jobs.lockById(tx, held.id))
    const status = async () => (await get(`/j/${held.publicId}`)).status
    expect(await status()).toBe(200)
    await database.withTx(async (tx) => jobs.hold(tx, await jobs.lockById(tx, held.id), 'reports'))
    expect(await status()).toBe(404)
    await database.withTx(async (tx) => jobs.closeByOperator(tx, await jobs.lockById(tx, held.id)))
    expect([(await locked()).status, await status()]).toEqual(['closed', 404])
  })

  test('says when it is over, and search engines forget it', async () => {
    const ended = await openJob(database, clara, { title: 'Bald vorbei' })
    await database.withTx((tx) => jobs.close(tx, clara, { key: `close:${ended.id}`, job: ended.publicId }))
    const { status, text } = await get(`/j/${ended.publicId}`)
    expect([status, text.includes('Dieser Auftrag ist beendet.'), text.includes('noindex')]).toEqual([200, true, true])
    expect(text).not.toContain('t.me/klick')
    expect((await get('/jobs')).text).not.toContain('Bald vorbei')
  })

  test('goes 30 days after its end, and with its client', async () => {
    const other = await client(database, { points: 10_000 })
    const [old, last] = [await openJob(database, other), await openJob(database, other)]
    for (const { id, publicId } of [old, last])
      await database.withTx((tx) => jobs.close(tx, other, { key: `close:${id}`, job: publicId }))
    await database.sql`update jobs set ended_at = now() - interval '31 days' where id = ${old.id}`
    const { status, text } = await get(`/j/${old.publicId}`)
    expect([status, text.includes('steht nicht mehr im Netz'), text.includes(old.brief)]).toEqual([410, true, false])
    expect((await get(`/j/${old.publicId}/card.png`)).status).toBe(404)
    expect((await get(`/j/${last.publicId}`)).status).toBe(200)
    await database.sql`update members set status = 'suspended' where id = ${other.id}`
    expect((await get(`/j/${last.publicId}`)).status).toBe(404)
  })
})

test('the legal pages say who is responsible and who gets to know what, in both languages', async () => {
  expect((await get('/impressum')).text).toContain('Klickwork GmbH\nWeg 1 &lt;Hof&gt;')
  const { text } = await get('/privacy')
  expect(text).toMatch(/IBAN und Kontoinhaber[^]*bei Stripe/)
  expect(text).not.toContain('Tremendous')
  expect((await get('/terms', 'en')).text).toMatch(/at least 14 years old[^]*answers for its offers/)
  expect((await get('/jobs')).text).toContain('<a href="/impressum?lang=de">Impressum</a>')
})

test('preview pictures: two are drawn at once, a few wait, and more are put off', async () => {
  const ends: (() => void)[] = []
  const draw = keptPictures(() => new Promise((resolve) => void ends.push(() => resolve(new Uint8Array()))))
  const wanted = Array.from({ length: 11 }, (_, index) =>
    draw(`${index}`, { title: '', kicker: '', headline: '', detail: '' }).then(
      () => 'drawn',
      (error: unknown) => (error instanceof Busy ? 'busy' : 'broken'),
    ),
  )
  expect(await wanted[10]).toBe('busy')
  expect(ends).toHaveLength(2)
  for (let count = 0; count < 10; count += 1) {
    ends[count]?.()
    await wanted[count]
  }
  expect(await Promise.all(wanted)).toEqual([...Array.from({ length: 10 }, () => 'drawn'), 'busy'])
})

describe('the list of open jobs', () => {
  test('shows every job once, page by page', async () => {
    const many: string[] = []
    for (let number = 0; number < 45; number += 1)
      many.push((await openJob(database, clara, { title: `Auftrag Nummer ${number}`, category: 'testing' })).publicId)
    const seen: string[] = []
    let path: string | undefined = '/jobs/testing'
    while (path !== undefined) {
      const { text } = await get(path)
      seen.push(...[...text.matchAll(/href="\/j\/([a-z0-9]+)\?/g)].map(([, id]) => String(id)))
      path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toEqual(many.toReversed())
  })

  test('of a category holds no others', async () => {
    expect((await get('/jobs/marketing')).text).toContain('Gerade ist hier nichts offen.')
  })

  test('begins anew for an old link', async () => {
    expect((await get('/jobs?after=nonsense')).status).toBe(200)
    expect((await get('/jobs?after=%00')).status).toBe(200)
    expect((await get('/j/%00')).status).toBe(404)
  })
})

describe('for machines', () => {
  test('the feed is Atom, and its words are text', async () => {
    const { text, headers } = await get('/feed.xml')
    expect(XMLValidator.validate(text)).toBe(true)
    expect(headers.get('content-type')).toContain('application/atom+xml')
    const { feed } = new XMLParser({ isArray: (name) => name === 'entry' }).parse(text)
    expect(feed.entry.length).toBe(46)
    expect((await get('/jobs/texts/feed.xml')).text).toContain('&lt;script&gt;')
  })

  test('the sitemap names the categories and the open jobs', async () => {
    const { text } = await get('/sitemap.xml')
    expect(XMLValidator.validate(text)).toBe(true)
    expect(text).toContain(`<loc>https://klickwork.example/j/${job.publicId}</loc>`)
    expect(text).toContain('<loc>https://klickwork.example/jobs/texts</loc>')
    expect(text).not.toContain(draft.publicId)
  })

  test('robots.txt names the sitemap and keeps one-time links out', async () => {
    expect((await get('/robots.txt')).text).toBe(
      'User-agent: *\nDisallow: /f/\nDisallow: /webhooks/\nSitemap: https://klickwork.example/sitemap.xml\n',
    )
  })
})
