import { describe, expect, test } from 'vitest'
import { CATEGORIES, categoryNames } from '../../../core/jobs/category.ts'
import {
  blanksOf,
  fillBlanks,
  hourlyPoints,
  rewardDoubt,
  PROOF_KINDS,
  type Template,
  type TemplateText,
  templateById,
  templatesOf,
} from '../../../core/jobs/template.ts'

const LANGUAGES = ['de', 'en'] as const
const templates: readonly Template[] = CATEGORIES.flatMap((category) => templatesOf(category))
const texts = templates.flatMap((template) =>
  LANGUAGES.map((language) => ({ name: `${template.id} (${language})`, language, text: template.text[language] })),
)
const categoryTexts = CATEGORIES.map((category) => categoryNames[category])

const wordsOf = (text: TemplateText): string => [text.title, text.brief, text.result, ...text.checklist].join('\n')

const german = texts
  .filter(({ language }) => language === 'de')
  .map(({ name, text }) => ({ name, words: wordsOf(text) }))
const english = texts
  .filter(({ language }) => language === 'en')
  .map(({ name, text }) => ({ name, words: wordsOf(text) }))
const everything = [
  ...german,
  ...english,
  ...categoryTexts.map(({ de, en, about }) => ({ name: en, words: [de, en, about.de, about.en].join('\n') })),
]
const germanEverywhere = [
  ...german,
  ...categoryTexts.map(({ de, about }) => ({ name: de, words: `${de}\n${about.de}` })),
]

/** The texts in which a pattern is found, each with what was found: an empty list is the rule. */
function found(
  pattern: RegExp,
  among: readonly { readonly name: string; readonly words: string }[],
): readonly string[] {
  return among.flatMap(({ name, words }) => [...words.matchAll(pattern)].map(([match]) => `${name}: ${match}`))
}

const numbersIn = (words: string): readonly string[] => (words.match(/\d+/g) ?? []).toSorted()

describe('a category', () => {
  test('has its name, its line and its emoji, short enough for a button', () => {
    expect(Object.keys(categoryNames)).toEqual([...CATEGORIES])
    for (const { de, en, emoji, about } of categoryTexts) {
      for (const name of [de, en]) expect(name).toMatch(/^\S.{1,22}\S$/)
      for (const line of [about.de, about.en]) expect(line).toMatch(/^\S.{8,88}\S$/)
      expect(emoji).toMatch(/^\p{RGI_Emoji}$/v)
    }
  })

  test('shares its name and its emoji with no other', () => {
    for (const key of ['de', 'en', 'emoji'] as const) {
      expect(new Set(categoryTexts.map((category) => category[key])).size).toBe(CATEGORIES.length)
    }
  })

  test('has at least three templates, all of them its own', () => {
    for (const category of CATEGORIES) {
      expect(templatesOf(category).length, category).toBeGreaterThanOrEqual(3)
      for (const template of templatesOf(category)) expect(template.category, template.id).toBe(category)
    }
  })
})

describe('the id of a template', () => {
  test('never changes and never disappears, because it stands in links that people have shared', () => {
    expect(templates.map((template) => template.id).join(' ')).toMatchInlineSnapshot(
      `"product-description blog-article proofreading short-translation page-ideas captions post-design page-feedback keyword-list page-titles search-questions search-position shop-impression product-opinion compare-drafts labelled-report slides-to-video subtitles video-summary screen-video price-comparison find-suppliers fact-check link-collection type-up-list catalogue-table picture-texts tidy-table ask-an-expert table-with-formulas page-repair how-to-guide phone-test order-test app-test try-instructions name-ideas themed-photos quiz-questions questionnaire"`,
    )
  })

  test('fits into a button and a deep link and names one template', () => {
    for (const { id } of templates) expect(id).toMatch(/^[a-z0-9-]{3,24}$/)
    expect(new Set(templates.map((template) => template.id)).size).toBe(templates.length)
  })

  test('finds its template, and a mistyped one finds none', () => {
    for (const template of templates) expect(templateById(template.id)).toBe(template)
    expect(templateById('page-idea')).toBeUndefined()
    expect(templateById('constructor')).toBeUndefined()
  })
})

