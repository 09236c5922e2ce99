import type { Language } from '../../core/shared/language.ts'
import { copyFor } from '../copy/copy.ts'
import { flat } from '../dialog/text.ts'

/** A legal text as a page shows it: its words from top to bottom, line by line. */
export interface LegalPage {
  readonly title: string
  readonly sections: readonly { readonly head?: string; readonly body: string }[]
}
export type LegalPages = Readonly<Record<'imprint' | 'privacy' | 'terms', LegalPage>>

/** The same words as in the chat, for whoever is not there. `feeBasisPoints`: hundredths of a percent. */
export function legalPages(
  language: Language,
  about: {
    readonly imprint: readonly string[] | undefined
    readonly sandbox: boolean
    readonly minimumAge: number
    readonly feeBasisPoints: number
    readonly stripe: boolean
    readonly tremendous: boolean
  },
): LegalPages {
  const { account, format } = copyFor(language)
  const words = account.legal
  const missing = about.sandbox ? words.imprintSandbox : words.imprintMissing
  const fee = words.percent(format.number(about.feeBasisPoints / 100))
  const page = (title: string, ...sections: LegalPage['sections']): LegalPage => ({ title, sections })
  return {
    imprint: page(flat(words.imprintTitle), {
      body: flat(about.imprint === undefined ? missing : words.imprintIs(about.imprint)),
    }),
    privacy: page(
      flat(words.privacyTitle),
      ...words.privacy(about).map(({ head, body }) => ({ head: flat(head), body: flat(body) })),
    ),
    terms: page(flat(words.termsTitle), { body: flat(words.terms(about.minimumAge, fee)) }),
  }
}
