import { TERMS_VERSION } from '../../core/members/index.ts'
import { go } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
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
      ...words.privacy.map(({ head, body }) => lines(text`**${head}**`, body)),
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

/** Who is responsible. The configuration holds no address, so it says plainly that one has to be entered. */
export const imprint: Screen = async (turn) => {
  const words = turn.copy.account.legal
  return card(
    [title(words.imprintTitle), lines(turn.settings.sandbox ? words.imprintSandbox : words.imprintMissing)],
    [[go(words.toTerms, 'terms'), go(words.toPrivacy, 'privacy')], [wayBack(turn)]],
  )
}
