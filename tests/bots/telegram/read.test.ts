import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { part } from '../../../bots/telegram/json.ts'
import type { Json } from '../../../bots/telegram/json.ts'
import { read } from '../../../bots/telegram/read.ts'

const folder = new URL('recorded/', import.meta.url)
const self = { username: 'klickwork_bot' }
const recorded = readdirSync(folder).map((file) => {
  const content: Json = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  return { file, update: part(content, 'update') ?? null, incoming: part(content, 'incoming') }
})

describe('what people do in Telegram', () => {
  test.each(recorded)('$file is read as it was meant', ({ update, incoming }) => {
    expect(read(update, self)).toEqual(incoming)
  })

  test('there is something to read', () => {
    expect(recorded.length).toBeGreaterThan(25)
  })
})

describe('anything else', () => {
  test('no JSON whatever makes the reader throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        read(json as Json, self)
      }),
      { numRuns: 500 },
    )
  })

  test('a damaged update is read or left out, never thrown at, and what is read can be stored', () => {
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u0000', '\ud800', -0, Number.MAX_VALUE),
    )
    const damage = fc.record({ which: fc.nat(), path: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), strange })
    fc.assert(
      fc.property(damage, ({ which, path, strange: value }) => {
        const update = structuredClone(recorded[which % recorded.length]?.update ?? null)
        damaged(update, path, value)
        const stored = JSON.stringify(read(update, self) ?? null)
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i)
      }),
      { numRuns: 1000 },
    )
  })
})

/** Puts `value` somewhere into a copy of an update. */
function damaged(at: Json, path: readonly number[], value: unknown): void {
  if (typeof at !== 'object' || at === null) return
  const keys = Object.keys(at)
  const [turn = 0, ...rest] = path
  const key = keys[turn % Math.max(1, keys.length)]
  if (key === undefined) return
  const next: unknown = Reflect.get(at, key)
  if (rest.length === 0 || typeof next !== 'object' || next === null) Reflect.set(at, key, value)
  else damaged(next, rest, value)
}
