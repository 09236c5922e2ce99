import { describe, expect, test } from 'vitest'
import { plain, said } from '../../../bots/dialog/text.ts'
import type { FieldView } from '../../../bots/dialog/view.ts'
import * as limits from '../../../bots/discord/limits.ts'
import { modalOf } from '../../../bots/discord/modal.ts'
import { readForm } from '../../../bots/discord/read-form.ts'
import { KINDS, words } from '../worst-case/words.ts'
import { ask, options, ref } from './view.ts'

interface Shown {
  readonly label: string
  readonly description?: string
  readonly component: Readonly<Record<string, unknown>> & { readonly type: number }
}

const shown = (...fields: readonly Partial<FieldView>[]): readonly Shown[] =>
  JSON.parse(JSON.stringify(modalOf(ask(fields)).components))
const only = (field: Partial<FieldView>) => shown(field)[0]?.component

describe('a form', () => {
  test('has at most five questions: six are a bug', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key }))
    expect(shown(...five)).toHaveLength(5)
    expect(() => modalOf(ask([...five, { key: 'f' }]))).toThrow('a form of 6 questions')
  })

  test('is called as the dialog and its revision, so that an old one is known', () => {
    expect(modalOf(ask([{}])).custom_id).toBe('f:a1b2c3d4e5:3')
  })

  test('shows what was answered so far', () => {
    expect(only({ value: ['Tassen fotografieren'], minLength: 5, maxLength: 80 })).toEqual({
      type: 4,
      custom_id: 'title',
      style: 1,
      min_length: 5,
      max_length: 80,
      required: true,
      value: 'Tassen fotografieren',
    })
  })

  test('says what is asked, and the hint behind it where both fit', () => {
    const about = (hint: string) => shown({ ask: plain('Born when? 24/12/1998'), hint: plain(hint) })[0]?.description
    expect(about('From 14.')).toBe('Born when? 24/12/1998 From 14.')
    expect(about('x'.repeat(90))).toBe('Born when? 24/12/1998')
  })

  test('says in the box how long an answer may be where the sentence that says so does not fit', () => {
    const field = { ask: plain('Why?'), minLength: 20, maxLength: 2000, multiline: true }
    expect(only({ ...field, hint: plain('x'.repeat(99)) })).toMatchObject({ placeholder: '20 bis 2000 Zeichen' })
    expect(only({ ...field, hint: plain('20 to 2000') })).not.toHaveProperty('placeholder')
  })

  test('never refuses the wrong answer that it shows again', () => {
    expect(only({ value: ['abc'], minLength: 5, maxLength: 80 })).not.toHaveProperty('min_length')
    expect(only({ value: ['𝕏'.repeat(80)], maxLength: 80 })).toMatchObject({ max_length: 160 })
    expect(only({ value: ['x'.repeat(9000)], maxLength: 80, multiline: true })).toMatchObject({ max_length: 4000 })
  })

  test('demands nothing that is optional', () => {
    const optional = { optional: true, options: options(3) }
    expect(
      shown(
        { optional: true },
        { ...optional, key: 'a', kind: 'choice' },
        { ...optional, key: 'b', kind: 'choices' },
        { key: 'c', kind: 'files', optional: true },
      ).map(({ component }) => [component['required'], component['min_values']]),
    ).toEqual([
      [false, undefined],
      [false, undefined],
      [false, 0],
      [false, 0],
    ])
  })

  test('offers a choice as a radio group, and as a select where a group is too small or too large', () => {
    const types = [1, 2, 10, 11, 25].map((count) => only({ kind: 'choice', options: options(count) })?.type)
    expect(types).toEqual([23, 21, 21, 3, 3])
  })

  test('offers several answers as boxes, and as a select where they are more than ten', () => {
    expect([1, 2, 10, 11].map((count) => only({ kind: 'choices', options: options(count) })?.type)).toEqual([
      23, 22, 22, 3,
    ])
    expect(only({ kind: 'choices', options: options(4), most: 2, value: ['v1'] })).toMatchObject({
      min_values: 1,
      max_values: 2,
      options: [{}, { default: true }, {}, {}],
    })
  })

  test('asks for a yes by a single box, which is read as the answer that it stands for', () => {
    const terms = { key: 'terms', label: 'Bedingungen', options: [{ value: 'yes', label: 'Ich bin einverstanden.' }] }
    const [box] = shown({ ...terms, kind: 'choices' })
    expect(box).toEqual({
      type: 18,
      label: 'Bedingungen',
      description: 'Ich bin einverstanden.',
      component: { type: 23, custom_id: 'terms:yes' },
    })
    expect(only({ ...terms, kind: 'choice', value: ['yes'] })).toMatchObject({ type: 23, default: true })
    const sent = (value: boolean, id = 'terms:yes') =>
      readForm(ref, { components: [{ type: 18, component: { type: 23, custom_id: id, value } }] })
    expect([sent(true), sent(false)]).toMatchObject([{ values: { terms: ['yes'] } }, { values: { terms: [] } }])
    expect(sent(true, 'terms:<no>')).toEqual({ is: 'answers', ref, values: {} })
  })

  test('names quick answers: where nothing stands yet, or else behind what is asked, as many as fit', () => {
    const price = { examples: ['5,00 €', '8,00 €', '12,00 €'], ask: plain('Für jedes Ergebnis.') }
    expect(shown(price)[0]).toMatchObject({
      description: 'Für jedes Ergebnis.',
      component: { placeholder: 'z. B. 5,00 € · 8,00 € · 12,00 €' },
    })
    expect(shown({ ...price, value: ['700'] })[0]?.description).toBe(
      'Für jedes Ergebnis. z. B. 5,00 € · 8,00 € · 12,00 €',
    )
    expect(shown({ ...price, value: ['700'], ask: plain('x'.repeat(80)) })[0]?.description).toBe(
      `${'x'.repeat(80)} z. B. 5,00 €`,
    )
    const many = Array.from({ length: 40 }, (_, index) => `${index} Punkte`)
    expect(String(only({ examples: many })?.['placeholder']).length).toBeLessThanOrEqual(100)
    expect(only({})).not.toHaveProperty('placeholder')
  })

  test('takes files, and asks for none again that were sent already', () => {
    expect(only({ kind: 'files', most: 10 })).toMatchObject({ type: 19, required: true, min_values: 1, max_values: 10 })
    expect(only({ kind: 'files', most: 3, files: [{ name: 'a.png', bytes: 1 }] })).toMatchObject({
      required: false,
      min_values: 0,
      max_values: 3,
    })
  })

  test('says what is wrong where the question stands', () => {
    expect(shown({ error: plain('Das ist zu kurz.'), hint: plain('5 bis 80 Zeichen') })[0]?.description).toBe(
      'Das ist zu kurz.',
    )
  })

  test('draws one question alone when its page has a list that no form holds', () => {
    expect(modalOf(ask([{ key: 'a' }, { key: 'b', kind: 'choice', options: options(26) }])).components).toHaveLength(1)
  })

  test.each(KINDS)('stays within every limit: %s', (kind) => {
    const long = { label: words(kind, 60), ask: said(words(kind, 300)), value: [words(kind, 6000)], maxLength: 4000 }
    const listed = { ...long, options: options(10, () => words(kind, 120)), value: [] }
    const modal = modalOf(
      ask([long, { ...listed, key: 'a', kind: 'choice' }, { ...listed, key: 'b', kind: 'choices' }], {
        title: words(kind, 90),
      }),
    )
    expect(modal.title.length).toBeLessThanOrEqual(limits.MAX_MODAL_TITLE_LENGTH)
    const fields: readonly Shown[] = JSON.parse(JSON.stringify(modal.components))
    for (const { label, description = '', component } of fields) {
      expect(label.length).toBeLessThanOrEqual(limits.MAX_FIELD_LABEL_LENGTH)
      expect(description.length).toBeLessThanOrEqual(limits.MAX_FIELD_DESCRIPTION_LENGTH)
      const { value = '' } = component
      expect(typeof value === 'string' ? value.length : 0).toBeLessThanOrEqual(limits.MAX_INPUT_LENGTH)
      for (const option of Array.isArray(component['options']) ? component['options'] : []) {
        expect(option.label.length).toBeLessThanOrEqual(limits.MAX_OPTION_LENGTH)
      }
    }
  })
})
