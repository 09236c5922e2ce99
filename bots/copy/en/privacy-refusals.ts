import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('en')

/** Why an account cannot be deleted yet, or is gone. */
export const privacyRefusals = {
  'member.gone': () => plain('This member has deleted their account.'),
  'privacy.open': () =>
    text`Something is still open, so I cannot delete your account yet. Here you see what has to come to an end first: ${command('privacy')}`,
} as const satisfies Partial<RefusalCopy>
