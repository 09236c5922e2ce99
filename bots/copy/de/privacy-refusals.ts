import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('de')

/** Why an account cannot be deleted yet, or is gone. */
export const privacyRefusals = {
  'member.gone': () => plain('Dieses Mitglied hat sein Konto gelöscht.'),
  'privacy.open': () =>
    text`Es ist noch etwas offen, deshalb kann ich dein Konto noch nicht löschen. Hier siehst du, was zuerst zu Ende gehen muss: ${command('privacy')}`,
} as const satisfies Partial<RefusalCopy>
