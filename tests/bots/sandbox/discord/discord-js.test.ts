import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  type Interaction,
  MessageFlags,
} from 'discord.js'
import { expect, test } from 'vitest'

import { clientFor, messageIn, standInUnderTest } from './stand-in-under-test.ts'

/** A little bot as its authors would write it: a command, a button, a modal, each answered in its own way. */
async function startBot(client: Client): Promise<void> {
  await client.application?.commands.set([
    {
      name: 'jobs',
      nameLocalizations: { de: 'aufträge' },
      description: 'Find jobs',
      options: [{ type: 3, name: 'words', description: 'Words', autocomplete: true }],
    },
  ])
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => client.emit(Events.Error, Object(error)))
  })
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    return interaction.respond([{ name: `Job ${interaction.options.getFocused()}`, value: 'j1' }])
  }
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
    await interaction.editReply({ content: `Found ${interaction.options.getString('words')}`, components: [fillIn] })
  }
  if (interaction.isButton()) {
    await interaction.showModal({
      custom_id: 'post',
      title: 'Post a job',
      components: [
        { type: 18, label: 'Title', component: { type: 4, style: 1, custom_id: 'title' } },
        { type: 18, label: 'Kind', component: { type: 21, custom_id: 'kind', options } },
        { type: 18, label: 'Files', component: { type: 19, custom_id: 'files', max_values: 2 } },
      ],
    })
  }
  if (interaction.isModalSubmit()) {
    const { fields } = interaction
    const files = fields.getUploadedFiles('files')?.map(({ name }) => name) ?? []
    await interaction.deferUpdate()
    const content = `${fields.getTextInputValue('title')} ${fields.getRadioGroup('kind')} ${files.join()}`
    await interaction.editReply({ content, components: [] })
    await interaction.followUp({ content: 'Thank you', flags: MessageFlags.Ephemeral })
  }
}

const options = [
  { label: 'Text', value: 'text' },
  { label: 'Picture', value: 'picture' },
]
const fillIn = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setStyle(ButtonStyle.Primary).setCustomId('fill').setLabel('Fill in'),
)

test('a bot of discord.js is used from the picker to the end of a modal', async () => {
  const { standIn, ana } = await standInUnderTest()
  const client = await clientFor(standIn)
  const errors: unknown[] = []
  client.on(Events.Error, (error) => errors.push(error))
  await startBot(client)
  const typed = { name: 'aufträge', option: 'words', typed: 'vis' }
  expect(await standIn.autocomplete(ana.id, typed)).toEqual([{ name: 'Job vis', value: 'j1' }])
  const thinking = await standIn.command(ana.id, { name: 'aufträge', options: { words: 'j1' } })
  expect(thinking.kind).toBe('thinking')
  const { id } = messageIn(thinking)
  await expect.poll(() => standIn.history(ana.id)).toMatchObject([{ id, content: 'Found j1', ephemeral: true }])
  const opened = await standIn.press(ana.id, id, 'fill')
  if (opened.kind !== 'modal') throw new Error(`The answer is ${opened.kind}.`)
  const file = { name: 'proof.png', mimeType: 'image/png', bytes: new Uint8Array([1]) }
  const values = { title: 'Cards', kind: 'picture', files: [file] }
  expect(await standIn.submitModal(ana.id, opened.modal.id, values)).toEqual({ kind: 'quiet' })
  await expect
    .poll(() => standIn.history(ana.id).map(({ content }) => content))
    .toEqual(['Cards picture proof.png', 'Thank you'])
  expect(errors).toEqual([])
})

test('a press reaches every session of the bot, and only the first answer counts', async () => {
  const { standIn, ana } = await standInUnderTest()
  const codes: unknown[] = []
  const clients = [await clientFor(standIn), await clientFor(standIn)]
  for (const client of clients) {
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isButton()) return
      await interaction
        .reply({ content: 'Yes' })
        .catch((error: unknown) => codes.push(Reflect.get(Object(error), 'code')))
    })
  }
  const user = await clients[0]?.users.fetch(ana.id)
  await user?.send({
    content: 'Press',
    components: [{ type: 1, components: [{ type: 2, style: 3, customId: 'b', label: 'x' }] }],
  })
  const [message] = standIn.history(ana.id)
  await standIn.press(ana.id, message?.id ?? '', 'b')
  await expect.poll(() => codes).toEqual([40060])
  expect(standIn.history(ana.id).map(({ content }) => content)).toEqual(['Press', 'Yes'])
})
