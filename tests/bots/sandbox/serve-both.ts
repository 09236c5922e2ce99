import { onTestFinished } from 'vitest'
import { type DiscordStandIn, startDiscordStandIn } from '../../../bots/sandbox/discord/index.ts'
import { type HeardInteraction, startScriptedBot } from './scripted-discord-bot.ts'
import { type ServedPage, servePage } from './serve-page.ts'

export const CLARA = 1001
export const BEN = 1002
export const DESKTOP = { viewport: { width: 1600, height: 900 } }

export interface ServedBoth extends ServedPage {
  readonly discord: DiscordStandIn
  readonly heard: readonly HeardInteraction[]
}

/**
 * The page with both networks, until the test ends. Clara reads German, Ben English; the bot on Discord is a real client
 * of discord.js.
 */
export async function serveBoth(): Promise<ServedBoth> {
  const heard: HeardInteraction[] = []
  const opened: { discord?: DiscordStandIn } = {}
  const served = await servePage(
    (standIn) => {
      standIn.addPerson({ firstName: 'Clara', id: CLARA, languageCode: 'de' })
      standIn.addPerson({ firstName: 'Ben', id: BEN, languageCode: 'en' })
    },
    undefined,
    async (now) => {
      const discord = await startDiscordStandIn({ now, limitRates: false, answerMilliseconds: 900 })
      opened.discord = discord
      onTestFinished(() => discord.close())
      await startScriptedBot(discord, now, heard)
      return discord
    },
  )
  onTestFinished(() => served.stop())
  if (opened.discord === undefined) throw new Error('Discord was not started.')
  return { ...served, discord: opened.discord, heard }
}

/** Where a person stands on the page. */
export const phone = (id: number): string => `[data-person="${id}"]`
