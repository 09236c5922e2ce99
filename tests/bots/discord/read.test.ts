import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Act } from '../../../bots/dialog/incoming.ts'
import { readAnswer } from '../../../bots/discord/answer.ts'
import { read } from '../../../bots/discord/read.ts'
import type { Json } from '../../../bots/discord/json.ts'

const user = { id: '700000000000000001', username: 'mia', global_name: 'Mia', discriminator: '0' }
const base = {
  id: '900000000000000001',
  application_id: '1',
  token: 'aW50.er-_=',
  version: 1,
  locale: 'de',
  user,
  context: 1,
}
const message = { id: '800000000000000001', flags: 32_768, components: [] }
const pressed = (data: Json, more: object = {}) => ({ ...base, type: 3, message, data, ...more })
const command = (data: object, more: object = {}) => ({ ...base, type: 2, data: { type: 1, ...data }, ...more })

function actOf(interaction: Json): Act | undefined {
  const found = read(interaction)
  return found?.is === 'act' ? found.incoming.act : undefined
}

describe('a command', () => {
  test('is what it says, with its subcommand and options', () => {
    const data = {
      name: 'jobs',
      options: [{ type: 1, name: 'search', options: [{ type: 3, name: 'words', value: ' Karten  malen ' }] }],
    }
    expect(actOf(command(data))).toEqual({ is: 'go', intent: { do: 'jobs.find', args: ['Karten malen'] } })
  })

  test('of an older version leads to the help', () => {
    expect(actOf(command({ name: 'payday' }))).toEqual({ is: 'go', intent: { do: 'help', args: [] } })
  })

  test('takes no typed words for a job, but looks for them', () => {
    const show = (value: string) =>
      actOf(command({ name: 'jobs', options: [{ type: 1, name: 'show', options: [{ type: 3, name: 'job', value }] }] }))
    expect(show('0123456789')).toEqual({ is: 'go', intent: { do: 'job.show', args: ['0123456789'] } })
    expect(show('Tassen')).toEqual({ is: 'go', intent: { do: 'jobs.find', args: ['Tassen'] } })
  })

  test('in the menu of a message of ours reports what it shows, a submission before its job', () => {
    const button = (id: string) => ({ type: 1, components: [{ type: 2, custom_id: id }] })
    const reports = (ids: readonly string[], author = '1', resolved = '8') =>
      actOf(
        command({
          type: 3,
          name: 'Report',
          target_id: '8',
          resolved: {
            messages: {
              [resolved]: { id: '8', author: { id: author }, components: [{ type: 17, components: ids.map(button) }] },
            },
          },
        }),
      )
    const [job, other, submission] = [
      'i:job.show:4f2k9qxm7a',
      'i:job.claim:000000000a',
      'i:submission.files:abc0123456',
    ]
    const report = (...args: readonly string[]) => ({ is: 'go', intent: { do: 'report', args } })
    const nothing = { is: 'go', intent: { do: 'report.nothing', args: [] } }
    expect(reports(['i:menu', job, job])).toEqual(report('job', '4f2k9qxm7a'))
    expect(reports([job, submission])).toEqual(report('submission', 'abc0123456'))
    // About nothing, about several, said by somebody else, with an id that is none, or not sent along.
    expect(reports(['i:menu'])).toEqual(nothing)
    expect(reports([job, other])).toEqual(nothing)
    expect(reports([job], '2')).toEqual(nothing)
    expect(reports(['i:job.show:x'])).toEqual(nothing)
    expect(reports([job], '1', '9')).toEqual(nothing)
  })

  test('in the menu of a person asks for the reviews of that person', () => {
    expect(actOf(command({ type: 2, name: 'Reviews', target_id: '5' }))).toEqual({
      is: 'go',
      intent: { do: 'member.reviews', args: ['5'] },
    })
  })
})

