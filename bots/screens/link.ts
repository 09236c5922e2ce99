import * as links from '../../core/links/index.ts'
import type { Platform } from '../../core/members/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { noteCard } from '../dialog/draw.ts'
import type { Action, Outcome, Turn } from '../dialog/routes.ts'
import { code as copied } from '../dialog/text.ts'
import { wayBack } from './account-parts.ts'
import { askedCard, platformsOf, waitingCard } from './link-card.ts'
import { card, deadline, lines, note, title } from './parts.ts'

/**
 * `/link`: without words the code that is typed on the other platform, or, for somebody who has not joined, the question
 * for the code; with words, the code itself.
 */
export const link: Action = async (turn, [words]) => {
  if (words !== undefined) return redeemed(turn, words)
  if (turn.member.status === 'joining') return { show: { do: 'link-code', args: [] } }
  return { show: await ownCode(turn) }
}

async function ownCode(turn: Turn): Promise<Card> {
  const { tx, member, copy, settings, platform } = turn
  const words = copy.link
  const linked = await platformsOf(turn)
  const other = settings.platforms?.find((one) => !linked.includes(one))
  if (other === undefined) {
    const names = linked.map((one: Platform) => words.platformNames[one])
    return noteCard(linked.length > 1 ? words.linked(names) : words.onePlatform, wayBack(turn))
  }
  const { code, expiresAt } = await links.offer(tx, member, platform)
  return card(
    [
      title(words.title),
      lines(words.howTo(words.platformNames[other], deadline(turn, expiresAt)), copied(code)),
      lines(words.afterwards, words.secret),
    ],
    [
      [looks('main', { is: 'copy', label: words.copyButton, text: code })],
      [go(words.enterButton, 'link-code'), wayBack(turn)],
    ],
  )
}

/** A code was typed: asks its member, or says that the other side has to confirm, or that it is no good. */
export async function redeemed(turn: Turn, words: string): Promise<Outcome> {
  const { tx, member, copy, platform } = turn
  const taken = await links.take(tx, member, platform, words)
  if (taken === undefined) {
    // Said and not thrown: the attempt counts, and a refusal would take it back.
    return { show: card([note(copy.link.wrong)], [[go(copy.link.enterButton, 'link-code')], [wayBack(turn)]]) }
  }
  return { show: taken.status === 'asked' ? await askedCard(turn, taken) : waitingCard(turn, taken) }
}

/** Whoever typed the code says that both accounts are theirs. `[link]` */
export const agree: Action = async (turn, [id = '']) => ({
  show: waitingCard(turn, await links.agree(turn.tx, turn.member, id)),
})

/** Either side says no. `[link]` */
export const decline: Action = async ({ tx, member, copy }, [id = '']) => {
  await links.decline(tx, member, id)
  return { note: copy.link.declined, show: { do: 'menu', args: [] } }
}

/** Whoever made the code confirms: one account from now on. `[link]` */
export const confirm: Action = async ({ tx, member, copy, key, settings }, [id = '']) => {
  await links.confirm(tx, member, { key, link: id, vault: settings.vault })
  return { note: copy.link.confirmed, show: { do: 'menu', args: [] } }
}
