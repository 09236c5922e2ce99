import * as consents from '../../core/consents/index.ts'
import type { Notices } from '../../core/notices/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
import { card, lines, menuButton, type Reader } from './parts.ts'

/** What a worker under 18 is told about a guardian's consent; never who the guardian is. */
export const guardianDraws = {
  'consent.given': async (turn: Reader, { consent: id }: Notices['consent.given']): Promise<Card> => {
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
    { copy }: Reader,
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