describe('where an interaction is answered', () => {
  const answerOf = (interaction: Json) => {
    const found = read(interaction)
    return found?.is === 'act' ? { ...found.incoming, answer: readAnswer(found.incoming.place) } : undefined
  }

  test('the private chat is everybody’s home, wherever they act', () => {
    const guild = { context: 0, guild_id: '1', member: { user }, user: undefined }
    for (const found of [answerOf(command({ name: 'menu' })), answerOf(command({ name: 'menu' }, guild))]) {
      expect(found?.home).toBe('dm:700000000000000001')
    }
  })

  test('everything outside of the private chat is seen by one person only', () => {
    const quiet = [0, 1, 2].map((context) => answerOf(command({ name: 'menu' }, { context }))?.answer?.quiet)
    expect(quiet).toEqual([true, false, true])
    expect(answerOf({ ...command({ name: 'menu' }), context: undefined, guild_id: '1' })?.answer?.quiet).toBe(true)
  })

  test('a chat of several people is none of the private ones, where only its kind is told', () => {
    const quietIn = (type: number) =>
      answerOf({ ...command({ name: 'menu' }), context: undefined, channel: { id: '1', type } })?.answer?.quiet
    expect([quietIn(1), quietIn(3)]).toEqual([false, true])
  })

  test('a message that everybody sees is not turned into the answer to one person', () => {
    const press = pressed({ custom_id: 'i:menu' }, { context: 0, guild_id: '1' })
    expect(answerOf(press)?.message).toBe(undefined)
    expect(answerOf({ ...press, message: { ...message, flags: 64 } })?.message).toEqual({
      platform: 'discord',
      place: 'dm:700000000000000001',
      message: message.id,
    })
  })

  test('a token that could change the address is not used', () => {
    for (const token of ['a/../b', 'a?b', 'a b', '', 'a#b', '%2e'])
      expect(read({ ...command({ name: 'menu' }), token })).toBe(undefined)
  })
})

describe('a component', () => {
  test('is the move that it was drawn for', () => {
    expect(actOf(pressed({ custom_id: 'd:abc:3:y' }))).toEqual({
      is: 'move',
      ref: { id: 'abc', revision: 3 },
      move: { do: 'confirm' },
    })
    expect(actOf(pressed({ custom_id: 'p:abc:3:one:category', values: ['texts'] }))).toEqual({
      is: 'move',
      ref: { id: 'abc', revision: 3 },
      move: { do: 'answer', key: 'category', value: 'texts' },
    })
    expect(actOf(pressed({ custom_id: 'p:abc:3:all:wants', values: ['work', 'post'] }))).toEqual({
      is: 'answers',
      ref: { id: 'abc', revision: 3 },
      values: { wants: ['work', 'post'] },
    })
    expect(actOf(pressed({ custom_id: 'c:abc:3:0', values: ['title'] }))).toEqual({
      is: 'move',
      ref: { id: 'abc', revision: 3 },
      move: { do: 'edit', key: 'title' },
    })
  })

  test.each([
    'i:',
    'i:Menu',
    'i:menu:%zz',
    'd:abc',
    'd:abc:3',
    'd:abc:-1:y',
    'd:abc:3:q',
    'd:abc:3:a:key',
    'd:abc:3:a:KEY:v',
    'd:abc:3:y:more',
    'p:abc:3:two:key',
    'p:abc:3:one:key',
    'c:abc:3:x',
    'm:abc:3',
    'x'.repeat(101),
    '',
    'done',
    `d:${'a'.repeat(33)}:3:y`,
  ])('that nobody drew is no button of ours: %s', (custom_id) => {
    expect(actOf(pressed({ custom_id }))).toEqual({ is: 'unknown-button' })
  })
})

