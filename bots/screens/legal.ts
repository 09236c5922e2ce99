import { TERMS_VERSION } from '../../core/members/index.ts'
import { go } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { text } from '../dialog/text.ts'
import { feeShare, wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'

/** What is stored, why, for how long, and which rights a person has: with the buttons that make use of them. */
export const privacy: Screen = async (turn) => {
  const words = turn.copy.account.legal
  const own = turn.copy.privacy
  // Who has not joined is forgotten by not coming back.
  const isMember = turn.member.status !== 'joining'
  return card(
    [
      title(words.privacyTitle),
      lines(own.intro),
      lines(words.termsVersion(TERMS_VERSION)),
      ...words.privacy(recipients(turn)).map(({ head, body }) => lines(text`**${head}**`, body)),
    ],
    [
      isMember ? [go(own.exportButton, 'privacy.export'), go(own.deleteButton, 'privacy.delete')] : [],
      [go(words.toTerms, 'terms'), go(words.toImprint, 'imprint')],
      [wayBack(turn)],
    ],
  )
}

/** The terms in the version that new members agree to. */
export const terms: Screen = async (turn) => {
  const words = turn.copy.account.legal
  const { minimumAge } = turn.settings
  return card(
    [title(words.termsTitle), lines(words.termsVersion(TERMS_VERSION)), lines(words.terms(minimumAge, feeShare(turn)))],
    [[go(words.toPrivacy, 'privacy'), go(words.toImprint, 'imprint')], [wayBack(turn)]],
  )
}

/** Who gets to know something beside us, as far as it depends on what is connected. */
const recipients = ({ settings }: Pick<Turn, 'settings'>) => ({
  stripe: settings.cards !== undefined,
  tremendous: settings.rewards === true,
})

/** Who is responsible, as the configuration says; without that it says plainly that it has to be entered. */
export const imprint: Screen = async (turn) => {
  const { imprint: who, sandbox } = turn.settings
  const words = turn.copy.account.legal
  return card(
    [
      title(words.imprintTitle),
      lines(who === undefined ? (sandbox ? words.imprintSandbox : words.imprintMissing) : words.imprintIs(who)),
    ],
    [[go(words.toTerms, 'terms'), go(words.toPrivacy, 'privacy')], [wayBack(turn)]],
  )
}
