import { commandsIn, plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('de')

const holds = {
  reports: 'Mehrere Leute haben den Auftrag gemeldet. Ein Betreiber sieht ihn sich an, bis dahin bleibt er pausiert.',
  flag: 'Bei dir wird viel abgelehnt. Ein Betreiber sieht sich das an, bis dahin bleibt der Auftrag pausiert.',
  suspended: 'Dein Konto ist gesperrt, deshalb bleibt der Auftrag pausiert.',
}

const disputeStates: Readonly<Record<string, string>> = {
  answering: 'Der Auftraggeber kann noch antworten. Entschieden wird danach.',
  deciding: 'Beide Seiten sind gehört. Jetzt entscheidet das Betreiberteam.',
  decided: 'Über diesen Widerspruch ist schon entschieden.',
  withdrawn: 'Dieser Widerspruch ist zurückgezogen.',
}

/** Why moderation and disputes say no. */
export const fairnessRefusals = {
  'dispute.unknown': () => plain('Diesen Widerspruch gibt es nicht.'),
  'dispute.wrong_state': ({ status }) =>
    plain(disputeStates[status] ?? 'Das hat sich inzwischen geändert. Öffne es bitte noch einmal.'),
  'dispute.given': () => text`Du hast hier schon widersprochen. Unter ${command('appeal')} siehst du, wie es steht.`,
  'dispute.too_late': ({ days }) =>
    text`Widersprechen kann man ${days} Tage lang, und die sind leider vorbei. Die Belohnung geht an den Auftraggeber zurück.`,
  'dispute.answer_over': ({ hours }) =>
    text`Für die Antwort waren ${hours} Stunden Zeit, und die sind leider vorbei. Jetzt entscheidet das Betreiberteam.`,
  'dispute.say_more': ({ characters }) =>
    text`Schreib bitte mindestens ${characters} Zeichen: Wer entscheidet, kennt nur, was du hier sagst.`,
  'dispute.bad_share': ({ rewardPoints }, format) =>
    text`Beim Teilen bekommt jede Seite mindestens einen Punkt: Wähl einen Anteil zwischen 1 und ${plain(format.points(rewardPoints - 1))}.`,
  'operator.say_more': ({ characters }) =>
    text`Begründe das bitte mit mindestens ${characters} Zeichen: Die Betroffenen lesen es.`,
  'member.unknown': () => plain('Dieses Mitglied gibt es nicht.'),
  'member.wrong_state': ({ status }) =>
    plain(
      status === 'suspended'
        ? 'Dieses Mitglied ist schon gesperrt.'
        : 'Dieses Mitglied ist nicht gesperrt oder nicht mehr dabei.',
    ),
  'member.operator': () =>
    plain('Das ist ein Betreiber. Nimm ihn zuerst aus der Konfiguration, dann kannst du das Konto sperren.'),
  'report.unknown': () => plain('Diese Meldung gibt es nicht.'),
  'report.decided': () => plain('Über diese Meldung ist schon entschieden.'),
  'report.given': () => plain('Das hast du schon gemeldet. Sobald entschieden ist, bekommst du Bescheid.'),
  'report.own': () => plain('Dich selbst und deine eigenen Sachen kannst du nicht melden.'),
  'report.too_many': ({ limit }) =>
    text`Mehr als ${limit} Meldungen am Tag gehen nicht. Ist es eilig, schreib dem Betreiber (${command('imprint')}).`,
  'report.say_more': ({ characters }) =>
    text`Beschreib bitte mit mindestens ${characters} Zeichen, was los ist. Sonst weiß niemand, worum es geht.`,
  'flag.unknown': () => plain('Diesen Hinweis gibt es nicht.'),
  'flag.over': () => plain('Darüber ist schon entschieden.'),
  'check.unknown': () => plain('Diesen Auftrag gibt es hier nicht zu prüfen.'),
  'check.over': () => plain('Über diesen Auftrag ist schon entschieden.'),
  'job.held': ({ why }) => plain(holds[why]),
} as const satisfies Partial<RefusalCopy>
