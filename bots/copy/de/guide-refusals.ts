import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { formats } from '../format.ts'

const { command } = commandsIn('de')
const format = formats.de

/** Why an attempt at the questions of a lesson is refused. */
export const guideRefusals = {
  'guide.unknown': () => text`Diese Lektion gibt es nicht. Alle Lektionen stehen unter ${command('guides')}.`,
  'attempt.unknown': () =>
    text`Diese Fragen gehören nicht zu dir, oder es gibt sie nicht mehr. Neu beginnen: ${command('guides')}`,
  'attempt.over': () => text`Diese Fragen sind abgeschlossen. Unter ${command('guides')} siehst du, wie es weitergeht.`,
  'attempt.stale': () =>
    plain('Diese Frage hast du schon beantwortet; die erste Antwort zählt. Weiter geht es bei der nächsten Frage.'),
  'attempt.passed': () => plain('Diese Prüfung hast du schon bestanden. Glückwunsch!'),
  'attempt.wait': ({ hours }) =>
    text`Einmal am Tag kannst du es versuchen. Das nächste Mal geht es in ${plain(format.hours(hours))}.`,
} satisfies Partial<RefusalCopy>
