import type { DiscordPerson, DiscordStandIn } from './discord/types.ts'
import type { StandIn } from './telegram/types.ts'

/** Ids of people are snowflakes: far above those that the stand-in counts itself, and the same after every restart. */
const FIRST_ID = 200_000_100_000_000_000n

/** The id on Discord of the person who has this id on Telegram: one person of the page is one account on each. */
export function discordIdOf(telegramId: number): string {
  return String(FIRST_ID + BigInt(telegramId))
}

/** The locale of Discord for a language of the page. */
export function discordLocale(languageCode: string): string {
  return languageCode.toLowerCase().startsWith('de') ? 'de' : 'en-US'
}

/** Gives everybody who is on Telegram an account on Discord, if it is missing. Discord's names have 32 characters. */
export function addTwins(standIn: StandIn, discord: DiscordStandIn): void {
  const known = new Set(discord.people().map(({ id }) => id))
  for (const { id, firstName, languageCode } of standIn.people()) {
    const twinId = discordIdOf(id)
    if (known.has(twinId)) continue
    discord.addPerson({ id: twinId, name: firstName.slice(0, 32), locale: discordLocale(languageCode) })
  }
}

/** The account on Discord of somebody on the page, if there is one. */
export function twinOf(discord: DiscordStandIn, telegramId: number): DiscordPerson | undefined {
  const twinId = discordIdOf(telegramId)
  return discord.people().find(({ id }) => id === twinId)
}
