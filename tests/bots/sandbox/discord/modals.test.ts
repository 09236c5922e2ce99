import { describe, expect, test } from 'vitest'

import type { DiscordStandIn, ModalValue, SentAttachment } from '../../../../bots/sandbox/discord/index.ts'
import { button, options, row, text } from './refused-messages.ts'
import { last, messageIn, openInteraction, problem, respond, standInUnderTest, webhook } from './stand-in-under-test.ts'

type Part = Readonly<Record<string, unknown>>

const label = (component: Part, more: Part = {}): Part => ({ type: 18, label: 'Label', component, ...more })
const input = (more: Part = {}): Part => ({ type: 4, style: 1, custom_id: 'title', ...more })
const modal = (components: readonly Part[], more: Part = {}) => {
  return { type: 9, data: { custom_id: 'post', title: 'Post a job', components, ...more } }
}

const fields = [
  label(input({ min_length: 5, max_length: 10, value: 'Preset' })),
  label({ type: 3, custom_id: 'category', options: options(3) }),
  label({ type: 21, custom_id: 'mode', options: options(2).map((one, at) => ({ ...one, default: at === 1 })) }),
  label({ type: 22, custom_id: 'proof', options: options(3), min_values: 1, max_values: 2 }),
  label({ type: 19, custom_id: 'files', max_values: 2, required: false, file_types: ['image', '.pdf'] }),
]

const refusedModals: readonly (readonly [string, unknown, string])[] = [
  [
    'six parts',
    modal(options(6).map((_, at) => label(input({ custom_id: `f${at}` })))),
    'data.components BASE_TYPE_BAD_LENGTH',
  ],
  ['no part', modal([]), 'data.components BASE_TYPE_BAD_LENGTH'],
  ['a title of 46', modal([label(input())], { title: 'x'.repeat(46) }), 'data.title BASE_TYPE_BAD_LENGTH'],
  ['a label of 46', modal([label(input(), { label: 'x'.repeat(46) })]), 'data.components.0.label BASE_TYPE_BAD_LENGTH'],
  [
    'a description of 101',
    modal([label(input(), { description: 'x'.repeat(101) })]),
    'data.components.0.description BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a preset of 4001',
    modal([label(input({ value: 'x'.repeat(4001) }))]),
    'data.components.0.component.value BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a preset over its own length',
    modal([label(input({ value: 'abc', max_length: 2 }))]),
    'data.components.0.component.value BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a placeholder of 101',
    modal([label(input({ placeholder: 'x'.repeat(101) }))]),
    'data.components.0.component.placeholder BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same custom id twice',
    modal([label(input()), label(input())]),
    'data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a disabled select',
    modal([label({ type: 3, custom_id: 's', options: options(2), disabled: true })]),
    'data.components.0.component.disabled COMPONENT_DISABLED_IN_MODAL',
  ],
  [
    'one radio button',
    modal([label({ type: 21, custom_id: 'r', options: options(1) })]),
    'data.components.0.component.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    '11 checkboxes',
    modal([label({ type: 22, custom_id: 'c', options: options(11) })]),
    'data.components.0.component.options BASE_TYPE_BAD_LENGTH',
  ],
  [
    '11 files',
    modal([label({ type: 19, custom_id: 'f', max_values: 11 })]),
    'data.components.0.component.max_values NUMBER_TYPE_MAX',
  ],
  [
    'a required choice of nothing',
    modal([label({ type: 22, custom_id: 'c', options: options(2), min_values: 0 })]),
    'data.components.0.component.min_values NUMBER_TYPE_MIN',
  ],
  ['a button', modal([label(button({}))]), 'data.components.0.component UNION_TYPE_CHOICES'],
  ['an input without its label', modal([input()]), 'data.components.0 UNION_TYPE_CHOICES'],
]

describe('a modal is refused with the code and the place of Discord', () => {
  test.for(refusedModals)('%s', async ([, body, refused]) => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    const errors = problem(await respond(standIn, open, body))
    expect(errors.split(', ')[0]).toBe(`400 50035 ${refused}`)
    expect(standIn.openModal(ana.id)).toBeUndefined()
  })

  test('after a deferral, and as the answer to another modal', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    await respond(standIn, open, { type: 5 })
    expect(problem(await respond(standIn, open, modal(fields)))).toBe(
      '400 40060 Interaction has already been acknowledged.',
    )
    const shown = await openedModal(standIn, ana.id)
    const sent = last(standIn, standIn.submitModal(ana.id, shown.id, complete))
    expect(problem(await respond(standIn, sent, modal(fields)))).toBe('400 50035 type BASE_TYPE_CHOICES')
  })
})

const picture: SentAttachment = { name: 'a.png', mimeType: 'image/png', bytes: new Uint8Array([1]) }
const complete = { category: ['o1'], proof: ['o0', 'o2'], files: [picture] }

async function openedModal(standIn: DiscordStandIn, personId: string) {
  const open = await openInteraction(standIn, personId)
  await respond(standIn, open, modal([...fields]))
  const answer = await open.answer
  if (answer.kind !== 'modal') throw new Error(`The answer is ${answer.kind}.`)
  return answer.modal
}

