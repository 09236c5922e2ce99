import { describe, expect, test } from 'vitest'
import { GUIDES, QUIZ } from '../../../core/guides/index.ts'
import { CATEGORIES, guideOfCategory } from '../../../core/jobs/index.ts'
import { LANGUAGES } from '../../../core/shared/language.ts'

test('there are at least ten lessons, and each fits a category', () => {
  expect(GUIDES.length).toBeGreaterThanOrEqual(10)
  expect(new Set(CATEGORIES.map((category) => guideOfCategory[category]))).toEqual(new Set(GUIDES.map(({ id }) => id)))
})

describe.each(GUIDES.map((guide) => [guide.id, guide] as const))('the lesson %s', (_, guide) => {
  test.each(LANGUAGES)('has a few short pages in %s', (language) => {
    const { title, about, pages } = guide.text[language]
    expect(pages.length).toBeGreaterThanOrEqual(3)
    expect(pages.length).toBe(guide.text.de.pages.length)
    expect([...title].length).toBeLessThanOrEqual(32)
    expect([...about].length).toBeLessThanOrEqual(90)
    for (const page of pages) {
      expect(page.title).not.toBe('')
      expect(page.body.length).toBeGreaterThan(100)
      expect(page.body.length).toBeLessThan(600)
    }
  })

  test.each(LANGUAGES)('asks five questions with three different options and a reason in %s', (language) => {
    expect(guide.questions).toHaveLength(QUIZ.questions)
    for (const question of guide.questions) {
      const { ask, right, wrong, why } = question[language]
      expect(new Set([right, ...wrong]).size).toBe(QUIZ.options)
      for (const words of [ask, right, ...wrong, why]) expect(words.trim().length).toBeGreaterThan(1)
      expect(why.length).toBeGreaterThan(20)
    }
  })

  test('says something of its own in each language, and “du” in German', () => {
    const words = (language: 'de' | 'en') =>
      JSON.stringify([guide.text[language], guide.questions.map((q) => q[language])])
    expect(words('de')).not.toBe(words('en'))
    expect(words('de')).not.toMatch(/\b(?:Ihnen|Ihre[mnrs]?)\b|[“][^„]*”/)
    expect(words('de')).toMatch(/\b(?:du|dich|dir|deine?[mnrs]?)\b/i)
    expect(words('en')).not.toMatch(/[äöüß„]/)
  })
})
