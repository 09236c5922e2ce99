import { readFileSync } from 'node:fs'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { Outage, type Database, type Tx } from '../../core/db/connect.ts'
import * as forms from '../../core/forms/index.ts'
import * as members from '../../core/members/index.ts'
import type { Member } from '../../core/members/index.ts'
import type { Language } from '../../core/shared/language.ts'
import type { Log } from '../../core/shared/log.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import type { Vault } from '../../core/shared/vault.ts'
import { pageHtml, type Page } from './page.ts'
import { words } from './words.ts'

/** Somebody with a one-time link, inside one transaction. `language` is the member's whose link it is. */
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
  submit(visit: Visit, sent: Sent): Promise<{ readonly is: 'done' | 'again' | 'stay'; readonly page: Page }>
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
 * The pages behind one-time links, at `/f/TOKEN`. Nothing of them is cached, logged, framed, or told to other sites; they
 * work without scripts. What was typed is never lost: a form that is wrong comes back filled in.
 */
export function formPages(options: FormsOptions): Hono {
  const app = new Hono()
  app.get('/forms.css', (c) => c.body(STYLES, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.use(
    '/f/*',
    secureHeaders({
      referrerPolicy: 'no-referrer',
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
    bodyLimit({ maxSize: MOST_BYTES, onError: (c) => shown(c, languageOf(c), words[languageOf(c)].tooLarge, 413) }),
  )
  app.get('/f/:token', (c) => answer(options, c, undefined))
  app.post('/f/:token', async (c) => answer(options, c, await sentIn(c)))
  return app
}

async function sentIn(c: Context): Promise<Sent> {
  const body: Readonly<Record<string, unknown>> = await c.req.parseBody().catch(() => ({}))
  const values: Record<string, string> = {}
  const files: Record<string, File> = {}
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') values[name] = value.slice(0, 10_000)
    else if (value instanceof File) files[name] = value
  }
  return { values, files }
}

async function answer(options: FormsOptions, c: Context, sent: Sent | undefined): Promise<Response> {
  const token = c.req.param('token') ?? ''
  let language = languageOf(c)
  const visit = async (tx: Tx, form: forms.Form): Promise<Visit> => {
    const member = await members.byId(tx, form.memberId)
    if (member === undefined) throw new Error('a link of nobody')
    language = member.language
    const { vault, webLink } = options
    return { tx, form, member, language, vault, key: `form:${form.id}`, webLink }
  }
  const show = (problem?: string): Promise<Page> =>
    options.database.withTx(async (tx) => {
      const seen = await visit(tx, await forms.find(tx, token))
      const page = await pageOf(options, seen.form).show(seen)
      if (problem === undefined) return page
      const inputs = page.inputs?.map((input) => ({ ...input, value: sent?.values[input.name] ?? input.value ?? '' }))
      return { ...page, problem, ...(inputs === undefined ? {} : { inputs }) }
    })
  try {
    if (sent === undefined) return await shownPage(c, await show())
    const outcome = await options.database.withTx(async (tx) => {
      const seen = await visit(tx, await forms.use(tx, token, true))
      const done = await pageOf(options, seen.form).submit(seen, sent)
      if (done.is === 'done') await forms.use(tx, token)
      return done
    })
    return await shownPage(c, outcome.page, outcome.is === 'again' ? 422 : 200)
  } catch (error) {
    if (error instanceof Outage) return shown(c, language, words[language].outage, 503)
    if (!(error instanceof Refusal)) {
      options.log.error({ err: error }, 'a form failed')
      return shown(c, language, words[language].broken, 500)
    }
    const problem = options.explain(error, language)
    if (error.code === 'form.over' || sent === undefined) return shown(c, language, problem, 410)
    const page = await show(problem).catch((again: unknown) => {
      if (again instanceof Refusal) return undefined
      throw again
    })
    // What it was about is over or not theirs: there is no form to go back to.
    return page === undefined ? shown(c, language, problem, 410) : shownPage(c, page, 422)
  }
}

function pageOf({ pages }: FormsOptions, form: forms.Form): FormPage {
  const page = pages[form.kind]
  if (page === undefined) throw new Error(`there is no page for ${form.kind}`)
  return page
}

const languageOf = (c: Context): Language => members.languageOf(c.req.header('accept-language')?.slice(0, 2))

type Status = 200 | 410 | 413 | 422 | 500 | 503

async function shownPage(c: Context, page: Page, status: Status = 200): Promise<Response> {
  c.header('cache-control', 'no-store')
  return c.html(await pageHtml(page), status)
}

function shown(c: Context, language: Language, line: string, status: Status): Promise<Response> {
  return shownPage(c, { language, title: words[language].title, lines: [line] }, status)
}
