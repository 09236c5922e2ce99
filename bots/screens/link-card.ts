import * as ledger from '../../core/ledger/index.ts'
import * as links from '../../core/links/index.ts'
import type { Link } from '../../core/links/index.ts'
import * as members from '../../core/members/index.ts'
import type { Member, Platform } from '../../core/members/index.ts'
import { go, looks, type Block, type Card } from '../dialog/card.ts'
import { noteCard } from '../dialog/draw.ts'
import type { Turn } from '../dialog/routes.ts'
import { bold, plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, lines, menuButton, title, type Reader } from './parts.ts'

/** The platforms on which a member has a chat with us. */
export async function platformsOf(turn: Pick<Turn, 'tx' | 'member'>): Promise<readonly Platform[]> {
  const places = await members.places(turn.tx, turn.member.id)
  return members.PLATFORMS.filter((platform) => places.some((place) => place.platform === platform))
}

/** An account with all that is merged: for its own person, and for the one who is about to confirm that it is theirs. */
async function facts(turn: Reader, whose: Member): Promise<Block> {
  const { tx, member, copy } = turn
  const words = copy.link
  const { starsTenths, reviews } = await members.record(tx, whose.id, '')
  const earnings = await ledger.balance(tx, { kind: 'earnings', ownerId: whose.id })
  const budget = await ledger.balance(tx, { kind: 'budget', ownerId: whose.id })
  return fields(
    { label: words.name, value: said(whose.name) },
    whose.joinedAt === null
      ? undefined
      : { label: words.since, value: plain(copy.format.day(whose.joinedAt, member.timeZone)) },
    { label: words.stars, value: plain(words.starsValue(starsTenths, reviews)) },
    { label: words.earnings, value: plain(copy.format.both(earnings)) },
    { label: words.budget, value: plain(copy.format.both(budget)) },
  )
}

/**
 * Shown to whoever typed the code and is a member already. Of the other account only name and platform: whose code it
 * is may be a stranger, and so may whoever typed it.
 */
export async function askedCard(turn: Turn, link: Link): Promise<Card> {
  const { tx, member, copy } = turn
  const words = copy.link
  const maker = await members.byId(tx, link.makerId)
  return card(
    [
      title(words.askedTitle),
      lines(bold(words.own)),
      await facts(turn, member),
      lines(bold(words.other(words.platformNames[link.makerPlatform]))),
      fields({ label: words.name, value: said(maker?.name ?? '—') }),
      lines(words.asked),
    ],
    [
      [looks('good', go(words.agreeButton, 'link.agree', link.publicId))],
      [go(words.refuseButton, 'link.decline', link.publicId)],
    ],
  )
}

/** Shown to whoever typed the code, while the other side has not confirmed yet. */
export function waitingCard({ copy }: Pick<Turn, 'copy'>, link: Link): Card {
  return noteCard(copy.link.waiting(copy.link.platformNames[link.makerPlatform]))
}

/** Shown to whoever made the code: both accounts, and the one button that joins them. Undefined when it is decided. */
export async function confirmCard(turn: Reader, publicId: string): Promise<Card | undefined> {
  const { tx, member, copy } = turn
  const words = copy.link
  const link = await links.ofParty(tx, member, publicId)
  if (link?.status !== 'agreed' || link.makerId !== member.id) return undefined
  const taker = link.takerId === null ? undefined : await members.byId(tx, link.takerId)
  if (taker === undefined || link.takerPlatform === null) return undefined
  const platform = words.platformNames[link.takerPlatform]
  const isMember = taker.status !== 'joining'
  return card(
    [
      title(words.confirmTitle),
      lines((isMember ? words.confirmMerge : words.confirmNewcomer)(platform)),
      lines(bold(words.own)),
      await facts(turn, member),
      lines(bold(words.other(platform))),
      isMember ? await facts(turn, taker) : fields({ label: words.name, value: said(taker.name) }),
    ],
    [
      [looks('good', go(words.confirmButton, 'link.confirm', publicId))],
      [go(words.strangerButton, 'link.decline', publicId)],
      [menuButton(copy)],
    ],
  )
}