describe('what a template pays', () => {
  test('between 9 and 15 euros an hour, with know-how up to 18, within its usual range', () => {
    for (const { id, minutes, rewardPoints, usualPoints, needsKnowHow } of templates) {
      const hourly = hourlyPoints(rewardPoints, minutes)
      expect(hourly, id).toBeGreaterThanOrEqual(900)
      expect(hourly, id).toBeLessThanOrEqual(needsKnowHow ? 1800 : 1500)
      expect(rewardPoints, id).toBeGreaterThan(usualPoints.from)
      expect(rewardPoints, id).toBeLessThan(usualPoints.to)
      expect(hourlyPoints(usualPoints.from, minutes), id).toBeGreaterThanOrEqual(900)
      for (const points of [rewardPoints, usualPoints.from, usualPoints.to]) expect(points % 10, id).toBe(0)
    }
  })

  test('20 points where euros are usual are doubted, and so is what hardly pays; what is usual is not', () => {
    const doubts = (of: readonly number[], minutes: number, usual?: Template['usualPoints']) =>
      of.map((points) => rewardDoubt(points, minutes, usual))
    expect(doubts([20, 150, 300], 40, { from: 600, to: 1000 })).toEqual(['euros', 'low', undefined])
    expect(doubts([20, 150, 200], 60)).toEqual(['euros', 'low', undefined])
  })

  test('an hourly pay is rounded down to whole points', () => {
    expect(hourlyPoints(750, 40)).toBe(1125)
    expect(hourlyPoints(110, 7)).toBe(942)
    expect(hourlyPoints(0, 1)).toBe(0)
  })

  test('an hourly pay of no time or of a part of a point does not exist', () => {
    expect(() => hourlyPoints(100, 0)).toThrow('minutes')
    expect(() => hourlyPoints(100, 1.5)).toThrow('minutes')
    expect(() => hourlyPoints(10.5, 30)).toThrow('rewardPoints')
    expect(() => hourlyPoints(-1, 30)).toThrow('rewardPoints')
  })
})

describe('what a template asks for', () => {
  test('it leaves ten times as long as the work takes, between 2 hours and 14 days', () => {
    for (const { id, minutes, workHours } of templates) {
      expect(Number.isInteger(minutes) && minutes >= 5, id).toBe(true)
      expect(Number.isInteger(workHours) && workHours >= 2 && workHours <= 336, id).toBe(true)
      expect(workHours * 60, id).toBeGreaterThanOrEqual(minutes * 10)
    }
  })

  test('each kind of proof is named once, and the result says what it has to be', () => {
    const named = {
      text: [/text|antworten|liste|punkte|für jede|übersetzung/i, /text|answers|list|points|for each|translation/i],
      link: [/link/i, /link/i],
      picture: [/bild|foto/i, /picture|screenshot|photo/i],
      file: [/datei|tabelle/i, /files?\b|table/i],
    } as const
    for (const { id, proof, text } of templates) {
      expect(proof.length, id).toBeGreaterThanOrEqual(1)
      expect(new Set(proof).size, id).toBe(proof.length)
      for (const kind of proof) {
        expect(PROOF_KINDS, id).toContain(kind)
        expect(text.de.result, id).toMatch(named[kind][0])
        expect(text.en.result, id).toMatch(named[kind][1])
      }
    }
  })

  test('a job that everyone may take is over within the two hours that a fourteen-year-old may work', () => {
    const open = templates.filter((template) => (template.minimumAge ?? 14) === 14)
    expect(open.length).toBeGreaterThanOrEqual(30)
    expect(open.filter((template) => template.minutes > 120)).toEqual([])
  })

  test('only what is published in the worker’s name is for adults', () => {
    const limited = templates.filter((template) => template.minimumAge !== undefined)
    expect(limited.map(({ id, minimumAge }) => [id, minimumAge])).toEqual([['labelled-report', 18]])
  })

  test('know-how is asked for in every job of that category, and hardly anywhere else', () => {
    expect(templatesOf('know-how').every((template) => template.needsKnowHow)).toBe(true)
    const elsewhere = templates.filter((template) => template.needsKnowHow && template.category !== 'know-how')
    expect(elsewhere.map((template) => template.id)).toEqual(['short-translation'])
  })
})

describe('the text of a template', () => {
  test('keeps the limits of a job, with room for what the client fills in', () => {
    for (const { name, text } of texts) {
      // 56 keeps the title whole on a button of a phone; a job itself may have 80.
      expect(text.title, name).toMatch(/^[^[\]\s][^[\]\n]{3,54}[^[\]\s]$/)
      // 1200 of a brief's 2000 characters: the rest is for the client's own words in three blanks.
      expect(text.brief, name).toMatch(/^\S[^]{198,1198}\S$/)
      expect(text.result, name).toMatch(/^\S[^]{8,598}\S$/)
      expect(text.checklist.length, name).toBeGreaterThanOrEqual(3)
      expect(text.checklist.length, name).toBeLessThanOrEqual(6)
      expect(new Set(text.checklist).size, name).toBe(text.checklist.length)
      for (const point of text.checklist) expect(point, name).toMatch(/^\S.{3,118}[^\s.]$/)
    }
  })

  test('a title belongs to one template', () => {
    for (const language of LANGUAGES) {
      expect(new Set(templates.map((template) => template.text[language].title)).size).toBe(templates.length)
    }
  })

  test('has one to three blanks, in its first lines and nowhere else', () => {
    for (const { name, text } of texts) {
      const blanks = blanksOf(text.brief)
      const [facts = '', ...rest] = text.brief.split('\n\n')
      expect(blanks.length, name).toBeGreaterThanOrEqual(1)
      expect(blanks.length, name).toBeLessThanOrEqual(3)
      expect(facts.split('\n'), name).toEqual(blanks.map(({ label, hint }) => `${label}: [${hint}]`))
      expect(rest.join('\n').replaceAll('[?]', ''), name).not.toMatch(/[[\]]/)
      // A label becomes the name of a field in a dialog, which takes 45 characters.
      for (const { label } of blanks) expect(label, name).toMatch(/^.{2,45}$/)
      for (const { hint } of blanks) expect(hint, name).toMatch(/^.{4,80}$/)
    }
  })

  test('no number is checked that the worker was not told', () => {
    for (const { name, text } of texts) {
      const told = numbersIn(`${text.title}\n${text.brief}\n${text.result}`)
      for (const number of numbersIn(text.checklist.join('\n'))) expect(told, name).toContain(number)
    }
  })

  test('asks for the same in both languages', () => {
    for (const { id, text } of templates) {
      const { de, en } = text
      for (const key of ['title', 'brief', 'result'] as const) {
        expect(numbersIn(en[key]), id).toEqual(numbersIn(de[key]))
        expect(en[key], id).not.toBe(de[key])
      }
      expect(en.checklist.map(numbersIn), id).toEqual(de.checklist.map(numbersIn))
      expect(blanksOf(en.brief).length, id).toBe(blanksOf(de.brief).length)
      expect(en.brief.split('\n').length, id).toBe(de.brief.split('\n').length)
    }
  })
})

