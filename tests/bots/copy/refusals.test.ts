import { describe, expect, test } from 'vitest'
import { APPLICATION_STATUSES, ASSIGNMENT_STATUSES, SUBMISSION_STATUSES } from '../../../core/assignments/index.ts'
import { JOB_STATUSES } from '../../../core/jobs/index.ts'
import { LANGUAGES, type Language } from '../../../core/shared/language.ts'
import { Refusal, type RefusalCode, type Refusals } from '../../../core/shared/refusal.ts'
import { copyFor } from '../../../bots/copy/copy.ts'
import { explain } from '../../../bots/copy/refusals.ts'
import { flat } from '../../../bots/dialog/text.ts'

function said<Code extends RefusalCode>(language: Language, code: Code, detail: Refusals[Code]): string {
  return flat(explain(new Refusal(code, detail), copyFor(language)))
}

/** What `core/jobs/check.ts` and `core/assignments` may name. */
const FIELDS = [
  ...[
    'category',
    'title',
    'brief',
    'result',
    'example-link',
    'checklist',
    'proof',
    'minutes',
    'reward',
    'slots',
    'taking',
  ],
  ...['work-time', 'review', 'closing', 'stars', 'jobs', 'ai', 'text', 'link'],
]

describe.each(LANGUAGES)('a refusal in %s', (language) => {
  test('names the state in words of its own for every state there is', () => {
    const states: readonly (readonly [Extract<RefusalCode, `${string}.wrong_state`>, readonly string[]])[] = [
      ['job.wrong_state', JOB_STATUSES],
      ['application.wrong_state', APPLICATION_STATUSES],
      ['assignment.wrong_state', ASSIGNMENT_STATUSES],
      ['submission.wrong_state', SUBMISSION_STATUSES],
    ]
    for (const [code, known] of states) {
      const sentences = [...known, 'unknown'].map((status) => said(language, code, { status }))
      expect(new Set(sentences).size).toBe(known.length + 1)
    }
  })

  test('names the field in words of its own for every field there is', () => {
    const sentences = [...FIELDS, 'unknown'].map((field) => said(language, 'job.bad_field', { field }))
    expect(new Set(sentences).size).toBe(FIELDS.length + 1)
  })

  test('lists everything that a worker lacks', () => {
    const missing = [
      { need: 'age', minimumAge: 16 },
      { need: 'stars', minimumStarsTenths: 45 },
      { need: 'jobs', minimumJobs: 1 },
      { need: 'language', languages: ['de', 'en'] },
      { need: 'qualification', guide: 'web-research' },
    ] as const
    const sentence = said(language, 'job.missing', { missing })
    expect(sentence.split('\n').length).toBe(6)
    for (const part of language === 'de'
      ? ['16 Jahren', '4,5 Sternen', '1 erledigter Auftrag', 'Deutsch oder Englisch', 'Recherchieren im Web']
      : ['at least 16', '4.5 stars', '1 job done', 'German or English', 'Research on the web']) {
      expect(sentence).toContain(part)
    }
  })

  test('names the missing money in points and euros', () => {
    const sentence = said(language, 'job.too_little_budget', { totalPoints: 2_640, missingPoints: 640 })
    expect(sentence).toContain(language === 'de' ? '640 Punkte (6,40\u00A0€)' : '640 points (€6.40)')
  })
})
