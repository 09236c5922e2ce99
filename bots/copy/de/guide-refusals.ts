import { plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Why an attempt at the questions of a lesson is refused. */
export const guideRefusals = {
  'guide.unknown': () => plain('Diese Lektion gibt es nicht. Alle Lektionen stehen unter /guides.'),
  'attempt.unknown': () =>
    plain('Diese Fragen gehören nicht zu dir, oder es gibt sie nicht mehr. Neu beginnen: /guides'),
  'attempt.over': () => plain('Diese Fragen sind abgeschlossen. Unter /guides siehst du, wie es weitergeht.'),
  'attempt.stale': () =>
    plain('Diese Frage hast du schon beantwortet; die erste Antwort zählt. Weiter geht es bei der nächsten Frage.'),
  'attempt.passed': () => plain('Diese Prüfung hast du schon bestanden. Glückwunsch!'),
  'attempt.wait': ({ hours }) =>
    text`Einmal am Tag kannst du es versuchen. Das nächste Mal geht es in ${plain(format.hours(hours))}.`,
} satisfies Partial<RefusalCopy>
