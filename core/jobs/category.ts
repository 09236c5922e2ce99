import type { GuideId } from '../guides/index.ts'

/** The ten categories of product.md section 3, in the order in which they are shown. An id never changes: jobs keep it. */
export const CATEGORIES = [
  'texts',
  'marketing',
  'search-engines',
  'product-feedback',
  'online-video',
  'web-research',
  'data-entry',
  'know-how',
  'testing',
  'other',
] as const

export type CategoryId = (typeof CATEGORIES)[number]

/** The lesson that fits a category: what a job of it usually asks for. */
export const guideOfCategory: { readonly [C in CategoryId]: GuideId } = {
  texts: 'product-description',
  marketing: 'social-bookmarking',
  'search-engines': 'search-basics',
  'product-feedback': 'honest-review',
  'online-video': 'slides-to-video',
  'web-research': 'web-research',
  'data-entry': 'data-entry',
  'know-how': 'good-feedback',
  testing: 'website-test',
  other: 'work-safely',
}

export interface CategoryName {
  readonly de: string
  readonly en: string
  readonly emoji: string
  /** One line for someone who does not know the category yet. */
  readonly about: { readonly de: string; readonly en: string }
}

/** What a member sees of a category: a name of at most 24 characters and a line of at most 90, in both languages. */
export const categoryNames: { readonly [C in CategoryId]: CategoryName } = {
  texts: {
    de: 'Texte',
    en: 'Texts',
    emoji: '✍️',
    about: {
      de: 'Produkttexte, Blogartikel, Korrekturen und kurze Übersetzungen',
      en: 'Product texts, blog articles, proofreading and short translations',
    },
  },
  marketing: {
    de: 'Marketing',
    en: 'Marketing',
    emoji: '📣',
    about: {
      de: 'Ideen, Bildtexte, Grafiken und Feedback für Seiten und Beiträge',
      en: 'Ideas, captions, graphics and feedback for pages and posts',
    },
  },
  'search-engines': {
    de: 'Suchmaschinen',
    en: 'Search engines',
    emoji: '🔎',
    about: {
      de: 'Suchbegriffe, Seitentitel und Antworten, mit denen man gefunden wird',
      en: 'Search terms, page titles and answers that help a page to be found',
    },
  },
  'product-feedback': {
    de: 'Produktfeedback',
    en: 'Product feedback',
    emoji: '💬',
    about: {
      de: 'Ehrliche Meinungen zu Shops, Produkten und Entwürfen',
      en: 'Honest opinions on shops, products and drafts',
    },
  },
  'online-video': {
    de: 'Online-Videos',
    en: 'Online videos',
    emoji: '🎬',
    about: {
      de: 'Videos aus Folien, Untertitel, Kapitel und Bildschirmaufnahmen',
      en: 'Videos from slides, subtitles, chapters and screen recordings',
    },
  },
  'web-research': {
    de: 'Web-Recherche',
    en: 'Web research',
    emoji: '🌐',
    about: {
      de: 'Preise, Anbieter, Fakten und gute Links, immer mit Quelle',
      en: 'Prices, suppliers, facts and good links, always with the source',
    },
  },
  'data-entry': {
    de: 'Daten erfassen',
    en: 'Data entry',
    emoji: '🗂️',
    about: {
      de: 'Abtippen, in Tabellen eintragen, Bilder beschreiben, Listen aufräumen',
      en: 'Typing up, filling tables, describing pictures, tidying lists',
    },
  },
  'know-how': {
    de: 'Fachwissen',
    en: 'Know-how',
    emoji: '🎓',
    about: {
      de: 'Antworten, Formeln, Code und Anleitungen von Leuten, die sich auskennen',
      en: 'Answers, formulas, code and guides from people who know the subject',
    },
  },
  testing: {
    de: 'Testen',
    en: 'Testing',
    emoji: '🧪',
    about: {
      de: 'Websites, Bestellungen, Apps und Anleitungen ausprobieren, Fehler melden',
      en: 'Trying out websites, orders, apps and guides, and reporting what is wrong',
    },
  },
  other: {
    de: 'Sonstiges',
    en: 'Other',
    emoji: '🧩',
    about: {
      de: 'Namen, Fotos, Quizfragen, Fragebögen und was sonst nirgends passt',
      en: 'Names, photos, quiz questions, questionnaires and what fits nowhere else',
    },
  },
}