describe('a form', () => {
  const sent = (components: readonly object[], resolved: object = {}) =>
    actOf({ ...base, type: 5, message, data: { custom_id: 'f:abc:3', components, resolved } })
  const field = (component: object) => ({ type: 18, id: 1, component: { id: 2, ...component } })

  test('brings an answer for each of its fields', () => {
    expect(
      sent([
        field({ type: 4, custom_id: 'title', value: 'Tassen' }),
        field({ type: 21, custom_id: 'taking', value: 'claim' }),
        field({ type: 21, custom_id: 'nothing', value: null }),
        field({ type: 22, custom_id: 'proof', values: ['text', 'link'] }),
        { type: 1, components: [{ type: 4, custom_id: 'old', value: 'x' }] },
      ]),
    ).toEqual({
      is: 'answers',
      ref: { id: 'abc', revision: 3 },
      values: { title: 'Tassen', taking: 'claim', nothing: '', proof: ['text', 'link'], old: 'x' },
    })
  })

  test('brings its files as files, with the address at which they lie', () => {
    const attachments = {
      '5': {
        id: '5',
        filename: 'a.png',
        size: 10,
        url: 'https://cdn.discordapp.com/a.png?ex=1',
        content_type: 'image/png; x',
      },
    }
    expect(sent([field({ type: 19, custom_id: 'pictures', values: ['5', '6'] })], { attachments })).toEqual({
      is: 'answers',
      ref: { id: 'abc', revision: 3 },
      values: {},
      files: {
        pictures: [
          {
            reference: 'https://cdn.discordapp.com/a.png?ex=1',
            name: 'a.png',
            mimeType: 'image/png',
            size: 10,
            picture: true,
          },
        ],
      },
    })
  })

  test('has no field called like a part of every object', () => {
    expect(
      sent([
        field({ type: 4, custom_id: '__proto__', value: 'x' }),
        field({ type: 4, custom_id: 'constructor', value: 'x' }),
      ]),
    ).toEqual({
      is: 'answers',
      ref: { id: 'abc', revision: 3 },
      values: { constructor: 'x' },
    })
  })
})

describe('anything else', () => {
  const anything = fc.object({ maxDepth: 6, withBigInt: false, withNullPrototype: true })

  test('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anything), (value) => void read(value ?? null)),
      { numRuns: 500 },
    )
  })

  test('never makes it throw when an interaction has one part that is not what it should be', () => {
    const whole = [
      command({
        name: 'jobs',
        options: [{ type: 1, name: 'show', options: [{ type: 3, name: 'job', value: 'x', focused: true }] }],
      }),
      pressed({ custom_id: 'p:abc:3:one:category', values: ['texts'] }),
      {
        ...base,
        type: 5,
        message,
        data: {
          custom_id: 'f:abc:3',
          components: [{ type: 18, component: { type: 19, custom_id: 'a', values: ['5'] } }],
          resolved: { attachments: { '5': { id: '5' } } },
        },
      },
    ]
    const spoil = (value: unknown, path: readonly number[], junk: unknown): unknown => {
      if (path.length === 0 || typeof value !== 'object' || value === null) return junk
      const keys = Object.keys(value)
      const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)] ?? 'x'
      const spoiled = spoil(Object.entries(value).find(([name]) => name === key)?.[1], path.slice(1), junk)
      const copy = Array.isArray(value) ? [spoiled] : { ...value, [key]: spoiled }
      return copy
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(fc.nat(20), { maxLength: 6 }),
        fc.jsonValue(),
        (interaction, path, junk) => {
          const spoiled: Json = JSON.parse(JSON.stringify(spoil(interaction, path, junk) ?? null))
          const found = read(spoiled)
          if (found?.is === 'act') expect(JSON.stringify(found.incoming)).not.toContain('\\u0000')
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('of bots, or without a person, does not concern us', () => {
    expect(read(command({ name: 'menu' }, { user: { ...user, bot: true } }))).toBe(undefined)
    expect(read(command({ name: 'menu' }, { user: undefined }))).toBe(undefined)
    expect(read({ ...command({ name: 'menu' }), type: 77 })).toBe(undefined)
  })
})
