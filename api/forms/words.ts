import type { Language } from '../../core/shared/language.ts'

/** What every page behind a one-time link may have to say. */
interface FormWords {
  readonly title: string
  readonly tooLarge: string
  readonly outage: string
  readonly broken: string
  readonly elsewhere: string
  readonly noCookie: string
  readonly late: string
  readonly otherLanguage: string
}

export const words: Readonly<Record<Language, FormWords>> = {
  de: {
    title: 'Das hat nicht geklappt',
    tooLarge: 'Das war zu groß: mehr als 5 MB passen nicht durch diese Tür.',
    outage: 'Wir kommen gerade nicht an unsere Daten. Versuch es bitte in einer Minute noch einmal.',
    broken: 'Hier ist bei uns etwas schiefgegangen. Es wurde nichts gespeichert; versuch es bitte noch einmal.',
    elsewhere:
      'Das kam von einer anderen Seite als unserer. Öffne bitte den Link noch einmal und schick das Formular hier ab.',
    noCookie:
      'Öffne bitte noch einmal den Link, den du bekommen hast, in demselben Browser. Er muss dafür Cookies dieser Seite annehmen.',
    late: 'Diese Seite war zwei Stunden offen und nimmt nichts mehr an. Was du eingetragen hast, steht noch hier: Lass sie offen, hol dir im Chat einen neuen Link und übernimm es.',
    otherLanguage: 'In English',
  },
  en: {
    title: 'That did not work',
    tooLarge: 'That was too large: no more than 5 MB fit through this door.',
    outage: 'We cannot reach our data right now. Please try again in a minute.',
    broken: 'Something went wrong on our side. Nothing was saved; please try again.',
    elsewhere: 'That came from another site than ours. Please open the link again and send the form from here.',
    noCookie:
      'Please open the link that you were given once more, in the same browser. It has to accept cookies of this site.',
    late: 'This page was open for two hours and takes nothing any more. What you filled in is still here: keep it open, get a new link in the chat, and copy it over.',
    otherLanguage: 'Auf Deutsch',
  },
}
