import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('de')

/** Why an application is not accepted, or no other job can be taken. */
export const applicationRefusals = {
  'worker.too_many': ({ limit }) =>
    text`Du hast schon ${limit} Aufträge in Arbeit, mehr gehen nicht auf einmal. Gib zuerst einen ab: ${command('my-work')}`,
  'application.unknown': () => plain('Diese Bewerbung gibt es nicht oder nicht mehr.'),
  'application.not_fit': () =>
    plain('Diese Bewerbung passt inzwischen nicht mehr zu deinem Auftrag. Wähl bitte jemand anderen.'),
  'application.busy': () =>
    plain(
      'Wer sich hier beworben hat, hat gerade genug anderes in Arbeit und kann nichts annehmen. Versuch es später noch einmal, oder wähl jemand anderen.',
    ),
} satisfies Partial<RefusalCopy>
