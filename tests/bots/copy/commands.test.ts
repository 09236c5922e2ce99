import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { listedOnDiscord, listedOnTelegram, wireName } from '../../../bots/copy/command-names.ts'
import { copyFor } from '../../../bots/copy/copy.ts'
import { registration } from '../../../bots/discord/commands.ts'
import { renderCard as drawnOnDiscord } from '../../../bots/discord/render.ts'
import { commandsIn, flat, text, type Text } from '../../../bots/dialog/text.ts'
import { presentations } from '../../../bots/telegram/commands.ts'
import { renderCard as drawnOnTelegram } from '../../../bots/telegram/render.ts'
import { LANGUAGES } from '../../../core/shared/language.ts'

const card = (words: Text) => ({ blocks: [{ is: 'lines', lines: [words] } as const], rows: [] })
const onDiscord = (words: Text, ids?: (name: string) => string | undefined): string =>
  JSON.stringify(drawnOnDiscord(card(words), ids).components)
const onTelegram = (words: Text) => drawnOnTelegram(card(words))

/** A slash before a word, where no path, address or markup is meant. */
const COMMAND = /(?<![\p{L}\p{N}.:/<>`})])\/\p{L}{3,}/u

test.each(LANGUAGES)('no sentence in %s spells a command as one platform does', async (language) => {
  const folder = new URL(`../../../bots/copy/${language}/`, import.meta.url)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) {
    const lines = (await readFile(new URL(file, folder), 'utf8')).split('\n')
    const words = lines.filter((line) => !/^import |^\} from |^\s*(?:\/\*\*|\*|\/\/)/.test(line))
    expect(
      words.filter((line) => COMMAND.test(line)),
      file,
    ).toEqual([])
  }
})

test('a command can be tapped on Telegram, and clicked on Discord once it is registered', () => {
  const { command } = commandsIn('de')
  const words = text`Sie steht unter **${command('my-work')}**.`
  expect(onTelegram(words)).toMatchObject({ text: 'Sie steht unter /mywork.' })
  expect(onDiscord(words)).toContain('**`/arbeit liste`**')
  expect(onDiscord(words, (name) => (name === 'work list' ? '4711' : undefined))).toContain('</work list:4711>')
  expect(flat(words)).toBe('Sie steht unter /my-work.')
})

test('the command of the other platform is spelled as there, and leads nowhere here', () => {
  const { commandThere } = commandsIn('de')
  const words = text`Gib dort ${commandThere('link')} ein.`
  const { text: shown, entities } = onTelegram(words)
  expect(shown).toBe('Gib dort /verbinden ein.')
  expect(entities).toEqual([{ type: 'code', offset: 9, length: 10 }])
  expect(onDiscord(words, () => '4711')).toContain('Gib dort `/link` ein.')
})

test.each(LANGUAGES)('the help in %s lists the commands of the platform on which it is read', (language) => {
  const { allCommands } = commandsIn(language)
  const telegram = onTelegram(allCommands).text
  for (const { command, description } of presentations[language].commands) {
    expect(telegram).toContain(`/${command}: ${description}`)
  }
  expect(telegram.split('\n')).toHaveLength(presentations[language].commands.length)
  const discord = onDiscord(allCommands, () => '4711')
  const names = listedOnDiscord(language).map(({ name }) => name)
  for (const name of names) expect(discord).toContain(`</${name}:4711>: `)
  expect(discord).not.toContain('/mywork')
  expect(onDiscord(allCommands)).toContain(
    `\`/${copyFor(language).discord.commands.jobs.name} ${copyFor(language).discord.commands['jobs search'].name}\``,
  )
  expect(listedOnTelegram(language).map(({ name }) => name)).not.toContain('/start')
})

test('every command that is named on Discord is registered there', () => {
  const registered = registration().flatMap(({ name, ...command }) => {
    const below = 'options' in command ? (command.options ?? []).filter(({ type }) => type === 1) : []
    return below.length === 0 ? [name] : below.map((one) => `${name} ${one.name}`)
  })
  // `en` is what is registered: a subcommand goes by its English name on the wire.
  const names = listedOnDiscord('en').map(({ name }) => name)
  expect(registered).toEqual(expect.arrayContaining(names))
  for (const name of ['start', 'my-work', 'post', 'deposit', 'terms', 'imprint'] as const) {
    const [command] = commandsIn('en').command(name)
    if (command?.is !== 'command') throw new Error('no command')
    expect(names).toContain(wireName(command))
  }
})
