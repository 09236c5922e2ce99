import * as moderation from '../../core/moderation/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { said } from '../dialog/text.ts'
import { jobNow } from './notices-fairness.ts'
import { card, lines, menuButton, quote, type Reader } from './parts.ts'

/** What became of a job that was to be looked at. */
export const checkDraws = {
  'check.ended': async (turn: Reader, { check: id }: Notices['check.ended']): Promise<Card | undefined> => {
    const { copy } = turn
    const { check, job } = await moderation.endOfCheck(turn.tx, turn.member, id)
    const words = copy.checks.notices
    const look = looks('main', go(copy.notices.buttons.look, 'job.manage', job.publicId))
    switch (check.status) {
      case 'approved':
        return card([lines(words.approved(job.title))], [[look, menuButton(copy)]])
      case 'refused':
        return card(
          [
            lines(words.refused(job.title)),
            lines(copy.moderation.notices.reason),
            quote(said(check.reason ?? '')),
            lines(copy.moderation.notices.human, words.object),
          ],
          [[look, menuButton(copy)]],
        )
      case 'lapsed':
        return card([lines(words.lapsed(job.title))], [[look, menuButton(copy)]])
      case 'waiting':
      case 'withdrawn':
        return undefined
    }
  },
  'flag.decided': async (turn: Reader, { flag: id }: Notices['flag.decided']): Promise<Card | undefined> => {
    const { copy } = turn
    const { flag, job } = await moderation.endOfFlag(turn.tx, turn.member, id)
    if (flag.reason === null) return undefined
    const words = copy.moderation.notices
    return card(
      [
        flag.status === 'closed'
          ? lines(copy.flags.closed(job.title))
          : lines(copy.flags.released(job.title), jobNow(turn, job)),
        lines(words.reason),
        quote(said(flag.reason)),
        lines(words.human, words.object),
      ],
      [[looks('main', go(copy.notices.buttons.look, 'job.manage', job.publicId)), menuButton(copy)]],
    )
  },
}
