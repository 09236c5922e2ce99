import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as consents from '../../core/consents/index.ts'
import { Outage, type Database, type Tx } from '../../core/db/connect.ts'
import * as members from '../../core/members/index.ts'
import type { Language } from '../../core/shared/language.ts'
import type { Log } from '../../core/shared/log.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import {
  closedHeaders,
  fromOurPages,
  inOtherLanguage,
  languageOf,
  sentIn,
  shown,
  shownPage,
  type Sent,
} from './forms.ts'
import { guardianWords } from './guardian-words.ts'
import { askPage, nothingTicked, tickedIn, withdrawn } from './guardian-revoke.ts'
import type { Page } from './page.ts'
import { words } from './words.ts'

export interface GuardianCodeOptions {
  readonly database: Database
  readonly webLink: (path: string) => string
  readonly explain: (refusal: Refusal, language: Language) => string
  readonly log: Log
  /** A key that no command has used. */
  readonly newKey: () => string
}

const MOST_BYTES = 16 * 1024
const PATH = '/guardian'

/**
 * `/guardian`: a guardian withdraws with the code that was shown once, at any time, without a chat and without a link. The
 * code travels in the body of what our own page sends, never in an address.
 */
export function guardianCodePage(options: GuardianCodeOptions): Hono {
  const app = new Hono()
  app.use(
    PATH,
    closedHeaders('same-origin'),
    fromOurPages(options.webLink),
    bodyLimit({ maxSize: MOST_BYTES, onError: (c) => shown(c, languageOf(c), words[languageOf(c)].tooLarge, 413) }),
  )
  app.get(PATH, (c) => shownPage(c, codePage(languageOf(c))))
  app.post(PATH, async (c) => answer(options, c, await sentIn(c)))
  return app
}

function codePage(language: Language, problem?: string, typed?: string): Page {
  const say = guardianWords[language]
  return {
    language,
    other: inOtherLanguage(language),
    title: say.codeTitle,
    lines: [say.codeIntro],
    inputs: [
      {
        name: 'code',
        label: say.codeLabel,
        hint: say.codeHint,
        kind: 'text',
        maxLength: 60,
        ...(problem === undefined ? {} : { error: problem }),
        ...(typed === undefined ? {} : { value: typed }),
      },
    ],
    submit: say.codeSend,
  }
}

async function answer(options: GuardianCodeOptions, c: Context, { values }: Sent): Promise<Response> {
  const language = languageOf(c)
  try {
    return await shownPage(c, await options.database.withTx((tx) => nextPage(options, tx, language, values)))
  } catch (error) {
    if (error instanceof Outage) return shown(c, language, words[language].outage, 503)
    if (!(error instanceof Refusal)) {
      options.log.error({ err: error }, 'a guardian’s page failed')
      return shown(c, language, words[language].broken, 500)
    }
    return shownPage(c, codePage(language, options.explain(error, language), values['code']), 422)
  }
}

/** First the code; then what is to be withdrawn, with the code going along; then what became of it. */
async function nextPage(
  options: GuardianCodeOptions,
  tx: Tx,
  language: Language,
  values: Sent['values'],
): Promise<Page> {
  const code = values['code'] ?? ''
  const consent = await consents.byCode(tx, code)
  const member = await members.byId(tx, consent.memberId)
  if (member === undefined) throw new Error('a consent of nobody')
  const about = { tx, member, language }
  const scopes = tickedIn(values)
  if (scopes.length > 0) return withdrawn(about, scopes, options.newKey())
  const along = [
    { name: 'code', label: '', kind: 'hidden' as const, value: code },
    { name: 'asked', label: '', kind: 'hidden' as const, value: 'yes' },
  ]
  return askPage(about, values['asked'] === 'yes' ? nothingTicked(about) : undefined, along)
}
