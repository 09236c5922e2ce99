import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyFor } from '../../../bots/copy/copy.ts'
import * as field from '../../../bots/dialog/field.ts'
import { flow, type AnyFlow } from '../../../bots/dialog/flow.ts'
import { locate, type Located } from '../../../bots/dialog/locate.ts'
import { fileAdded, filledIn, pressed, typed, type Moved } from '../../../bots/dialog/move.ts'
import { valuesOf, type Raw } from '../../../bots/dialog/raw.ts'
import type { Turn } from '../../../bots/dialog/routes.ts'
import { plain } from '../../../bots/dialog/text.ts'
import type { ButtonMove } from '../../../bots/dialog/card.ts'
import { order } from './stage.ts'

const copy = copyFor('en')
/** The pages of these flows look at nothing but the answers and the language. */
const turn = { copy } as Turn
const at = (raw: Raw, walked: AnyFlow = order): Promise<Located> => locate(walked, raw, turn, [])
const a = (value: string | readonly string[], open?: true) => (open === undefined ? { value } : { value, open })

const ask = plain('?')
const short = { label: 'A', ask, min: 1, max: 10 }

describe('the position', () => {
  test('is the first page with an unanswered question', async () => {
    expect((await at({})).open?.key).toBe('sort')
    expect((await at({ sort: a('sweet') })).open?.key).toBe('cake')
    const third = await at({ sort: a('sweet'), cake: a('plum') })
    expect(third.open?.key).toBe('name')
    expect(third.page?.map((slot) => slot.key)).toEqual(['name', 'reward', 'pieces', 'link'])
  })

  test('goes back to an answer that an earlier one has made impossible', async () => {
    const back = await at({ sort: a('salty'), cake: a('plum'), name: a('Mother') })
    expect(back.open).toMatchObject({ key: 'cake', state: 'wrong' })
    expect(back.slots.map((slot) => slot.key)).toEqual(['sort', 'cake'])
  })

  test('is the end when everything is answered, and skipped pages ask nothing', async () => {
    const raw = { sort: a('sweet'), cake: a('plum'), name: a('Mother'), reward: a('8 €'), link: a([]) }
    const end = await at(raw)
    expect(end.page).toBeUndefined()
    expect(end.draft).toEqual({ sort: 'sweet', cake: 'plum', name: 'Mother', reward: 800, pieces: 4, link: undefined })
    expect((await at({ ...raw, pieces: a('7') })).open?.key).toBe('toppings')
  })

  test('counts an assumed answer until it is edited, and a proposed one only when it is kept', async () => {
    const third = await at({ sort: a('sweet'), cake: a('plum'), reward: a('10'), link: a([]) })
    expect(third.open).toMatchObject({ key: 'name', state: 'missing', raw: ['My plum cake'] })
    const edited = await at({
      sort: a('sweet'),
      cake: a('plum'),
      name: a('Mother'),
      reward: a('10'),
      link: a([]),
      pieces: a('4', true),
    })
    expect(edited.open).toMatchObject({ key: 'pieces', state: 'open', raw: ['4'] })
  })

  test('counts only the steps that somebody sees', async () => {
    expect((await at({})).step).toEqual({ number: 1, of: 4 })
    expect((await at({ sort: a('sweet'), cake: a('plum') })).step).toEqual({ number: 3, of: 4 })
    const assumed = flow('assumed', { title: () => 'A' })
      .page(async () => ({ one: field.text({ ...short, preset: 'x', assumed: true }) }))
      .page(async () => ({ two: field.text(short) }))
      .submit(async () => ({}))
    expect((await at({}, assumed)).step).toEqual({ number: 1, of: 1 })
  })

  test('an assumed proposal that does not hold is asked for without a reproach', async () => {
    const bad = flow('bad', { title: () => 'B' })
      .page(async () => ({ one: field.text({ ...short, preset: 'far too long for it', assumed: true }) }))
      .submit(async () => ({}))
    const asked = (await at({}, bad)).open
    expect(asked?.state).toBe('missing')
    expect(asked?.error).toBeUndefined()
  })

  test('a flow beyond the limits of the platforms is a bug, found when it is walked', async () => {
    const six = flow('six', { title: () => 'S' })
      .page(async () => Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, field.text(short)])))
      .submit(async () => ({}))
    await expect(at({}, six)).rejects.toThrow('6 questions')
    const twice = flow('twice', { title: () => 'T' })
      .page(async () => ({ a: field.text({ ...short, preset: 'x', assumed: true }) }))
      .page(async () => ({ a: field.text(short) }))
      .submit(async () => ({}))
    await expect(at({}, twice)).rejects.toThrow('twice')
    const key = flow('key', { title: () => 'K' })
      .page(async () => ({ aB: field.text(short) }))
      .submit(async () => ({}))
    await expect(at({}, key)).rejects.toThrow('aB')
    const page = async () => ({})
    const nine = Array.from({ length: 8 }, () => page).reduce(
      (made, one) => made.page(one),
      flow('nine', { title: () => 'N' }),
    )
    expect(() => nine.page(page)).toThrow('8 pages')
  })
})

