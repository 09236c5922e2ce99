import type { Scope } from '../../../core/consents/index.ts'
import { list, plain, text, type Text } from '../../dialog/text.ts'
import type { de } from '../de.ts'
import { formats } from '../format.ts'

const format = formats.en

const scopeNames: Readonly<Record<Scope, string>> = {
  jobs: 'doing jobs',
  payout: 'having money paid out',
  shop: 'swapping points in the shop',
}
const named = (scopes: readonly Scope[]): readonly Text[] => scopes.map((scope) => plain(scopeNames[scope]))

/** A guardian's consent for members from 14 to 17. */
export const guardian: (typeof de)['guardian'] = {
  button: '👪 Consent',
  title: plain('👪 Your parents’ consent'),
  why: plain('You are not 18 yet, so a parent or guardian has to agree. There is a link for that.'),
  agreed: (scopes) => text`✅ Agreed to:\n${list(named(scopes))}`,
  missing: (scopes) => text`🔒 Not agreed to yet:\n${list(named(scopes))}`,
  limits: (minutes, from, until) =>
    minutes === undefined
      ? text`🕗 You can take jobs or apply from ${from}:00 to ${until}:00.`
      : text`🕗 You can take jobs or apply from ${from}:00 to ${until}:00, if they take at most ${plain(format.minutes(minutes))}.`,
  handInAnytime: plain('You can always hand in what you have begun.'),
  notNeeded: plain('✅ You are 18 or older: nobody has to agree for you.'),
  linkButton: '🔗 Link for my parents',
  linkAgainButton: '🔗 New link for my parents',
  revokeButton: '↩ Link to withdraw',
  linkComing: plain('The link is on its way.'),
  link: plain(
    '👪 Send this link to a parent or guardian, or hand them your phone. They read there what it is about and decide for themselves. The link opens for 30 minutes and only once.',
  ),
  revokeLink: plain(
    '👪 With this link a parent or guardian can withdraw their consent, all of it or a part. It opens for 30 minutes and only once. The code they were given when they agreed does the same at any time.',
  ),
  openButton: 'Open the form',
  copyButton: '📋 Copy the link',
  cardButton: '👪 Ask for consent',
  given: (scopes) => text`👪 **Somebody has agreed for you.** You may now go ahead with:\n${list(named(scopes))}`,
  withdrawn: (scopes) => text`👪 **Consent was withdrawn for:**\n${list(named(scopes))}`,
  workEnded: (released, takenBack) =>
    plain(
      [
        released === 0
          ? ''
          : `${format.count(released, { one: 'running job was', other: 'running jobs were' })} ended. That does not count against you.`,
        takenBack === 0
          ? ''
          : `${format.count(takenBack, { one: 'application was', other: 'applications were' })} withdrawn.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
  handedInStays: plain('What you have handed in already is still reviewed and paid.'),
  operator: {
    button: '👪 Withdrawal',
    title: 'Link to withdraw',
    member: {
      label: 'Member number',
      ask: plain('Which member is it about? The number is on the page that the parents saw after they agreed.'),
      hint: plain('Ten letters and digits.'),
    },
    bad: plain('The number has ten letters and digits.'),
    review: (name) =>
      text`Make a link to withdraw for **${name}**? You will also see who agreed: send the link to nobody else. Both is kept in the log.`,
    confirm: 'Make the link',
    link: (name, contact) =>
      text`👪 ${name} agreed, to be reached at ${contact}. Send the link to nobody else. It opens for 30 minutes and only once.`,
  },
}
