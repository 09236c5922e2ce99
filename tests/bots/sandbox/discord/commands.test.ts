import { Routes, SlashCommandBuilder } from 'discord.js'
import { describe, expect, test } from 'vitest'

import { many, option, type Part, refusedCommands } from './refused-commands.ts'
import type { DiscordStandIn } from '../../../../bots/sandbox/discord/index.ts'
import {
  type RawAnswer,
  call,
  last,
  problem,
  respond,
  restFor,
  standInUnderTest,
  textAt,
} from './stand-in-under-test.ts'

const menu = { name: 'menu', description: 'Main menu' }

function put(standIn: DiscordStandIn, commands: readonly unknown[], guild = ''): Promise<RawAnswer> {
  const path = `/applications/${standIn.applicationId}${guild === '' ? '' : `/guilds/${guild}`}/commands`
  return call(standIn, path, commands, { method: 'PUT' })
}

describe('a command is refused with the code and the place of Discord', () => {
  test.for(refusedCommands)('%s', async ([, more, refused]) => {
    const { standIn, ana } = await standInUnderTest()
    expect(problem(await put(standIn, [{ ...menu, ...more }]))).toBe(`400 50035 ${refused}`)
    expect(standIn.commands(ana.id)).toEqual([])
  })

  test('two of one name, and the sixteenth of a menu', async () => {
    const { standIn } = await standInUnderTest()
    expect(problem(await put(standIn, [menu, menu]))).toBe('400 50035 1.name APPLICATION_COMMANDS_DUPLICATE_NAME')
    const users = many(16, (at) => ({ type: 2, name: `Menu ${at}` }))
    expect(problem(await put(standIn, users))).toBe('400 30032 Maximum number of application commands reached (15).')
  })
})

describe('the picker', () => {
  test('shows names and descriptions in the language of the person', async () => {
    const { standIn, ana } = await standInUnderTest()
    const ben = standIn.addPerson({ name: 'Ben', locale: 'en-GB' })
    const search = new SlashCommandBuilder()
      .setName('jobs')
      .setNameLocalizations({ de: 'aufträge', 'en-US': 'jobs' })
      .setDescription('Jobs')
      .addSubcommand((sub) =>
        sub
          .setName('search')
          .setNameLocalizations({ de: 'suchen' })
          .setDescription('Find jobs')
          .setDescriptionLocalizations({ de: 'Aufträge finden', 'en-US': 'Find some jobs' })
          .addIntegerOption((reward) => reward.setName('reward').setDescription('At least').setMinValue(1)),
      )
    const body = [search.toJSON()]
    await restFor(standIn).put(Routes.applicationCommands(standIn.applicationId), { body })
    const [german] = standIn.commands(ana.id)
    expect([german?.shownName, german?.subcommands[0]?.shownName, german?.subcommands[0]?.description]).toEqual([
      'aufträge',
      'suchen',
      'Aufträge finden',
    ])
    // en-US stands in for en-GB.
    expect(standIn.commands(ben.id)[0]?.subcommands).toEqual([
      {
        name: 'search',
        shownName: 'search',
        description: 'Find some jobs',
        options: [
          {
            name: 'reward',
            shownName: 'reward',
            description: 'At least',
            kind: 'integer',
            required: false,
            autocomplete: false,
            choices: [],
            minimum: 1,
          },
        ],
      },
    ])
  })

  test('shows a command only where its contexts allow it, and one of the guild instead of the global one', async () => {
    const { standIn, ana } = await standInUnderTest()
    await put(standIn, [
      { ...menu, contexts: [1] },
      { ...menu, name: 'setup', default_member_permissions: '0' },
    ])
    await put(standIn, [{ ...menu, name: 'setup', description: 'In the guild' }], standIn.guildId)
    const names = (place: 'dm' | 'guild') =>
      standIn.commands(ana.id, place).map(({ name, description }) => [name, description])
    expect(names('dm')).toEqual([
      ['menu', 'Main menu'],
      ['setup', 'Main menu'],
    ])
    expect(names('guild')).toEqual([['setup', 'In the guild']])
  })

  test('keeps the id of a command that is registered again', async () => {
    const { standIn, ana } = await standInUnderTest()
    await put(standIn, [menu])
    const before = standIn.commands(ana.id)[0]?.id
    await put(standIn, [menu, { ...menu, name: 'help' }])
    expect(standIn.commands(ana.id).map(({ id }) => id === before)).toEqual([true, false])
    const path = `/applications/${standIn.applicationId}/commands`
    expect((await call(standIn, `${path}/${before}`, undefined, { method: 'DELETE' })).status).toBe(204)
    expect(problem(await call(standIn, `${path}/${before}`))).toBe('404 10063 Unknown application command')
    expect((await call(standIn, path, menu)).status).toBe(201)
    expect((await call(standIn, path, menu)).status).toBe(200)
  })
})