test('what was said in a line stands as its answer, and what does not hold is named', async () => {
  const line = flow('line', { title: () => 'Line' })
    .page(async () => ({
      name: field.text({ ...short, said: 'Mother' }),
      pieces: field.number({ ...short, said: 'many' }),
    }))
    .submit(async () => ({}))
  const { slots, open } = await at({}, line)
  expect(slots.map(({ key, state }) => [key, state])).toEqual([
    ['name', 'answered'],
    ['pieces', 'wrong'],
  ])
  expect([open?.key, open?.raw, open?.error]).toEqual(['pieces', ['many'], copy.dialog.notWhole])
})

test('a file that comes while words are asked for waits for the first question that takes it', async () => {
  const parcel = flow('parcel', { title: () => 'Parcel' })
    .page(async () => ({
      words: field.text(short),
      pictures: field.files({ label: 'Pictures', ask, max: 2, picturesOnly: true }),
      papers: field.files({ label: 'Papers', ask, max: 2 }),
    }))
    .submit(async () => ({}))
  const located = await at({}, parcel)
  const keptFor = (picture: boolean) => {
    const moved = fileAdded(located, {}, { id: 'f', name: 'n', mimeType: 'm', bytes: 1, picture }, copy.dialog)
    return moved.is === 'changed' ? Object.keys(moved.raw) : moved
  }
  expect([keptFor(true), keptFor(false)]).toEqual([['pictures'], ['papers']])
})

const KEYS = ['sort', 'cake', 'name', 'reward', 'pieces', 'link', 'toppings', 'nonsense', '__proto__']
const VALUES = ['sweet', 'salty', 'plum', 'leek', '800', 'cream', 'nuts', 'mint', 'constructor']
const WORDS = [
  'sweet',
  'Salty',
  '1',
  '2',
  'Onion',
  'Mother',
  '12',
  '9',
  '8 €',
  'x',
  '',
  'https://example.org',
  '666',
  '2.500',
]
const key = fc.constantFrom(...KEYS)
const value = fc.constantFrom(...VALUES)
const button: fc.Arbitrary<ButtonMove> = fc.oneof(
  fc.record({ do: fc.constant('answer' as const), key, value }),
  fc.record({ do: fc.constant('toggle' as const), key, value }),
  fc.record({ do: fc.constantFrom('done' as const, 'keep' as const, 'skip' as const, 'edit' as const), key }),
  fc.record({ do: fc.constant('options' as const), key, page: fc.nat(3) }),
  fc.record({ do: fc.constantFrom('change' as const, 'summary' as const, 'back' as const, 'confirm' as const) }),
)
type Deed = (located: Located, raw: Raw) => Moved
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 3,
    arbitrary: button.map(
      (move): Deed =>
        (located, raw) =>
          pressed(located, raw, move),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...WORDS).map(
      (words): Deed =>
        (located, raw) =>
          typed(located, raw, words, copy.dialog, new Date(0)),
    ),
  },
  {
    weight: 16,
    arbitrary: fc.nat().map(
      (pick): Deed =>
        (located, raw) =>
          fitting(located, raw, pick),
    ),
  },
  fc.dictionary(key, fc.oneof(fc.constantFrom(...WORDS), fc.array(value))).map(
    (values): Deed =>
      (located, raw) =>
        filledIn(located, raw, { values, files: {} }),
  ),
  fc.constant<Deed>((located, raw) =>
    fileAdded(located, raw, { id: 'f', name: 'n', mimeType: 'm', bytes: 1, picture: true }, copy.dialog),
  ),
)

