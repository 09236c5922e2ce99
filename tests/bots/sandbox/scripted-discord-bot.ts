import { type ChatInputCommandInteraction, Client, Events, GatewayIntentBits, type Interaction, REST } from 'discord.js'
import { onTestFinished } from 'vitest'
import type { DiscordStandIn } from '../../../bots/sandbox/discord/types.ts'

/** Every kind of control that Discord has in messages, in one message. */
export function showcase(now: number): object[] {
  const seconds = Math.floor(now / 1000)
  const texts = [
    '## Produktfotos beschriften',
    `**12,50 €** je Stück · *noch 3 Plätze*\nFrist <t:${seconds + 7200}:R>, also <t:${seconds + 7200}:f>`,
    '> Schreib je Foto einen Satz.\n- mit `Artikelnummer`\n- ohne ||Preise||\n-# Auftrag J-4K2 · [Regeln](https://example.org/rules)',
  ]
  const button = (style: number, label: string, extra: object = {}): object => ({
    type: 2,
    style,
    label,
    custom_id: `press:${label}`,
    ...extra,
  })
  return [
    {
      type: 17,
      accent_color: 0x5865f2,
      components: [
        ...texts.map((content) => ({ type: 10, content })),
        { type: 14, divider: true },
        {
          type: 9,
          components: [{ type: 10, content: '**Clara** · 4,8 von 5' }],
          accessory: button(2, 'Bewertungen'),
        },
        {
          type: 1,
          components: [
            button(1, 'Formular', { custom_id: 'form' }),
            button(3, 'Übernehmen', { custom_id: 'take', emoji: { name: '✅' } }),
            button(4, 'Melden', { custom_id: 'silence' }),
            { type: 2, style: 5, label: 'Vorlage', url: 'https://example.org/' },
            button(2, 'Vergeben', { disabled: true }),
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'sort',
              placeholder: 'Reihenfolge',
              options: [
                { label: 'Neueste zuerst', value: 'new', description: 'Was gerade erst eingestellt wurde' },
                { label: 'Am besten bezahlt', value: 'pay', emoji: { name: '💶' } },
              ],
            },
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'topics',
              placeholder: 'Themen',
              min_values: 1,
              max_values: 2,
              options: ['Text', 'Bild', 'Umfrage'].map((label) => ({ label, value: label })),
            },
          ],
        },
      ],
    },
  ]
}

const option = (label: string, value: string): object => ({ label, value })

/** A modal with five fields of five kinds. */
export const form = {
  custom_id: 'offer',
  title: 'Auftrag einstellen',
  components: [
    {
      type: 18,
      label: 'Titel',
      description: 'Worum geht es?',
      component: {
        type: 4,
        custom_id: 'title',
        style: 1,
        min_length: 3,
        max_length: 60,
        placeholder: 'Ein kurzer Satz',
      },
    },
    {
      type: 18,
      label: 'Beschreibung',
      component: { type: 4, custom_id: 'text', style: 2, max_length: 400, required: false },
    },
    {
      type: 18,
      label: 'Art',
      component: { type: 21, custom_id: 'kind', options: [option('Text', 'text'), option('Bild', 'picture')] },
    },
    {
      type: 18,
      label: 'Sprachen',
      component: {
        type: 22,
        custom_id: 'languages',
        min_values: 1,
        max_values: 2,
        options: [option('Deutsch', 'de'), option('Englisch', 'en')],
      },
    },
    { type: 18, label: 'Anlagen', component: { type: 19, custom_id: 'files', max_values: 2, required: false } },
  ],
}

