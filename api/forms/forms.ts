import { readFileSync } from 'node:fs'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { Outage, type Database, type Tx } from '../../core/db/connect.ts'
import * as forms from '../../core/forms/index.ts'
import * as members from '../../core/members/index.ts'
import type { Member } from '../../core/members/index.ts'
import { LANGUAGES, type Language } from '../../core/shared/language.ts'
import type { Log } from '../../core/shared/log.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import { DAY } from '../../core/shared/time.ts'
import type { Vault } from '../../core/shared/vault.ts'
import { pageHtml, type Page } from './page.ts'
import { words } from './words.ts'

/**
 * Somebody with a one-time link, inside one transaction. `language` is the member's whose link it is, or the one chosen
 * there.
 */
export interface Visit {
  readonly tx: Tx
  readonly form: forms.Form
  readonly member: Member
  readonly language: Language
  readonly vault: Vault
  /** Unique per link: the key of the command that sending the form in gives. */
  readonly key: string
  webLink(path: string): string
}

/** What was typed, by name; files come apart. At most 5 MB in all. */
export interface Sent {
  readonly values: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, File>>
}

/** One kind of page behind a one-time link. */
export interface FormPage {
  /** The empty form. */
  show(visit: Visit): Promise<Page>
  /**
   * Takes what was typed: `done` uses the link up and shows a last page, `again` shows the form with what is wrong (and with
   * what was typed), `stay` shows a page and leaves the link open. A refusal of the core is shown above the form.
   */
  submit(
    visit: Visit,
    sent: Sent,
  ): Promise<
    | { readonly is: 'done' | 'again' | 'stay'; readonly page: Page }
    /** Is saved by the browser; the link stays open, so that a broken connection loses nothing. */
    | { readonly is: 'file'; readonly name: string; readonly type: string; readonly content: string }
    /** The same, too large to lie in memory; it begins once, and the link is used up. */
    | {
        readonly is: 'stream'
        readonly name: string
        readonly type: string
        readonly content: AsyncIterable<Uint8Array>
      }
  >
}

export interface FormsOptions {
  readonly database: Database
  readonly vault: Vault
  readonly webLink: (path: string) => string
  readonly pages: Partial<Readonly<Record<forms.FormKind, FormPage>>>
  /** Why the core said no, in words. */
  readonly explain: (refusal: Refusal, language: Language) => string
  readonly log: Log
}

const MOST_BYTES = 5 * 1024 * 1024
const STYLES = readFileSync(new URL('./forms.css', import.meta.url), 'utf8')

/**
 * The pages behind one-time links. Opening `/f/TOKEN` puts its secret into a cookie of that page alone and leads on to an
 * address without it, so that none is in a history, in a screenshot or over a shoulder; the page then takes only what our own
 * pages send. Nothing of them is cached, logged, framed, or told to other sites; they work without scripts. What was typed is
 * never lost: a form that is wrong comes back filled in.
 */
export function formPages(options: FormsOptions): Hono {
  const app = new Hono()
  app.get('/forms.css', (c) => c.body(STYLES, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.use(
    '/f/*',
    bodyLimit({ maxSize: MOST_BYTES, onError: (c) => shown(c, languageOf(c), words[languageOf(c)].tooLarge, 413) }),
  )
  app.use('/f/:token', closedHeaders('no-referrer'))
  app.use('/f/o/*', closedHeaders('same-origin'), fromOurPages(options.webLink))
  app.get('/f/o/:id', (c) => opened(options, c, undefined))
  app.post('/f/o/:id', async (c) => opened(options, c, await sentIn(c)))
  app.get('/f/:token', (c) => entered(options, c))
  app.post('/f/:token', (c) => entered(options, c))
  return app
}

/**
 * What a page that knows secrets tells no other site, and lets no other site do. Without any referrer a browser sends no
 * origin either, so a page without a secret in its address gives one: to ourselves.
 */
export function closedHeaders(referrerPolicy: 'no-referrer' | 'same-origin'): MiddlewareHandler {
  return secureHeaders({
    referrerPolicy,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  })
}

/** Refuses what another site sends in somebody's name: the browser says from where it comes. */
export function fromOurPages(webLink: (path: string) => string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const site = c.req.header('sec-fetch-site')
    const ours = [new URL(webLink('/')).origin, new URL(c.req.url).origin]
    const isOurs = site === undefined ? ours.includes(c.req.header('origin') ?? '') : site === 'same-origin'
    return isOurs ? next() : shown(c, languageOf(c), words[languageOf(c)].elsewhere, 403)
  }
}

const COOKIE = 'form'

/**
 * The link as it was given: leads on to the page. In the cookie is a secret of this opening, not that of the link, which is
 * worth nothing after its half hour. It lives a day, so that who comes too late sees once more what was typed. Of `SameSite` it is `Lax`: with
 * `Strict` a browser would not bring it along when the link was clicked on the page of a chat, which is another site; what is
 * sent in has to come from our own page besides.
 */
async function entered(options: FormsOptions, c: Context): Promise<Response> {
  const language = languageOf(c)
  const token = c.req.param('token') ?? ''
  try {
    const { publicId, session } = await options.database.withTx((tx) => forms.enter(tx, token))
    const path = `/f/o/${publicId}`
    const secure = options.webLink('/').startsWith('https:')
    setCookie(c, COOKIE, session, { path, httpOnly: true, sameSite: 'Lax', secure, maxAge: DAY / 1000 })
    c.header('cache-control', 'no-store')
    return c.redirect(path, 303)
  } catch (error) {
    if (error instanceof Refusal) return shown(c, language, options.explain(error, language), 410)
    return troubled(options, c, language, error)
  }
}

/** The page whose secret is in a cookie. */
async function opened(options: FormsOptions, c: Context, sent: Sent | undefined): Promise<Response> {
  const session = getCookie(c, COOKIE)
  if (session === undefined) return shown(c, languageOf(c), words[languageOf(c)].noCookie, 410)
  return answer(options, c, { session, publicId: c.req.param('id') ?? '' }, sent)
}

export async function sentIn(c: Context): Promise<Sent> {
  const body: Readonly<Record<string, unknown>> = await c.req.parseBody().catch(() => ({}))
  const values: Record<string, string> = {}
  const files: Record<string, File> = {}
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') values[name] = value.slice(0, 10_000)
    else if (value instanceof File) files[name] = value
  }
  return { values, files }
}

