import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ButtonMove } from '../../../bots/dialog/card.ts'
import { MAX_CALLBACK_DATA_BYTES, decodeButton, encodeButton } from '../../../bots/telegram/buttons.ts'

const letters = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })
const key = letters('abcdefghijklmnopqrstuvwxyz-', 1, 16)
const value = letters('abcXYZ0189._-', 1, 24)
const move: fc.Arbitrary<ButtonMove> = fc.oneof(
  fc.record({ do: fc.constantFrom('answer' as const, 'toggle' as const), key, value }),
  fc.record({ do: fc.constantFrom('done' as const, 'keep' as const, 'skip' as const, 'edit' as const), key }),
  fc.record({ do: fc.constant('options' as const), key, page: fc.nat({ max: 99 }) }),
  fc.record({
    do: fc.constantFrom('change' as const, 'summary' as const, 'back' as const, 'confirm' as const, 'cancel' as const),
  }),
)
const ref = fc.record({ id: letters('abcdefgh23456789', 10, 10), revision: fc.nat({ max: 999_999 }) })

describe('the 64 bytes of a button', () => {
  test('every move of every dialog comes back as it was written, with the longest key and answer too', () => {
    fc.assert(
      fc.property(ref, move, (dialog, step) => {
        const data = encodeButton({ is: 'move', ref: dialog, move: step })
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MAX_CALLBACK_DATA_BYTES)
        expect(decodeButton(data)).toEqual({ is: 'move', ref: dialog, move: step })
      }),
    )
  })

  test('every intent that fits comes back as it was written, colons and percent signs in its arguments too', () => {
    const arg = fc.oneof(letters('ab:%3A52', 0, 6), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(letters('abc', 1, 5), fc.array(arg, { maxLength: 3 }), (name, args) => {
        const intent = { do: `${name}.show`, args }
        expect(decodeButton(encodeButton({ is: 'go', intent }))).toEqual({ is: 'go', intent })
      }),
    )
  })

  test('data over 64 bytes is never sent', () => {
    const intent = { do: 'jobs.find', args: ['ü'.repeat(28)] }
    expect(() => encodeButton({ is: 'go', intent })).toThrow(/68 bytes of 64: jobs.find$/)
  })

  test('an answer that could not be read again is never sent', () => {
    const step: ButtonMove = { do: 'answer', key: 'category', value: 'a:b' }
    expect(() => encodeButton({ is: 'move', ref: { id: 'abcdefghij', revision: 1 }, move: step })).toThrow('read again')
  })

  test('forged and damaged data is recognised', () => {
    const forged = [
      '',
      'i',
      'i:',
      'i:Menu',
      'i:menu:%41',
      'i:menu:%',
      'd:a:1',
      'd:a:01:y',
      'd:a:-1:y',
      'd:a:1:z',
      'd:a:1:y:x',
      'd:a:1:a:key',
      'd:a:1:a:key:val:more',
      'd:a:1:a:KEY:v',
      'd:a:1:o:key:x',
      'd:a b:1:y',
      'x:1',
      `i:menu:${'a'.repeat(60)}`,
    ]
    for (const data of forged) expect([data, decodeButton(data)]).toEqual([data, undefined])
  })

  test('no string whatever makes the reader of buttons throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (data) => void decodeButton(data)))
    const pieces = fc.array(fc.constantFrom('i', 'd', ':', '%', 'a', '1', 'y', '3A'))
    fc.assert(fc.property(pieces, (parts) => void decodeButton(parts.join(''))))
  })
})
