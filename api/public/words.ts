import type { ProofKind } from '../../core/jobs/index.ts'
import type { Language } from '../../core/shared/language.ts'

/** What the public pages say themselves. Amounts and dates come formatted. */
export interface PublicWords {
  readonly tagline: string
  readonly openJobs: string
  readonly about: string
  readonly all: string
  readonly none: string
  readonly more: string
  readonly newest: string
  readonly telegram: string
  readonly discord: string
  readonly ended: string
  readonly paused: string
  readonly full: string
  readonly brief: string
  readonly result: string
  readonly perHour: (amount: string) => string
  readonly facts: (minutes: string, slots: string) => string
  readonly slots: { readonly one: string; readonly other: string }
  readonly closes: (day: string) => string
  readonly minimumAge: (years: number) => string
  readonly otherLanguage: string
  readonly feed: string
  readonly notFound: string
  readonly notFoundHow: string
  readonly away: string
  readonly busy: string
  readonly endedLongAgo: string
  readonly handIn: (kinds: string) => string
  readonly workTime: (time: string) => string
  readonly proof: Readonly<Record<ProofKind, string>>
}

export const words: Readonly<Record<Language, PublicWords>> = {
  de: {
    tagline: 'Kleine Aufträge, fair bezahlt, direkt im Chat.',
    openJobs: 'Offene Aufträge',
    about:
      'Übernimm einen Auftrag in Telegram oder Discord, gib ab, und sobald er freigegeben ist, hast du deine Punkte.',
    all: 'Alle Kategorien',
    none: 'Gerade ist hier nichts offen. Schau bald wieder vorbei.',
    more: 'Weitere Aufträge',
    newest: 'Zu den neuesten',
    telegram: 'In Telegram öffnen',
    discord: 'In Discord: schreib dem Bot',
    ended: 'Dieser Auftrag ist beendet.',
    paused: 'Dieser Auftrag macht gerade Pause.',
    full: 'Gerade sind alle Plätze vergeben.',
    brief: 'Worum es geht',
    result: 'So soll das Ergebnis aussehen',
    perHour: (amount) => `${amount} pro Stunde`,
    facts: (minutes, slots) => `etwa ${minutes} · ${slots}`,
    slots: { one: 'Platz frei', other: 'Plätze frei' },
    closes: (day) => `Offen bis ${day}`,
    minimumAge: (years) => `Ab ${years} Jahren`,
    otherLanguage: 'English',
    feed: 'Neue Aufträge als Feed',
    notFound: 'Diese Seite gibt es nicht',
    notFoundHow:
      'Vielleicht wurde der Auftrag nie veröffentlicht, oder beim Kopieren ist ein Zeichen verloren gegangen.',
    busy: 'Gerade wollen sehr viele dieses Bild. Versuch es bitte gleich noch einmal.',
    endedLongAgo: 'Er steht nicht mehr im Netz. Wer ihn erledigt hat, findet ihn weiter im Chat.',
    handIn: (kinds) => `Abgegeben wird: ${kinds}`,
    workTime: (time) => `${time} Zeit ab der Übernahme`,
    proof: { text: 'Text', link: 'Link', picture: 'Bild', file: 'Datei' },
    away: 'Wir kommen gerade nicht an unsere Daten. Versuch es bitte in einer Minute noch einmal.',
  },
  en: {
    tagline: 'Small jobs, paid fairly, right in the chat.',
    openJobs: 'Open jobs',
    about: 'Take a job in Telegram or Discord, hand it in, and as soon as it is approved the points are yours.',
    all: 'All categories',
    none: 'Nothing is open here right now. Come back soon.',
    more: 'More jobs',
    newest: 'Back to the newest',
    telegram: 'Open in Telegram',
    discord: 'On Discord: send the bot',
    ended: 'This job has ended.',
    paused: 'This job is paused.',
    full: 'All slots are taken at the moment.',
    brief: 'What it is about',
    result: 'What the result must look like',
    perHour: (amount) => `${amount} an hour`,
    facts: (minutes, slots) => `about ${minutes} · ${slots}`,
    slots: { one: 'slot free', other: 'slots free' },
    closes: (day) => `Open until ${day}`,
    minimumAge: (years) => `From ${years} years`,
    otherLanguage: 'Deutsch',
    feed: 'New jobs as a feed',
    notFound: 'There is no such page',
    notFoundHow: 'Perhaps the job was never published, or a character was lost while copying.',
    busy: 'A lot of people want this picture right now. Please try again in a moment.',
    endedLongAgo: 'It is no longer on the web. Whoever did it still finds it in the chat.',
    handIn: (kinds) => `To hand in: ${kinds}`,
    workTime: (time) => `${time} from the moment you take it`,
    proof: { text: 'text', link: 'link', picture: 'picture', file: 'file' },
    away: 'We cannot reach our data right now. Please try again in a minute.',
  },
}
