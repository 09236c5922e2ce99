import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ButtonMove } from '../../../bots/dialog/card.ts'
import { readCustomId, uniqueIn, writeCustomId, type Marked } from '../../../bots/discord/custom-id.ts'

const ref = { id: 'a1b2c3d4e5', revision: 12 }
const moves: readonly ButtonMove[] = [
  { do: 'answer', key: 'category', value: 'texts' },
  { do: 'toggle', key: 'proof', value: 'text' },
  { do: 'done', key: 'proof' },
  { do: 'keep', key: 'title' },
  { do: 'skip', key: 'link' },
  { do: 'edit', key: 'title' },
  { do: 'options', key: 'category', page: 3 },
  { do: 'change' },
  { do: 'summary' },
  { do: 'back' },
  { do: 'confirm' },
  { do: 'cancel' },
]
const others: readonly Marked[] = [
  { is: 'form', ref },
  { is: 'pick', ref, key: 'category', as: 'answer' },
  { is: 'pick', ref, key: 'category', as: 'answers' },
  { is: 'pick', ref, key: 'category', as: 'toggle' },
  { is: 'change', ref, part: 1 },
]

describe('a custom id', () => {
  test.each([...moves.map((move): Marked => ({ is: 'move', ref, move })), ...others])(
    'is read as it was written: %o',
    (marked) => {
      expect(readCustomId(writeCustomId(marked))).toEqual(marked)
    },
  )

  test('carries any argument that fits', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), (args) => {
        const marked: Marked = { is: 'go', intent: { do: 'jobs.find', args: args.map((arg) => arg.toWellFormed()) } }
        fc.pre(JSON.stringify(args).length < 60)
        const id = uniqueIn(new Set([writeCustomId(marked)]), writeCustomId(marked))
        expect(readCustomId(id)).toEqual(marked)
      }),
    )
  })

  test('that does not fit is a bug', () => {
    expect(() => writeCustomId({ is: 'go', intent: { do: 'jobs.find', args: ['x'.repeat(100)] } })).toThrow('custom id')
  })

  test('is never mistaken for another one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 110 }), (words) => {
        const read = readCustomId(words)
        if (read !== undefined) expect(writeCustomId(read)).toBe(words.replace(/~\d{1,3}$/, ''))
      }),
    )
  })
})
