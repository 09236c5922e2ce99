import * as members from '../../core/members/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen } from '../dialog/routes.ts'
import { wayBack } from './account-parts.ts'
import { platformsOf } from './link-card.ts'
import { card, lines, title } from './parts.ts'

/** Which platform a member is written to first; for people with a chat on both. */
export const firstPlatform: Screen = async (turn) => {
  const words = turn.copy.link
  const platforms = await platformsOf(turn)
  const first = firstOf(turn.member, platforms)
  return card(
    [title(words.firstTitle), lines(words.firstAsk)],
    [
      platforms.map((platform) => {
        const name = words.platformNames[platform]
        const chosen = platform === first
        const button = go(chosen ? words.chosen(name) : name, 'settings.write-first', platform)
        return chosen ? looks('main', button) : button
      }),
      [go(words.settingsBack, 'settings'), wayBack(turn)],
    ],
  )
}

/** The chosen platform, or the one that is tried first when none was chosen. */
export function firstOf(member: members.Member, platforms: readonly members.Platform[]): members.Platform | undefined {
  return platforms.find((platform) => platform === member.firstPlatform) ?? platforms[0]
}

/** `[platform]`; anything else, and a platform without a chat of this member, changes nothing. */
export const writeFirst: Action = async (turn, [wanted]) => {
  const words = turn.copy.link
  const platform = (await platformsOf(turn)).find((known) => known === wanted)
  if (platform === undefined) return { show: { do: 'settings', args: [] } }
  await members.setFirstPlatform(turn.tx, turn.member, platform)
  return { note: words.firstChosen(words.platformNames[platform]), show: { do: 'settings', args: [] } }
}
