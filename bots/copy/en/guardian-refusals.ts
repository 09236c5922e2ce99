import { plain } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const needed = {
  jobs: 'Before you take a job or apply for one, a parent or guardian has to agree.',
  payout: 'Before you have money paid out, a parent or guardian has to agree.',
  shop: 'Before you swap points in the shop, a parent or guardian has to agree.',
}
const fields = {
  name: 'Please write your full name.',
  relation: 'Please say how you are related to this member.',
  contact: 'Please write an e-mail address or a telephone number.',
  scopes: 'Please tick what you agree to.',
}

/** Why minors and their guardians are refused. */
export const guardianRefusals = {
  'member.guardian_needed': ({ scope }) =>
    plain(`You are not 18 yet. ${needed[scope]} The link for that is in the settings under “Consent”.`),
  'member.adults_only': () => plain('You have to be 18 for that.'),
  'guardian.not_needed': () => plain('Nobody has to agree here any more: the member is 18 or older.'),
  'consent.unknown': () => plain('I cannot find that consent.'),
  'consent.unknown_code': () => plain('I do not know this code. Please compare it character by character.'),
  'consent.nothing_left': () => plain('Nothing is agreed to here any more, so there is nothing to withdraw.'),
  'consent.bad_field': ({ field }) => plain(fields[field]),
} as const satisfies Partial<RefusalCopy>
