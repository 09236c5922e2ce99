import type { Language } from '../../core/shared/language.ts'

/** What every page behind a one-time link may have to say. */
interface FormWords {
  readonly title: string
  readonly tooLarge: string
  readonly outage: string
  readonly broken: string
}

export const words: Readonly<Record<Language, FormWords>> = {
  de: {
    title: 'Das hat nicht geklappt',
    tooLarge: 'Das war zu groß: mehr als 5 MB passen nicht durch diese Tür.',
    outage: 'Wir kommen gerade nicht an unsere Daten. Versuch es bitte in einer Minute noch einmal.',
    broken: 'Hier ist bei uns etwas schiefgegangen. Es wurde nichts gespeichert; versuch es bitte noch einmal.',
  },
  en: {
    title: 'That did not work',
    tooLarge: 'That was too large: no more than 5 MB fit through this door.',
    outage: 'We cannot reach our data right now. Please try again in a minute.',
    broken: 'Something went wrong on our side. Nothing was saved; please try again.',
  },
}
