import type { Language } from '../../core/shared/language.ts'
import { de } from './de.ts'
import { en } from './en.ts'

/** Every sentence that the product says, in one language: a missing or superfluous one does not compile. */
export type Copy = Readonly<typeof de>

const copies: { readonly [L in Language]: Copy } = { de, en }

/** All sentences in one language. */
export const copyFor = (language: Language): Copy => copies[language]
