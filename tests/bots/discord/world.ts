import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type {
  Answer,
  DiscordStandIn,
  ModalValue,
  Place,
  ShownButton,
  ShownComponent,
  ShownMessage,
  ShownModal,
  ShownSelect,
} from '../../../bots/sandbox/discord/index.ts'
import { createBots, type Bots } from '../../../bots/start.ts'
import { createLogger } from '../../../core/shared/log.ts'
import type { TestDatabase } from '../../support/database.ts'
import { byHttp, gateway, standIn, startBot, until } from './bot-under-test.ts'
import { testVault, testWebLink } from '../../support/vault.ts'

/** The whole program on Discord: the real bot, the real database, and the stand-in instead of the network. */
export interface DiscordWorld {
  readonly discord: DiscordStandIn
  readonly bots: Bots
  person(name: string, locale?: string): Player
}

/** A person as a test plays them: everything by what can be seen. */
export interface Player {
  readonly id: string
  uses(name: string, subcommand?: string, options?: Readonly<Record<string, string>>): Promise<Answer>
  /** Presses the newest button whose label contains the words. */
  presses(label: string): Promise<Answer>
  /** Picks options of the newest select by their labels. */
  picks(...labels: readonly string[]): Promise<Answer>
  /** Sends the open form; the values stand under the labels of its fields. */
  fillsIn(values: Readonly<Record<string, ModalValue>>): Promise<Answer>
  form(): ShownModal
  last(): ShownMessage
  reads(): string
}

let counter = 0

/** To be called inside a test, which ends it. */
export async function discordWorld(
  database: TestDatabase,
  options: { readonly door?: 'gateway' | 'http'; readonly place?: Place } = {},
): Promise<DiscordWorld> {
  const discord = await standIn()
  const dataDir = await mkdtemp(join(tmpdir(), 'klickwork-discord-'))
  const config = {
    feeBasisPoints: 1000,
    minimumAge: 14,
    checks: { firstJobs: 0, days: 7 },
    sandbox: true,
    dataDir,
    operators: [],
  }
  const bots = await createBots({
    config,
    telegram: undefined,
    discord: (options.door === 'http' ? byHttp : gateway)(discord),
    vault: testVault,
    webLink: testWebLink,
    database,
    log: createLogger({ level: 'warn' }),
    say: () => undefined,
  })
  onTestFinished(async () => {
    await bots.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  if (bots.discord === undefined) throw new Error('no Discord')
  await startBot(discord, bots.discord)
  return {
    discord,
    bots,
    person: (name, locale = 'de') => {
      counter += 1
      const { id } = discord.addPerson({
        id: `7000000000000${String(process.pid * 1000 + counter)
          .padStart(6, '0')
          .slice(-6)}`,
        name,
        locale,
      })
      return player(discord, id, options.place ?? 'dm')
    },
  }
}

function player(discord: DiscordStandIn, id: string, place: Place): Player {
  const messages = () => discord.history(id).filter(({ from }) => from === 'bot')
  const last = (): ShownMessage => {
    const message = messages().at(-1)
    if (message === undefined) throw new Error('nothing was said yet')
    return message
  }
  const find = <Found>(of: (message: ShownMessage) => Found | undefined, what: string) => {
    for (const message of messages().toReversed()) {
      const found = of(message)
      if (found !== undefined) return { message, found }
    }
    throw new Error(`there is no ${what} in: ${textsIn(last().components).join('\n')}`)
  }
  return {
    id,
    uses: async (name, subcommand, options = {}) => {
      await until(() => discord.commands(id, place).length > 0)
      return discord.command(id, { name, options, place, ...(subcommand === undefined ? {} : { subcommand }) })
    },
    presses(label) {
      const { message, found } = find(
        (one) =>
          buttonsIn(one.components).find(
            (button) => button.label.toLowerCase().includes(label.toLowerCase()) && !button.disabled,
          ),
        `button ${label}`,
      )
      return discord.press(id, message.id, found.customId ?? '')
    },
    picks(...labels) {
      const { message, found } = find(
        (one) =>
          selectsIn(one.components).find((select) =>
            labels.every((label) => select.options.some((option) => option.label.includes(label))),
          ),
        `select of ${labels.join(', ')}`,
      )
      const values = labels.map((label) => found.options.find((option) => option.label.includes(label))?.value ?? '')
      return discord.press(id, message.id, found.customId, { values })
    },
    form() {
      const modal = discord.openModal(id)
      if (modal === undefined) throw new Error('no form is open')
      return modal
    },
    fillsIn(values) {
      const modal = this.form()
      const entries = Object.entries(values).map(([label, value]) => {
        const field = modal.fields.find((one) => one.kind !== 'text' && one.label.includes(label))
        if (field === undefined || field.kind === 'text')
          throw new Error(`no field ${label}: ${JSON.stringify(modal.fields)}`)
        return [field.customId, value] as const
      })
      return discord.submitModal(id, modal.id, Object.fromEntries(entries))
    },
    last,
    reads: () => textsIn(last().components).join('\n'),
  }
}

export function textsIn(components: readonly ShownComponent[]): readonly string[] {
  return components.flatMap((component) => {
    if (component.kind === 'text') return [component.content]
    return component.kind === 'container' ? textsIn(component.components) : []
  })
}

export const buttonsIn = (components: readonly ShownComponent[]): readonly ShownButton[] =>
  inRows(components).filter((one) => one.kind === 'button')
export const selectsIn = (components: readonly ShownComponent[]): readonly ShownSelect[] =>
  inRows(components).filter((one) => one.kind === 'select')

function inRows(components: readonly ShownComponent[]): readonly (ShownButton | ShownSelect)[] {
  return components.flatMap((component) => {
    if (component.kind === 'row') return component.components
    return component.kind === 'container' ? inRows(component.components) : []
  })
}