describe('a modal', () => {
  test('is shown with its presets', async () => {
    const { standIn, ana } = await standInUnderTest()
    const shown = await openedModal(standIn, ana.id)
    expect(shown).toMatchObject({
      customId: 'post',
      title: 'Post a job',
      fields: [
        { kind: 'input', customId: 'title', label: 'Label', value: 'Preset', minimumLength: 5, required: true },
        { kind: 'select', customId: 'category', minimum: 1, maximum: 1 },
        { kind: 'radio', customId: 'mode', options: [{ isDefault: false }, { isDefault: true }] },
        { kind: 'checkboxes', customId: 'proof', minimum: 1, maximum: 2 },
        { kind: 'files', customId: 'files', minimum: 0, maximum: 2, types: ['image', '.pdf'] },
      ],
    })
    expect(standIn.openModal(ana.id)).toEqual(shown)
  })

  test('sends what was typed, picked and uploaded, and the presets of the rest', async () => {
    const { standIn, ana } = await standInUnderTest()
    const shown = await openedModal(standIn, ana.id)
    const sent = last(standIn, standIn.submitModal(ana.id, shown.id, complete))
    const payload = standIn.interactions().at(-1)?.payload
    const data: unknown = payload?.['data']
    expect(data).toMatchObject({
      custom_id: 'post',
      components: [
        { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'title', value: 'Preset' } },
        { type: 18, component: { type: 3, custom_id: 'category', values: ['o1'] } },
        { type: 18, component: { type: 21, custom_id: 'mode', value: 'o1' } },
        { type: 18, component: { type: 22, custom_id: 'proof', values: ['o0', 'o2'] } },
        { type: 18, component: { type: 19, custom_id: 'files' } },
      ],
    })
    const uploads: unknown = Reflect.get(Object(Reflect.get(Object(data), 'resolved')), 'attachments')
    expect(Object.values(Object(uploads))).toMatchObject([{ filename: 'a.png', size: 1, content_type: 'image/png' }])
    await respond(standIn, sent, { type: 4, data: { content: 'Posted' } })
    expect(standIn.openModal(ana.id)).toBeUndefined()
  })

  test('stays open with its words when the bot does not answer', async () => {
    const { standIn, ana } = await standInUnderTest({ answerMilliseconds: 200 })
    const shown = await openedModal(standIn, ana.id)
    expect(await standIn.submitModal(ana.id, shown.id, complete)).toMatchObject({ kind: 'failed' })
    expect(standIn.openModal(ana.id)).toEqual(shown)
    standIn.closeModal(ana.id)
    await expect(standIn.submitModal(ana.id, shown.id, complete)).rejects.toThrow('No modal')
  })

  test.for<readonly [string, Readonly<Record<string, ModalValue>>, string]>([
    ['too short a text', { title: 'abc' }, 'has 5 to 10 characters'],
    ['too long a text', { title: 'x'.repeat(11) }, 'has 5 to 10 characters'],
    ['no choice', { category: [] }, 'takes 1 to 1'],
    ['an option that is not there', { category: 'o9' }, 'has no option "o9"'],
    ['too many ticks', { proof: ['o0', 'o1', 'o2'] }, 'takes 1 to 2'],
    ['too many files', { files: [picture, picture, picture] }, 'takes 0 to 2'],
    [
      'a file of another type',
      { files: [{ ...picture, name: 'a.txt', mimeType: 'text/plain' }] },
      'no file like "a.txt"',
    ],
    ['a field that is not there', { other: 'x' }, 'has no field "other"'],
  ])('with %s cannot be sent', async ([, values, reason]) => {
    const { standIn, ana } = await standInUnderTest()
    const shown = await openedModal(standIn, ana.id)
    await expect(standIn.submitModal(ana.id, shown.id, { ...complete, ...values })).rejects.toThrow(reason)
  })

  test('that a button opened may update the message of that button', async () => {
    const { standIn, ana } = await standInUnderTest()
    const open = await openInteraction(standIn, ana.id)
    const components = [row(button({ custom_id: 'fill' }))]
    await respond(standIn, open, { type: 4, data: { content: 'Fill in', flags: 64, components } })
    const { id } = messageIn(await open.answer)
    const pressed = last(standIn, standIn.press(ana.id, id, 'fill'))
    await respond(standIn, pressed, modal([text('A note'), label(input())]))
    const shown = standIn.openModal(ana.id)
    const sent = last(standIn, standIn.submitModal(ana.id, shown?.id ?? '', { title: 'Typed' }))
    expect(standIn.interactions().at(-1)?.payload).toMatchObject({ type: 5, message: { id } })
    await respond(standIn, sent, { type: 6 })
    await webhook(standIn, sent, 'PATCH', '/messages/@original', { content: 'Filled', components: [] })
    expect(standIn.history(ana.id)).toMatchObject([{ id, content: 'Filled', ephemeral: true }])
  })

  test('that a command opened has no message to update', async () => {
    const { standIn, ana } = await standInUnderTest()
    const shown = await openedModal(standIn, ana.id)
    const sent = last(standIn, standIn.submitModal(ana.id, shown.id, complete))
    expect(problem(await respond(standIn, sent, { type: 7, data: { content: 'x' } }))).toBe(
      '400 50035 type BASE_TYPE_CHOICES',
    )
  })
})