describe('the blanks of a brief', () => {
  test('are filled in by the client in their order', () => {
    const brief = 'Product: [name]\nDetails: [link]\n\nWrite [?] where you cannot read it.'
    expect(blanksOf(brief)).toEqual([
      { label: 'Product', hint: 'name' },
      { label: 'Details', hint: 'link' },
    ])
    expect(fillBlanks(brief, ['Teapot', 'https://example.org/a'])).toBe(
      'Product: Teapot\nDetails: https://example.org/a\n\nWrite [?] where you cannot read it.',
    )
  })

  test('stay where an answer is missing, and an answer is taken as it is', () => {
    const half = fillBlanks('A: [one]\nB: [two]', ['$1 [x] $&'])
    expect(half).toBe('A: $1 [x] $&\nB: [two]')
    expect(blanksOf(half)).toEqual([{ label: 'B', hint: 'two' }])
  })

  test('are gone from every template when the client has filled them in', () => {
    for (const { name, text } of texts) {
      const filled = fillBlanks(text.brief, ['x', 'y', 'z'])
      expect(blanksOf(filled), name).toEqual([])
      expect(filled, name).toMatch(/^[^\n]+: x\n/)
    }
  })
})

describe('the policy of the marketplace', () => {
  test('no template touches what is forbidden, or what a moderator would have to look at', () => {
    const forbidden =
      /\blikes?\b|\bfollow\w*|\bfolg(?:e|en|t)\b|follower|abonn|subscri|\bvot(?:e|es|ing)\b|abstimm|freunde|add friends|(?:5|fünf|five)[ -](?:sterne|stars?)|sternebewertung|google[ -]?bewertung|rezension|trustpilot|kununu|amazon|backlink|passw|kennwort|zugangsdaten|\biban\b|ausweis|kreditkarte|credit card|captcha|\bkaufe? likes/giu
    expect(found(forbidden, everything)).toEqual([])
  })

  test('feedback goes to the client alone, or it is published with a label', () => {
    for (const { id, text } of templatesOf('product-feedback')) {
      const labelled = id === 'labelled-report'
      expect(text.de.brief).toMatch(labelled ? /„Anzeige“ ganz oben/ : /nur ich|nur an mich/)
      expect(text.en.brief).toMatch(labelled ? /“Advertisement” stands at the very top/ : /only I|only to me/i)
    }
  })
})

describe('the language of the templates', () => {
  test('German says du and never Sie', () => {
    expect(found(/(?<!\p{L})(?:Sie|Ihr|Ihre[nmrs]?|Ihnen)(?!\p{L})/gu, germanEverywhere)).toEqual([])
  })

  test('German has its umlauts and its ß', () => {
    const spelledOut = /\p{L}*(?:[ao]e|(?<![aeäqAEQ])ue)\p{L}*/giu
    const right = /^(?:\p{L}*(?:aktuell|manuell|individuell|zuerst)\p{L}*)$/iu
    const words = found(spelledOut, germanEverywhere).filter((hit) => !right.test(hit.split(': ').at(-1) ?? ''))
    expect(words).toEqual([])
    expect(
      found(
        /\b(?:gross|strasse|heiss|weiss|ausser|aussen|fuss|grüss|mass(?:e|en)?\b|schliess|giess)\w*/giu,
        germanEverywhere,
      ),
    ).toEqual([])
  })

  test('quotes and apostrophes are typographic, each language with its own', () => {
    expect(found(/["'`´«»]/gu, everything)).toEqual([])
    expect(found(/[”‘]|“(?=\p{L})/gu, german)).toEqual([])
    expect(found(/[„‘]/gu, english)).toEqual([])
    for (const { words } of german) expect(words.split('„').length).toBe(words.split('“').length)
    for (const { words } of english) expect(words.split('“').length).toBe(words.split('”').length)
  })

  test('there is no shouting, no dash for a comma, no doubled space and no gender star', () => {
    expect(found(/!|–|—| {2}|\p{L}[*:_]innen/gu, everything)).toEqual([])
  })
})
