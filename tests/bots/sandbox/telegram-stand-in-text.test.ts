import fc from 'fast-check'
import { expect, test } from 'vitest'

import { detectEntities } from '../../../bots/sandbox/telegram/detect.ts'
import { checkEntities } from '../../../bots/sandbox/telegram/entities.ts'
import { BotApiRefusal } from '../../../bots/sandbox/telegram/refusal.ts'
import { splitTypedText } from '../../../bots/sandbox/telegram/text.ts'

const piece = fc.constantFrom(
  'word ',
  '@klickwork_bot ',
  't.me/abc',
  ' /help',
  '#job',
  'ä',
  '🎉',
  '\n',
  '.',
  'ana@example.com',
  '(',
  ')',
)
const anyText = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(''))
const anyEntity = fc.record({
  type: fc.constantFrom('bold', 'italic', 'code', 'spoiler'),
  offset: fc.nat(60),
  length: fc.integer({ min: 1, max: 40 }),
})

test('entities that were taken lie in the text, sorted, and are nested properly after those of the server were added', () => {
  fc.assert(
    fc.property(anyText, fc.array(anyEntity, { maxLength: 5 }), (text, given) => {
      const taken = takenOrRefused(text, given)
      if (taken === undefined) return
      const all = detectEntities(text, taken)
      for (const [index, one] of all.entries()) {
        const end = one.offset + one.length
        expect(one.length > 0 && one.offset >= 0 && end <= text.length).toBe(true)
        for (const later of all.slice(index + 1)) {
          expect(later.offset).toBeGreaterThanOrEqual(one.offset)
          expect(later.offset >= end || later.offset + later.length <= end).toBe(true)
        }
      }
    }),
    {
      numRuns: 2000,
      examples: [
        [
          '@klickwork_bot 🎉äana@example.comana@example.com)@klickwork_bot word ',
          [
            { type: 'bold', offset: 48, length: 16 },
            { type: 'bold', offset: 28, length: 37 },
          ],
        ],
      ],
    },
  )
})

function takenOrRefused(text: string, given: unknown): ReturnType<typeof checkEntities> | undefined {
  try {
    return checkEntities(text, given)
  } catch (error) {
    if (error instanceof BotApiRefusal) return undefined
    throw error
  }
}

test('the parts of a long text hold all of its words in order', () => {
  const words = fc.array(fc.stringMatching(/^[a-zä🎉]{1,200}$/u), { minLength: 1, maxLength: 120 })
  fc.assert(
    fc.property(words, (list) => {
      const parts = splitTypedText(list.join(' '))
      expect(parts.every((part) => part.length >= 1 && part.length <= 4096)).toBe(true)
      expect(parts.join(' ').replaceAll(' ', '')).toBe(list.join(''))
    }),
    { numRuns: 200 },
  )
})

test('no text of 4,096 characters keeps the search for addresses busy', () => {
  const nasty = [
    'a@' + 'a.'.repeat(2047),
    'a-'.repeat(2048),
    'a.'.repeat(2048),
    '%'.repeat(4096),
    'http://' + '('.repeat(4089),
    '.'.repeat(4096),
    `https://a${')'.repeat(4000)}`,
  ]
  const startedAt = performance.now()
  for (const text of nasty) detectEntities(text, [])
  expect(performance.now() - startedAt).toBeLessThan(1000)
})