async function answer(
  options: FormsOptions,
  c: Context,
  opening: forms.Opened,
  sent: Sent | undefined,
): Promise<Response> {
  let language = languageOf(c)
  const visit = async (tx: Tx, form: forms.Form): Promise<Visit> => {
    const member = await members.byId(tx, form.memberId)
    if (member === undefined) throw new Error('a link of nobody')
    language = chosenLanguage(c) ?? member.language
    const { vault, webLink } = options
    return { tx, form, member, language, vault, key: `form:${form.id}`, webLink }
  }
  const show = (problem?: string): Promise<Page> =>
    options.database.withTx(async (tx) => {
      const seen = await visit(tx, await forms.find(tx, opening))
      const empty = await pageOf(options, seen.form).show(seen)
      return problem === undefined ? empty : filledIn(empty, problem, sent)
    })
  // Only the time is over: nothing is taken any more, and nothing that was typed is lost.
  const showLate = (problem: string): Promise<Page | undefined> =>
    options.database.withTx(async (tx) => {
      const form = await forms.late(tx, opening)
      if (form === undefined) return undefined
      const seen = await visit(tx, form)
      const filled = filledIn(await pageOf(options, form).show(seen), problem, sent)
      return { ...filled, lines: [words[language].late], isOver: true }
    })
  try {
    if (sent === undefined) return await shownPage(c, await show())
    const outcome = await options.database.withTx(async (tx) => {
      const seen = await visit(tx, await forms.use(tx, opening, true))
      const done = await pageOf(options, seen.form).submit(seen, sent)
      if (done.is === 'done' || done.is === 'stream') await forms.use(tx, opening)
      return done
    })
    if (outcome.is !== 'file' && outcome.is !== 'stream')
      return await shownPage(c, outcome.page, outcome.is === 'again' ? 422 : 200)
    c.header('cache-control', 'no-store')
    c.header('content-type', outcome.type)
    c.header('content-disposition', `attachment; filename="${outcome.name}"`)
    return c.body(outcome.is === 'file' ? outcome.content : flowing(outcome.content, options.log))
  } catch (error) {
    if (!(error instanceof Refusal)) return troubled(options, c, language, error)
    const problem = options.explain(error, language)
    if (sent === undefined) return shown(c, language, problem, 410)
    try {
      if (error.code !== 'form.over') return await shownPage(c, await show(problem), 422)
      const late = await showLate(problem)
      return late === undefined ? await shown(c, language, problem, 410) : await shownPage(c, late, 410)
    } catch (again) {
      // What it was about is over or not theirs: there is no form to go back to.
      return again instanceof Refusal ? shown(c, language, problem, 410) : troubled(options, c, language, again)
    }
  }
}

/** The form with what was typed, and what is wrong with it. */
function filledIn(page: Page, problem: string, sent: Sent | undefined): Page {
  const inputs = page.inputs?.map((input) => ({ ...input, value: sent?.values[input.name] ?? input.value ?? '' }))
  return { ...page, problem, ...(inputs === undefined ? {} : { inputs }) }
}

/**
 * Read only as fast as the browser takes it. When it fails in the middle the connection breaks, so that nobody trusts a
 * half.
 */
function flowing(content: AsyncIterable<Uint8Array>, log: Log): ReadableStream<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        log.error({ err: error }, 'a download failed')
        controller.error(error)
      }
    },
    async cancel() {
      await pieces.return?.()
    },
  })
}

/** The database is away, or a bug of ours. */
function troubled({ log }: FormsOptions, c: Context, language: Language, error: unknown): Promise<Response> {
  if (error instanceof Outage) return shown(c, language, words[language].outage, 503)
  log.error({ err: error }, 'a form failed')
  return shown(c, language, words[language].broken, 500)
}

function pageOf({ pages }: FormsOptions, form: forms.Form): FormPage {
  const page = pages[form.kind]
  if (page === undefined) throw new Error(`there is no page for ${form.kind}`)
  return page
}

/** The language that was chosen on the page: `?lang=en`. */
const chosenLanguage = (c: Context): Language | undefined => LANGUAGES.find((one) => one === c.req.query('lang'))

/** The language of somebody who is nobody yet: as chosen, or as the browser says. */
export const languageOf = (c: Context): Language =>
  chosenLanguage(c) ?? members.languageOf(c.req.header('accept-language')?.slice(0, 2))

/** The way to the same page in the other language. */
export function inOtherLanguage(language: Language): NonNullable<Page['other']> {
  const other: Language = language === 'de' ? 'en' : 'de'
  return { language: other, label: words[language].otherLanguage, href: `?lang=${other}` }
}

type Status = 200 | 403 | 410 | 413 | 422 | 500 | 503

export async function shownPage(c: Context, page: Page, status: Status = 200): Promise<Response> {
  c.header('cache-control', 'no-store')
  return c.html(await pageHtml(page), status)
}

export function shown(c: Context, language: Language, line: string, status: Status): Promise<Response> {
  return shownPage(c, { language, title: words[language].title, lines: [line] }, status)
}
