import type { Language } from '../core/shared/language.ts'

/** Where it is written who is responsible, and under which rules. */
export const LEGAL_LINKS = [
  { path: '/impressum', page: 'imprint', label: { de: 'Impressum', en: 'Imprint' } },
  { path: '/privacy', page: 'privacy', label: { de: 'Datenschutz', en: 'Privacy' } },
  { path: '/terms', page: 'terms', label: { de: 'Bedingungen', en: 'Terms' } },
] as const satisfies readonly {
  readonly path: string
  readonly page: string
  readonly label: Readonly<Record<Language, string>>
}[]