describe('a command', () => {
  const submit = {
    name: 'work',
    description: 'Work',
    options: [
      {
        type: 1,
        name: 'submit',
        description: 'Hand in',
        options: [
          option({ name: 'job', required: true, autocomplete: true }),
          { type: 4, name: 'minutes', description: 'Minutes', min_value: 1, max_value: 60 },
          { type: 11, name: 'file', description: 'File' },
          option({ name: 'kind', choices: [{ name: 'Text', name_localizations: { de: 'Texte' }, value: 't' }] }),
        ],
      },
    ],
  }

  test('arrives with its subcommand, typed options and files', async () => {
    const { standIn, ana } = await standInUnderTest()
    await put(standIn, [submit])
    const file = { name: 'my proof.png', mimeType: 'image/png', bytes: new Uint8Array([1, 2, 3]) }
    const values = { job: 'j1', minutes: 5, kind: 'Texte' }
    const use = { name: 'work', subcommand: 'submit', options: values, files: { file }, place: 'guild' } as const
    const open = last(standIn, standIn.command(ana.id, use))
    const payload = standIn.interactions().at(-1)?.payload
    expect(payload).toMatchObject({
      type: 2,
      context: 0,
      guild_id: standIn.guildId,
      member: { user: { id: ana.id } },
      data: {
        name: 'work',
        options: [
          {
            type: 1,
            name: 'submit',
            options: [
              { name: 'job', type: 3, value: 'j1' },
              { name: 'minutes', type: 4, value: 5 },
              { name: 'file', type: 11 },
              { name: 'kind', type: 3, value: 't' },
            ],
          },
        ],
      },
    })
    const attachments: unknown = Reflect.get(Object(Reflect.get(Object(payload?.['data']), 'resolved')), 'attachments')
    const [attachment] = Object.values(Object(attachments))
    expect(attachment).toMatchObject({ filename: 'my_proof.png', size: 3, content_type: 'image/png' })
    const downloaded = await fetch(String(Reflect.get(Object(attachment), 'url')))
    expect(new Uint8Array(await downloaded.arrayBuffer())).toEqual(file.bytes)
    await respond(standIn, open, { type: 5 })
  })

  test.for<readonly [string, Part, string]>([
    ['without a required option', {}, 'needs the option "job"'],
    ['with a number out of range', { job: 'j', minutes: 61 }, 'is at most 60'],
    ['with a fraction', { job: 'j', minutes: 1.5 }, 'takes a whole number'],
    ['with a text for a number', { job: 'j', minutes: '5' }, 'takes a number'],
    ['with a choice that is not there', { job: 'j', kind: 'x' }, 'has no choice "x"'],
    ['with an option that is not there', { job: 'j', more: 1 }, 'has no option "more"'],
  ])('%s cannot be sent', async ([, options, reason]) => {
    const { standIn, ana } = await standInUnderTest()
    await put(standIn, [submit])
    const use = { name: 'work', subcommand: 'submit', options: Object.fromEntries(strings(options)) }
    await expect(standIn.command(ana.id, use)).rejects.toThrow(reason)
    expect(standIn.interactions()).toEqual([])
  })

  test('proposes what the bot answers while one types, at most 25', async () => {
    const { standIn, ana } = await standInUnderTest()
    await put(standIn, [submit])
    const use = { name: 'work', subcommand: 'submit', option: 'job', typed: 'vis', options: { minutes: 5 } }
    const proposed = standIn.autocomplete(ana.id, use)
    const sent = standIn.interactions().at(-1)
    const id = sent?.id ?? ''
    const token = textAt(sent?.payload, 'token')
    expect(sent?.payload).toMatchObject({
      type: 4,
      data: {
        options: [
          {
            name: 'submit',
            options: [
              { name: 'minutes', value: 5 },
              { name: 'job', value: 'vis', focused: true },
            ],
          },
        ],
      },
    })
    const choices = many(26, (at) => ({ name: `Job ${at}`, value: `j${at}` }))
    expect(problem(await respond(standIn, { id, token }, { type: 4, data: { content: 'x' } }))).toBe(
      '400 50035 type BASE_TYPE_CHOICES',
    )
    expect(problem(await respond(standIn, { id, token }, { type: 8, data: { choices } }))).toBe(
      '400 50035 data.choices BASE_TYPE_MAX_LENGTH',
    )
    await respond(standIn, { id, token }, { type: 8, data: { choices: choices.slice(0, 2) } })
    expect(await proposed).toEqual([
      { name: 'Job 0', value: 'j0' },
      { name: 'Job 1', value: 'j1' },
    ])
  })

  test('of the menus of people and messages carries its target', async () => {
    const { standIn, ana } = await standInUnderTest()
    const ben = standIn.addPerson({ name: 'Ben' })
    await put(standIn, [
      { type: 2, name: 'Reviews', name_localizations: { de: 'Bewertungen' } },
      { type: 3, name: 'Report' },
    ])
    const reviews = last(standIn, standIn.userMenu(ana.id, { name: 'Bewertungen', targetId: ben.id }))
    expect(standIn.interactions().at(-1)?.payload).toMatchObject({
      data: { type: 2, target_id: ben.id, resolved: { users: { [ben.id]: { global_name: 'Ben' } } } },
    })
    await respond(standIn, reviews, { type: 4, data: { content: 'Nice' } })
    const [message] = standIn.history(ana.id)
    const report = last(standIn, standIn.messageMenu(ana.id, { name: 'Report', messageId: message?.id ?? '' }))
    expect(standIn.interactions().at(-1)?.payload).toMatchObject({
      data: { type: 3, target_id: message?.id, resolved: { messages: { [message?.id ?? '']: { content: 'Nice' } } } },
    })
    await respond(standIn, report, { type: 5 })
  })
})

function strings(options: Part): readonly (readonly [string, string | number])[] {
  return Object.entries(options).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)])
}
