import * as consents from '../../core/consents/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import type { Member } from '../../core/members/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import type { Copy } from '../copy/copy.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { card, lines, menuButton } from './parts.ts'

interface NoticeTurn {
  readonly tx: Tx
  readonly member: Member
  readonly copy: Copy
}

/** What a worker under 18 is told about a guardian's consent; never who the guardian is. */
export const guardianDraws = {
  'consent.given': async (turn: NoticeTurn, { consent: id }: Notices['consent.given']): Promise<Card> => {
    const { scopes } = await consents.own(turn.tx, turn.member, id)
    const { copy } = turn
    const given = consents.SCOPES.filter((scope) => scopes.includes(scope))
    return card(
      [lines(copy.guardian.given(given))],
      [
        [given.includes('jobs') ? looks('main', go(copy.notices.buttons.find, 'jobs.find')) : undefined],
        [go(copy.guardian.button, 'guardian'), menuButton(copy)],
      ],
    )
  },
  'consent.withdrawn': async (
    { copy }: NoticeTurn,
    { scopes, released, takenBack }: Notices['consent.withdrawn'],
  ): Promise<Card> =>
    card(
      [
        lines(
          copy.guardian.withdrawn(scopes),
          released + takenBack === 0 ? undefined : copy.guardian.workEnded(released, takenBack),
          scopes.includes('jobs') ? copy.guardian.handedInStays : undefined,
        ),
      ],
      [[go(copy.guardian.button, 'guardian'), menuButton(copy)]],
    ),
}
