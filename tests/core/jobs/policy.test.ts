import { describe, expect, test } from 'vitest'
import { CATEGORIES, templatesOf } from '../../../core/jobs/index.ts'
import { POLICY_RULES, stumbles, type PolicyRule } from '../../../core/jobs/policy.ts'

const rulesFor = (title: string): readonly PolicyRule[] =>
  stumbles({ title, brief: '', result: '', checklist: [] }).map(({ rule }) => rule)

describe('a rule of the policy stumbles over', () => {
  test.each<readonly [PolicyRule, string]>([
    ['likes', 'Finde Freunde für meine Fanpage'],
    ['likes', 'Find friends for my fan page'],
    ['likes', 'Gib unserem Video einen Daumen hoch'],
    ['likes', 'Like our page on Facebook'],
    ['likes', 'Bitte liken und teilen'],
    ['likes', 'Folge uns auf Instagram'],
    ['likes', 'Subscribe to my channel'],
    ['likes', 'Sammle 50 Follower'],
    ['likes', 'Stimm für uns beim Wettbewerb ab'],
    ['likes', 'Vote for us in the contest'],
    ['likes', 'Add me as a friend'],
    ['likes', 'Nicht nur Likes kaufen'],
    ['stars', 'Gib uns fünf Sterne'],
    ['stars', '5 Sterne bei Amazon'],
    ['stars', 'Leave us a 5 star review'],
    ['stars', 'Schreib eine Google-Bewertung'],
    ['stars', 'Write a review on Trustpilot'],
    ['stars', 'Schreib eine positive Bewertung'],
    ['links', 'Setz einen Link auf deinem Blog zu unserer Seite'],
    ['links', 'Place a link to us on your website'],
    ['links', 'Zehn BACKLINKS gesucht'],
    ['password', 'Nenn uns dein Passwort für die Seite'],
    ['password', 'Send us your password'],
    ['password', 'Logge dich mit deinem PayPal-Konto ein'],
    ['identity', 'Schick ein Foto von deinem Ausweis'],
    ['identity', 'Upload a copy of your passport'],
    ['identity', 'Eröffne ein Konto auf deinen Namen'],
    ['identity', 'PostIdent durchführen'],
  ])('%s: %s', (rule, title) => {
    expect(rulesFor(title)).toContain(rule)
  })
})

test.each([
  'Beschreibe unsere Teekanne',
  'Bitte kein Passwort eingeben, nur dein Vorname',
  'Never send us your password',
  'Ideen, Bildtexte und Feedback für unsere Fanpage',
  'Captions and designs for our Facebook page',
  'Test our login page',
  'Finde die besten Links zum Thema, mit Quelle',
  'Folge der Anleitung auf der Seite',
  'Schreib uns eine ehrliche Meinung',
  'Write a review of our draft',
  'Rate our shop from 1 to 5 stars',
  'Open the website and register',
])('no rule stumbles over: %s', (title) => {
  expect(rulesFor(title)).toEqual([])
})

// Not what is wanted, but what stems can do: a person reads it and lets it go live.
test.each(['Finde zehn Freunde-Bücher', 'Suche im Internet nach Fans von Mozart'])(
  'a rule may stumble over an honest job: %s',
  (title) => {
    expect(rulesFor(title)).toEqual(['likes'])
  },
)

test('no rule stumbles over a template', () => {
  const stumbled = CATEGORIES.flatMap((category) => templatesOf(category)).flatMap(({ id, text }) =>
    [text.de, text.en].flatMap((words) => stumbles(words).map((stumble) => ({ id, ...stumble }))),
  )
  expect(stumbled).toEqual([])
})

test('what a rule stumbled over is quoted, wherever it stands', () => {
  const job = {
    title: 'Ein Test',
    brief: 'Nichts.',
    result: 'Fertig. Dann folge uns bitte!',
    checklist: ['5 Sterne für uns'],
  }
  expect(stumbles(job)).toEqual([
    { rule: 'likes', words: 'folge uns' },
    { rule: 'stars', words: '5 sterne für' },
  ])
})

test('every rule stumbles over something here', () => {
  expect(POLICY_RULES.toSorted()).toEqual(['identity', 'likes', 'links', 'password', 'stars'])
})

test('the longest job is read in no time', () => {
  const brief = 'finde '.repeat(330)
  const began = performance.now()
  stumbles({ title: brief, brief, result: brief, checklist: Array.from({ length: 8 }, () => brief) })
  expect(performance.now() - began).toBeLessThan(1_000)
})
