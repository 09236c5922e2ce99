import { readFileSync } from 'node:fs'
import { Hono, type Context } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Outage, type Database, type Tx } from '../../core/db/connect.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import type { Preview } from '../../core/pictures/index.ts'
import type { Language } from '../../core/shared/language.ts'
import { Refusal, refuse } from '../../core/shared/refusal.ts'
import { atom, sitemap } from './feed.ts'
import { legalHtml, type Legal } from './legal.ts'
import { categoryTitle, factsOf, jobHtml, listHtml, messageHtml, type Format, type Look } from './page.ts'
import type { Html } from '../html.ts'
import { LEGAL_LINKS } from '../legal-links.ts'
import { Busy, keptPictures } from './pictures.ts'
import { words } from './words.ts'

export interface PublicOptions {
  readonly database: Database
  readonly formats: Readonly<Record<Language, Format>>
  readonly webLink: (path: string) => string
  readonly door: Look['door']
  readonly legal: Readonly<Record<Language, Legal>>
}

const STYLES = readFileSync(new URL('./public.css', import.meta.url), 'utf8')
const PAGE = 20
const FEED = 50
/** sitemaps.org allows 50,000; the newest open jobs are what a search engine wants. */
const SITEMAP = 500
/** When a preview picture may be asked for again. */
const BUSY_SECONDS = 10
/** Pages may be kept by browsers and proxies for a minute: nothing in them is anybody's own. */
const CACHE = 'public, max-age=60'

interface Desk extends PublicOptions {
  read<Result>(run: (tx: Tx) => Promise<Result>): Promise<Result>
  lookOf(c: Context): Look
}

/**
 * What everybody may see without an account: open jobs by category (`/jobs`, `/jobs/CATEGORY`), each job (`/j/ID`) with a
 * preview picture, a feed, a sitemap, robots.txt. In the language of `?lang=`, or else of the browser.
 */
export function publicPages(options: PublicOptions): Hono {
  const app = new Hono()
  const desk: Desk = {
    ...options,
    read: (run) => options.database.withTx(run),
    lookOf: (c) => {
      const language = languageOf(c)
      return { language, format: options.formats[language], webLink: options.webLink, door: options.door }
    },
  }
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // Social networks fetch the preview pictures from elsewhere.
    crossOriginResourcePolicy: 'cross-origin',
  })
  for (const path of ['/jobs', '/jobs/*', '/j/*', '/feed.xml', '/sitemap.xml', ...LEGAL_LINKS.map(({ path }) => path)])
    app.use(path, headers)
  app.get('/public.css', (c) =>
    c.body(STYLES, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': CACHE }),
  )
  addForMachines(app, desk)
  addPictures(app, desk)
  addPages(app, desk)
  addLegal(app, desk)
  app.onError((error, c) => {
    const look = desk.lookOf(c)
    const copy = words[look.language]
    if (error instanceof Busy) {
      c.header('retry-after', String(BUSY_SECONDS))
      return shown(c, messageHtml(look, 'Klickwork', copy.busy), 503)
    }
    if (error instanceof Outage) return shown(c, messageHtml(look, 'Klickwork', copy.away), 503)
    if (error instanceof Refusal) return shown(c, messageHtml(look, copy.notFound, copy.notFoundHow), 404)
    throw error
  })
  return app
}

/** robots.txt, the sitemap and the feeds. */
function addForMachines(app: Hono, { read, lookOf, webLink }: Desk): void {
  app.get('/robots.txt', (c) =>
    c.text(`User-agent: *\nDisallow: /f/\nDisallow: /webhooks/\nSitemap: ${webLink('/sitemap.xml')}\n`),
  )
  app.get('/sitemap.xml', async (c) => {
    const { jobs: list } = await read((tx) => jobs.publicPage(tx, { limit: SITEMAP }))
    return c.body(sitemap(list, webLink), 200, xmlHeaders('application/xml'))
  })
  for (const path of ['/feed.xml', '/jobs/:category/feed.xml']) {
    app.get(path, async (c) => {
      const category = categoryOf(c)
      const { language, format } = lookOf(c)
      const page = await read(async (tx) => ({
        ...(await jobs.publicPage(tx, { ...given(category), limit: FEED })),
        now: tx.now,
      }))
      const title = category === undefined ? words[language].openJobs : categoryTitle(language, category)
      const about = { path: c.req.path, title: `Klickwork: ${title}`, now: page.now, euros: format.euros, webLink }
      return c.body(atom(page.jobs, about), 200, xmlHeaders('application/atom+xml'))
    })
  }
}

