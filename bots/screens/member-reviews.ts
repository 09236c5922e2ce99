import * as assignments from '../../core/assignments/index.ts'
import * as members from '../../core/members/index.ts'
import { go } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { blockButton } from './lists.ts'
import { card, lines, menuButton, note, title } from './parts.ts'

const SENTENCES = 5
/** A record is asked for a category as well; here none is meant. */
const NO_CATEGORY = ''

/** What others said about somebody, by the id that the platform gives that person: from the menu of a person in a chat. */
export const memberReviews: Screen = async (turn, [externalId = '']) => {
  const { tx, member, copy } = turn
  const about = await members.ofIdentity(tx, turn.platform, externalId)
  if (about === undefined || about.status !== 'active') {
    return card([note(copy.discord.noMember)], [[menuButton(copy)]])
  }
  const words = copy.review.applicant
  const record = await members.record(tx, about.id, NO_CATEGORY)
  const sentences = await assignments.sentencesAbout(tx, about.id, SENTENCES)
  return card(
    [
      title(words.name(about.name, about.publicId.slice(0, 4).toUpperCase())),
      lines(
        words.record([
          record.starsTenths === undefined ? words.fresh : copy.jobs.card.stars(record.starsTenths, record.reviews),
          ...(record.onTimePercent === undefined ? [] : [words.onTime(record.onTimePercent)]),
          ...(about.joinedAt === null ? [] : [words.since(copy.format.day(about.joinedAt, member.timeZone))]),
        ]),
      ),
      lines(
        words.reviews,
        ...(sentences.length === 0
          ? [words.noReviews]
          : sentences.map(({ stars, sentence }) => words.said(stars, sentence))),
      ),
    ],
    [
      [
        about.id === member.id ? undefined : go(copy.moderation.report.button, 'report', 'member', about.publicId),
        await blockButton(turn, about.id, 'member', about.publicId),
      ],
      [menuButton(copy)],
    ],
  )
}
