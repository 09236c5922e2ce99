import * as consents from '../../core/consents/index.ts'
import * as guardians from '../../core/guardians/index.ts'
import * as members from '../../core/members/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Deliverable } from '../dialog/reply.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'

/** How a guardian's consent stands for a member from 14 to 17, and what the age allows. */
export const guardian: Screen = async (turn) => {
  const { tx, member, copy } = turn
  const words = copy.guardian
  members.requireJoined(member)
  if (!members.isMinor(tx, member)) return card([title(words.title), lines(words.notNeeded)], [[wayBack(turn)]])
  const running = await consents.scopesFor(tx, member.id)
  const agreed = consents.SCOPES.filter((scope) => running.has(scope))
  const missing = consents.SCOPES.filter((scope) => !running.has(scope))
  const { minutes, hours } = await consents.limitsFor(tx, member)
  const link = go(agreed.length === 0 ? words.linkButton : words.linkAgainButton, 'guardian.link')
  return card(
    [
      title(words.title),
      lines(
        agreed.length === 0 ? words.why : words.agreed(agreed),
        missing.length === 0 ? undefined : words.missing(missing),
      ),
      lines(words.limits(minutes, hours.from, hours.until), words.handInAnytime),
    ],
    [
      [missing.length === 0 ? link : looks('main', link)],
      [agreed.length === 0 ? undefined : go(words.revokeButton, 'guardian.revoke')],
      [go(copy.jobs.menu.settings, 'settings'), wayBack(turn)],
    ],
  )
}

const show = { do: 'guardian', args: [] }

/** A one-time link with which a guardian agrees. */
export const askForLink: Action = async ({ tx, member, copy }) =>
  members.isMinor(tx, member)
    ? { note: copy.guardian.linkComing, show, also: [{ is: 'made', name: 'guardian-link', args: [] }] }
    : { show }

/** A one-time link with which a guardian withdraws. */
export const askForRevokeLink: Action = async ({ tx, member, copy }) =>
  (await consents.scopesFor(tx, member.id)).size > 0
    ? { note: copy.guardian.linkComing, show, also: [{ is: 'made', name: 'guardian-revoke-link', args: [] }] }
    : { show }

/** The link is made at delivery: nobody finds it in the database. It is there to be handed on, so it can be. */
export const guardianLink: Maker = async (turn) => {
  const url = turn.settings.webLink(`/f/${await guardians.openForm(turn.tx, turn.member)}`)
  return async () => [linkCard(turn, turn.copy.guardian.link, url)]
}

export const revokeLink: Maker = async (turn) => {
  const url = turn.settings.webLink(`/f/${await guardians.openRevokeForm(turn.tx, turn.member)}`)
  return async () => [linkCard(turn, turn.copy.guardian.revokeLink, url)]
}

/** The same for an operator, with who agreed: shown to nobody else, and in no message that stays in the database. `[member]` */
export const operatorsLink: Maker = async (turn, [id = '']) => {
  const opened = await guardians.openRevokeFormFor(turn.tx, turn.member, turn.settings.vault, id)
  const words = turn.copy.guardian.operator.link(opened.guardian.name, opened.guardian.contact)
  const url = turn.settings.webLink(`/f/${opened.token}`)
  return async () => [{ ...linkCard(turn, words, url), secret: true }]
}

function linkCard({ copy }: Turn, words: Text, url: string): Extract<Deliverable, { is: 'card' }> {
  return {
    is: 'card',
    card: card(
      [lines(words)],
      [
        [{ is: 'url', label: copy.guardian.openButton, url }],
        [{ is: 'copy', label: copy.guardian.copyButton, text: url }],
      ],
    ),
  }
}
