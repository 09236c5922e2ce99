import * as moderation from '../../core/moderation/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { said } from '../dialog/text.ts'
import { memberButton } from './member-button.ts'
import { card, deadline, lines, nameOf, quote, title } from './parts.ts'

/** The oldest client who rejects unusually much and waits for an operator; `after` is the flag before. */
export const flagQueue: Screen = async (turn, [after]) => {
  const page = await moderation.waitingFlags(turn.tx, turn.member, {
    limit: 1,
    ...(after === undefined ? {} : { after }),
  })
  const [first] = page.flags
  const { operator } = turn.copy.moderation
  if (first === undefined) return card([lines(operator.empty)], [[go(operator.back, 'operator')]])
  return flagCard(turn, first.publicId, page.more)
}

export const flagShow: Screen = async (turn, [id = '']) => flagCard(turn, id, false)

async function flagCard(turn: Turn, id: string, more: boolean): Promise<Card> {
  const { tx, member, copy } = turn
  const words = copy.flags
  const { flag, job } = await moderation.flagFor(tx, member, id)
  const isOpen = flag.status === 'waiting' && job.clientId !== member.id
  return card(
    [
      title(words.title(job.title)),
      lines(
        words.counted((await nameOf({ tx, copy }, job.clientId)).name, flag.rejected, flag.decided),
        job.status === 'closed' ? words.ended : job.heldFor === 'flag' ? words.paused : undefined,
        words.rule,
        copy.moderation.operator.age(deadline(turn, flag.createdAt)),
      ),
      quote(said(job.brief)),
      flag.reason === null ? undefined : quote(said(flag.reason)),
    ],
    [
      [isOpen ? looks('main', go(copy.moderation.operator.decideButton, 'decide-flag', id)) : undefined],
      [
        go(copy.moderation.reports.looked, 'job.details', job.publicId),
        await memberButton(turn, copy.moderation.reports.member, job.clientId),
      ],
      [
        go(copy.moderation.operator.back, 'operator'),
        more ? go(copy.moderation.operator.next, 'op.flags', id) : undefined,
      ],
    ],
  )
}