/** The pictures that a social network shows beside a link. */
function addPictures(app: Hono, { read, lookOf }: Desk): void {
  const draw = keptPictures()
  const picture = async (c: Context, key: string, preview: Preview): Promise<Response> =>
    c.body(new Uint8Array(await draw(key, preview)), 200, {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=600',
    })
  for (const path of ['/jobs/card.png', '/jobs/:category/card.png']) {
    app.get(path, async (c) => {
      const category = categoryOf(c)
      const { language } = lookOf(c)
      const copy = words[language]
      const names = category === undefined ? undefined : jobs.categoryNames[category]
      return picture(c, `${category ?? 'all'} ${language}`, {
        title: names?.about[language] ?? copy.about,
        kicker: 'klickwork',
        headline: names?.[language] ?? copy.openJobs,
        detail: copy.tagline,
      })
    })
  }
  app.get('/j/:id/card.png', async (c) => {
    const { job, isOff } = await read((tx) => seen(tx, c.req.param('id')))
    if (isOff) refuse('job.unknown', {})
    const look = lookOf(c)
    const detail = factsOf(look, job)
    return picture(c, `${job.publicId} ${look.language} ${detail}`, {
      title: job.title,
      kicker: jobs.categoryNames[job.category][look.language],
      headline: look.format.euros(job.rewardPoints),
      detail,
    })
  })
}

/** The lists and the jobs themselves. */
function addPages(app: Hono, { read, lookOf }: Desk): void {
  for (const path of ['/jobs', '/jobs/:category']) {
    app.get(path, async (c) => {
      const category = categoryOf(c)
      const after = c.req.query('after')
      const query = { ...given(category), ...(after === undefined ? {} : { after }), limit: PAGE }
      const page = await read((tx) => jobs.publicPage(tx, query))
      return shown(c, listHtml(lookOf(c), { ...page, category, isFirst: after === undefined }))
    })
  }
  app.get('/j/:id', async (c) => {
    const { job, isOff } = await read((tx) => seen(tx, c.req.param('id')))
    const look = lookOf(c)
    const copy = words[look.language]
    if (isOff) return shown(c, messageHtml(look, copy.ended, copy.endedLongAgo), 410)
    return shown(c, jobHtml(look, job))
  })
}

/** Who is responsible, and under which rules: to be found without an account. */
function addLegal(app: Hono, { lookOf, legal }: Desk): void {
  for (const { path, page } of LEGAL_LINKS) {
    app.get(path, (c) => {
      const look = lookOf(c)
      return shown(c, legalHtml(look, path, legal[look.language][page]))
    })
  }
}

const seen = async (tx: Tx, id: string) => {
  const job = await jobs.publicJob(tx, id)
  return { job, isOff: jobs.isOffTheWeb(tx, job) }
}

/** The category in the address, if there is one. Refuses `job.unknown` for one that does not exist. */
function categoryOf(c: Context): jobs.CategoryId | undefined {
  const named = c.req.param('category')
  if (named === undefined) return undefined
  return jobs.CATEGORIES.find((category) => category === named) ?? refuse('job.unknown', {})
}

const given = (category: jobs.CategoryId | undefined) => (category === undefined ? {} : { category })
const xmlHeaders = (type: string) => ({ 'content-type': `${type}; charset=utf-8`, 'cache-control': CACHE })

function languageOf(c: Context): Language {
  return members.languageOf(c.req.query('lang') ?? c.req.header('accept-language')?.slice(0, 2))
}

async function shown(c: Context, page: Html, status: 200 | 404 | 410 | 503 = 200): Promise<Response> {
  c.header('cache-control', status === 200 ? CACHE : 'no-store')
  c.header('vary', 'accept-language')
  return c.html(await page, status)
}