const COMMANDS = [
  {
    name: 'jobs',
    name_localizations: { de: 'aufträge' },
    description: 'Find jobs',
    description_localizations: { de: 'Aufträge finden' },
    options: [
      {
        type: 1,
        name: 'search',
        name_localizations: { de: 'suchen' },
        description: 'Search the open jobs',
        description_localizations: { de: 'Durchsucht die offenen Aufträge' },
        options: [
          {
            type: 3,
            name: 'words',
            name_localizations: { de: 'wörter' },
            description: 'What to look for',
            description_localizations: { de: 'Wonach' },
            required: true,
            autocomplete: true,
          },
          { type: 4, name: 'most', description: 'At most', min_value: 1, max_value: 25 },
          { type: 11, name: 'sample', description: 'A sample' },
        ],
      },
      { type: 1, name: 'mine', description: 'My jobs', description_localizations: { de: 'Meine Aufträge' } },
    ],
  },
  { name: 'menu', description: 'The menu', description_localizations: { de: 'Das Menü' } },
  { name: 'form', description: 'A form', description_localizations: { de: 'Ein Formular' } },
  { name: 'slow', description: 'Takes its time', description_localizations: { de: 'Braucht etwas' } },
  { type: 2, name: 'Reviews', name_localizations: { de: 'Bewertungen' } },
  { type: 3, name: 'Report', name_localizations: { de: 'Melden' } },
]

export interface HeardInteraction {
  readonly kind: string
  readonly what: string
  readonly values: unknown
}

/** Starts a real client of discord.js that answers every control of the page. What it hears goes into `heard`. */
export async function startScriptedBot(
  discord: DiscordStandIn,
  now: () => number,
  heard: HeardInteraction[] = [],
): Promise<void> {
  const rest = new REST({ api: discord.apiRoot, retries: 0 }).setToken(discord.token)
  await rest.put(`/applications/${discord.applicationId}/commands`, { body: COMMANDS })
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiRoot } })
  onTestFinished(() => client.destroy())
  const { promise, resolve } = Promise.withResolvers<void>()
  client.once(Events.ClientReady, () => resolve())
  client.on(Events.InteractionCreate, (interaction) => {
    void answer(rest, interaction, heard, now).catch((error: unknown) =>
      heard.push({ kind: 'error', what: String(error), values: error }),
    )
  })
  await client.login(discord.token)
  await promise
}

async function answer(
  rest: REST,
  interaction: Interaction,
  heard: HeardInteraction[],
  now: () => number,
): Promise<void> {
  const respond = (type: number, data?: object): Promise<unknown> =>
    rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
      body: { type, ...(data && { data }) },
      auth: false,
    })
  const say = (content: string): Promise<unknown> => respond(4, { content, flags: 64 })
  if (interaction.isAutocomplete()) {
    const { value } = interaction.options.getFocused(true)
    return void (await respond(8, {
      choices: ['Fotos', 'Flyer'].map((name) => ({ name: `${name} ${value}`, value: name })),
    }))
  }
  if (interaction.isChatInputCommand()) return answerCommand(interaction, heard, respond, now)
  if (interaction.isModalSubmit()) {
    heard.push({ kind: 'modal', what: interaction.customId, values: interaction.toJSON() })
    return void (await say('**Danke**, das Formular ist da.'))
  }
  if (interaction.isStringSelectMenu()) {
    heard.push({ kind: 'select', what: interaction.customId, values: interaction.values })
    return void (await say(`Gewählt: ${interaction.values.join(', ')}`))
  }
  if (interaction.isButton()) {
    heard.push({ kind: 'button', what: interaction.customId, values: undefined })
    if (interaction.customId === 'form') return void (await respond(9, form))
    if (interaction.customId === 'take')
      return void (await respond(7, { flags: 1 << 15, components: [{ type: 10, content: 'Übernommen.' }] }))
    if (interaction.customId !== 'silence') await respond(6)
    return
  }
  if (interaction.isContextMenuCommand()) {
    heard.push({ kind: 'menu', what: interaction.commandName, values: interaction.targetId })
    await say('Menü')
  }
}

async function answerCommand(
  interaction: ChatInputCommandInteraction,
  heard: HeardInteraction[],
  respond: (type: number, data?: object) => Promise<unknown>,
  now: () => number,
): Promise<void> {
  const values = interaction.options.data
  heard.push({ kind: 'command', what: interaction.commandName, values })
  if (interaction.commandName === 'form') await respond(9, form)
  else if (interaction.commandName === 'slow') await respond(5, { flags: 64 })
  else if (interaction.commandName === 'menu') await respond(4, { flags: 1 << 15, components: showcase(now()) })
  else await respond(4, { flags: 64, content: 'Das siehst **nur du**. </menu:1>' })
}