/** An answer that fits the open question, so that the walk gets to the end. */
function fitting(located: Located, raw: Raw, pick: number): Moved {
  const open = located.open
  if (open === undefined) return pressed(located, raw, { do: 'confirm' })
  const option = open.field.options[pick % Math.max(open.field.options.length, 1)]?.value
  if (open.field.kind === 'choices' && option !== undefined) {
    return open.raw.length > 0
      ? pressed(located, raw, { do: 'done', key: open.key })
      : pressed(located, raw, { do: 'toggle', key: open.key, value: option })
  }
  if (option !== undefined) return pressed(located, raw, { do: 'answer', key: open.key, value: option })
  return typed(located, raw, open.key === 'pieces' ? '8' : 'Mother', copy.dialog, new Date(0))
}

describe('whatever sequence of acts comes', () => {
  test('no page is shown whose predecessors are unanswered, and no answer gets lost', async () => {
    let ends = 0
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
        let raw: Raw = {}
        for (const act of deeds) {
          const located = await at(raw)
          checkPosition(located)
          const before = raw
          const moved = act(located, raw)
          if (moved.is === 'submit') {
            ends += 1
            expect(located.page).toBeUndefined()
            expect(located.slots.every((slot) => slot.state === 'answered')).toBe(true)
          }
          if (moved.is === 'changed') raw = moved.raw
          expect(KEYS.slice(7).some((forged) => Object.hasOwn(raw, forged))).toBe(false)
          // At most the questions of one page change by one act; everything else stands as it was given.
          const page = new Set(located.page?.map((slot) => slot.key))
          for (const [at, answer] of Object.entries(before)) {
            if (!page.has(at)) expect(valuesOf(raw[at] ?? a('lost'))).toEqual(valuesOf(answer))
          }
        }
      }),
      { numRuns: 400 },
    )
    expect(ends).toBeGreaterThan(20)
  })

  test('back and keep lead to where one was, with every answer as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), fc.integer({ min: 1, max: 5 }), async (deeds, times) => {
        let raw: Raw = {}
        for (const act of deeds) {
          const moved = act(await at(raw), raw)
          if (moved.is === 'changed') raw = moved.raw
        }
        const was = await at(raw)
        if (was.slots.some((slot) => slot.state === 'open')) return
        let steps = 0
        for (; steps < times; steps += 1) {
          const moved = pressed(await at(raw), raw, { do: 'back' })
          if (moved.is !== 'changed') break
          raw = moved.raw
        }
        for (; steps > 0; steps -= 1) {
          const { open } = await at(raw)
          const again = open?.field.kind === 'choices' ? ('done' as const) : ('keep' as const)
          const moved =
            open?.raw.length === 0 && open.field.optional
              ? pressed(await at(raw), raw, { do: 'skip', key: open.key })
              : pressed(await at(raw), raw, { do: again, key: open?.key ?? '' })
          expect(moved.is).toBe('changed')
          if (moved.is === 'changed') raw = moved.raw
        }
        const now = await at(raw)
        expect(now.draft).toEqual(was.draft)
        expect(now.open?.key).toBe(was.open?.key)
      }),
      { numRuns: 300 },
    )
  })
})

function checkPosition(located: Located): void {
  const shown = new Set(located.page?.map((slot) => slot.key))
  for (const slot of located.slots) if (!shown.has(slot.key)) expect(slot.state).toBe('answered')
  if (located.page !== undefined) expect(located.open).toBe(located.page.find((slot) => slot.state !== 'answered'))
}
