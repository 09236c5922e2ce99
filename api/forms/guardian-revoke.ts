import * as consents from '../../core/consents/index.ts'
import { SCOPES, type Scope } from '../../core/consents/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as guardians from '../../core/guardians/index.ts'
import type { Member } from '../../core/members/index.ts'
import type { Language } from '../../core/shared/language.ts'
import { inOtherLanguage, type FormPage } from './forms.ts'
import { guardianWords } from './guardian-words.ts'
import type { Input, Page } from './page.ts'

/** Whose consent is withdrawn, and in which language we speak about it. */
interface About {
  readonly tx: Tx
  readonly member: Member
  readonly language: Language
}

/** The form behind a one-time link on which a guardian withdraws; with a code it is done at `/guardian`. */
export const guardianRevokePage: FormPage = {
  show: async (visit) => ({ ...(await askPage(visit)), other: inOtherLanguage(visit.language) }),
  async submit(visit, { values }) {
    const scopes = tickedIn(values)
    if (scopes.length === 0) return { is: 'again', page: await askPage(visit, nothingTicked(visit)) }
    return { is: 'done', page: await withdrawn(visit, scopes, visit.key) }
  },
}

export const nothingTicked = ({ language }: About): string => guardianWords[language].revokeNone

export const tickedIn = (values: Readonly<Record<string, string>>): readonly Scope[] =>
  SCOPES.filter((scope) => values[scope] === 'yes')

/** What still holds, to be ticked away; `more` are inputs that go along unseen. */
export async function askPage(about: About, problem?: string, more: readonly Input[] = []): Promise<Page> {
  const { tx, member, language } = about
  const words = guardianWords[language]
  const running = await consents.scopesFor(tx, member.id)
  const page = { language, title: words.revokeTitle(member.name) }
  if (running.size === 0) return { ...page, lines: [words.nothingLeft] }
  const ticks = SCOPES.filter((scope) => running.has(scope)).map((scope) => ({
    name: scope,
    label: words.revokeScope(words.scopes[scope].label),
    hint: words.scopes[scope].hint,
    kind: 'tick' as const,
  }))
  return {
    ...page,
    lines: [words.revokeIntro],
    inputs: [...ticks, ...more],
    submit: words.revokeSend,
    ...(problem === undefined ? {} : { problem }),
  }
}

/** Withdraws, and says what became of it. Refuses `consent.nothing_left`. */
export async function withdrawn({ tx, member, language }: About, scopes: readonly Scope[], key: string): Promise<Page> {
  const words = guardianWords[language]
  const { ended, released, takenBack } = await guardians.revoke(tx, member, { key, scopes })
  const running = await consents.scopesFor(tx, member.id)
  const left = SCOPES.filter((scope) => running.has(scope))
  return {
    language,
    title: words.revoked,
    lines: [
      ...ended.map((scope) => words.revokedScope(words.scopes[scope].label)),
      ...left.map((scope) => words.stillAgreed(words.scopes[scope].label)),
      ...(ended.includes('jobs') ? [words.ended(released, takenBack)] : []),
      words.told(member.name),
    ],
  }
}
