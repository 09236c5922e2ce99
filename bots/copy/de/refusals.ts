import type {
  ApplicationStatus,
  AssignmentStatus,
  RequestStatus,
  SubmissionStatus,
} from '../../../core/assignments/index.ts'
import type { JobStatus } from '../../../core/jobs/index.ts'
import type { Missing } from '../../../core/shared/refusal.ts'
import { guideTitle } from '../../../core/guides/index.ts'
import { applicationRefusals } from './application-refusals.ts'
import { bankRefusals } from './bank-refusals.ts'
import { fairnessRefusals } from './fairness-refusals.ts'
import { guardianRefusals } from './guardian-refusals.ts'
import { linkRefusals } from './link-refusals.ts'
import { listRefusals } from './list-refusals.ts'
import { guideRefusals } from './guide-refusals.ts'
import { commandsIn, list, plain, text, type Text } from '../../dialog/text.ts'
import { payoutRefusals } from './payout-refusals.ts'
import { privacyRefusals } from './privacy-refusals.ts'
import { shopRefusals } from './shop-refusals.ts'
import type { Format } from '../format.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('de')

const jobStates: Readonly<Record<JobStatus, string>> = {
  draft: 'Der Auftrag ist noch ein Entwurf und nicht veröffentlicht.',
  checking: 'Der Auftrag wird gerade geprüft, bevor er online geht.',
  open: 'Der Auftrag ist schon veröffentlicht.',
  paused: 'Der Auftrag macht gerade Pause.',
  closed: 'Der Auftrag ist schon beendet.',
  discarded: 'Der Entwurf wurde verworfen.',
}
const applicationStates: Readonly<Record<ApplicationStatus, string>> = {
  waiting: 'Über die Bewerbung ist noch nicht entschieden.',
  accepted: 'Die Bewerbung ist schon angenommen.',
  declined: 'Die Bewerbung ist schon abgelehnt.',
  withdrawn: 'Die Bewerbung wurde zurückgezogen.',
  lapsed: 'Die Bewerbung ist ohne Antwort verfallen.',
}
const assignmentStates: Readonly<Record<AssignmentStatus, string>> = {
  working: 'Daran wird gerade gearbeitet, es ist noch nichts abgegeben.',
  submitted: 'Das Ergebnis ist schon abgegeben und wird gerade geprüft.',
  revising: 'Das Ergebnis wird gerade nachgebessert.',
  approved: 'Das Ergebnis ist schon freigegeben und bezahlt.',
  rejected: 'Das Ergebnis wurde abgelehnt.',
  lapsed: 'Die Frist ist verstrichen.',
  'given-back': 'Der Auftrag wurde zurückgegeben.',
  released: 'Die Arbeit daran ist beendet.',
  withdrawn: 'Die Frist war vorbei, und der Platz wurde zurückgenommen.',
  refunded: 'Das Ergebnis wurde abgelehnt, und die Belohnung ist an den Auftraggeber zurückgegangen.',
  split: 'Darüber ist entschieden: Die Belohnung wurde geteilt.',
}
const requestStates: Readonly<Record<RequestStatus, string>> = {
  waiting: 'Die Anfrage ist noch offen.',
  agreed: 'Da wurde schon zugestimmt.',
  declined: 'Das wurde schon abgelehnt.',
  unanswered: 'Die Zeit für eine Antwort ist vorbei, es bleibt, wie es war.',
  dropped: 'Die Anfrage hat sich erledigt.',
}
const submissionStates: Readonly<Record<SubmissionStatus, string>> = {
  waiting: 'Die Abgabe ist noch nicht geprüft.',
  approved: 'Die Abgabe ist schon freigegeben. Bezahlt wurde genau einmal.',
  'sent-back': 'Die Abgabe ist schon zur Nachbesserung zurückgegeben.',
  rejected: 'Die Abgabe ist schon abgelehnt.',
  split: 'Über die Abgabe ist schon entschieden: Die Belohnung wurde geteilt.',
}
const changed = 'Das hat sich inzwischen geändert. Öffne es bitte noch einmal.'

const fields: Readonly<Record<string, string>> = {
  category: 'die Kategorie',
  title: 'der Titel',
  brief: 'die Beschreibung',
  result: 'das erwartete Ergebnis',
  'example-link': 'der Link zum Beispiel',
  checklist: 'die Prüfliste',
  proof: 'was abgegeben wird',
  minutes: 'die geschätzte Dauer',
  reward: 'die Belohnung',
  slots: 'die Zahl der Plätze',
  taking: 'die Art der Vergabe',
  'work-time': 'die Zeit zum Arbeiten',
  review: 'die Zeit zum Prüfen',
  closing: 'die Laufzeit',
  stars: 'die Zahl der Sterne',
  jobs: 'die Zahl der erledigten Aufträge',
  qualification: 'die verlangte Prüfung',
  ai: 'die Regel für KI-Hilfe',
  text: 'der Text',
  link: 'ein Link',
}
const proofs = {
  text: 'ein Text',
  link: 'ein Link',
  picture: 'ein Bild',
  file: 'eine Datei',
}
const languages: Readonly<Record<string, string>> = { de: 'Deutsch', en: 'Englisch' }

function missing(one: Missing, format: Format): Text {
  switch (one.need) {
    case 'age':
      return text`ein Alter von mindestens ${one.minimumAge} Jahren`
    case 'stars':
      return text`eine Bewertung von mindestens ${plain(format.tenths(one.minimumStarsTenths))} Sternen`
    case 'jobs':
      return text`mindestens ${plain(format.count(one.minimumJobs, { one: 'erledigter Auftrag', other: 'erledigte Aufträge' }))}`
    case 'language':
      return text`die Arbeitssprache ${plain(one.languages.map((language) => languages[language] ?? language).join(' oder '))}. Du stellst sie in den Einstellungen ein`
    case 'guardian':
      return plain(
        'die Zustimmung deiner Eltern oder Erziehungsberechtigten. Den Link dafür gibt es in den Einstellungen',
      )
    case 'shorter':
      return text`eine kürzere Aufgabe. In deinem Alter darf sie höchstens ${plain(format.minutes(one.minutes))} dauern`
    case 'hours':
      return text`die richtige Zeit. In deinem Alter geht das von ${one.from} bis ${one.until} Uhr`
    case 'qualification':
      return text`die bestandene Prüfung „${plain(guideTitle(one.guide, 'de'))}“. Die Lektion dazu steht unter ${command('guides')}`
    case 'invitation':
      return plain('eine Einladung des Auftraggebers')
  }
}

/** Why something did not work, and what helps. */
export const refusals: RefusalCopy = {
  ...linkRefusals,
  ...listRefusals,
  'command.reused': () => plain('Das habe ich schon verarbeitet. Schau bitte im Menü nach dem jetzigen Stand.'),
  'ledger.insufficient': () =>
    text`Dafür reichen die Punkte gerade nicht. Deinen Stand siehst du unter ${command('wallet')}.`,
  'ledger.key_reused': () => plain('Diese Buchung gibt es schon. Es wurde nichts doppelt gebucht.'),
  'member.too_young': ({ minimumAge }) =>
    text`Danke für deine ehrliche Antwort. Klickwork ist leider erst ab ${minimumAge} Jahren. Wir haben nichts von dir gespeichert, nur dass es heute noch nicht geht. Bis dann!`,
  'member.not_joined': () =>
    text`Dafür musst du zuerst Mitglied sein. Tippe auf ${command('start')}, es dauert keine Minute.`,
  ...privacyRefusals,
  'member.suspended': () =>
    plain('Dein Konto ist gesperrt. Wenn du meinst, dass das ein Irrtum ist, schreib bitte dem Betreiber.'),
  'member.bad_time_zone': () => plain('Diese Stadt kenne ich nicht. Schreib zum Beispiel Madrid oder Deutschland.'),
  'member.topic_fixed': () =>
    plain(
      'Das lässt sich nicht abschalten: Was mit Geld, Entscheidungen oder Sicherheit zu tun hat, sage ich dir immer.',
    ),
  'reminder.unknown': () => plain('Diese Erinnerung gibt es nicht mehr. Öffne bitte das Menü.'),
  'reminder.over': () => plain('Das ist schon erledigt. Daran muss ich dich nicht mehr erinnern.'),
  'reminder.too_late': () =>
    plain('Zum Verschieben ist es zu spät: Die Frist läuft vorher ab. Am besten gleich jetzt!'),
  'operator.only': () => plain('Das ist nur für die Betreiber dieser Seite.'),
  'operator.own_case': () =>
    plain('In eigener Sache darf niemand entscheiden. Bitte jemand anderen aus dem Betreiberteam darum.'),
  'job.unknown': () =>
    text`Diesen Auftrag gibt es nicht oder nicht mehr. Schau doch bei den anderen: ${command('jobs')}`,
  'job.wrong_state': ({ status }) => plain(named(jobStates, status) ?? changed),
  'job.too_little_budget': ({ totalPoints, missingPoints }, format) =>
    text`Für diesen Auftrag werden **${plain(format.both(totalPoints))}** zurückgelegt. Dir fehlen noch **${plain(format.both(missingPoints))}**. Der Auftrag bleibt als Entwurf liegen: Zahl mit ${command('deposit')} etwas ein und veröffentliche ihn dann mit einem Tipp.`,
  'job.first_deposit': ({ minimumPoints }, format) =>
    text`Vor deinem ersten Auftrag brauchst du Guthaben: Zahl mit ${command('deposit')} bitte mindestens **${plain(format.euros(minimumPoints))}** ein. Der Auftrag bleibt solange als Entwurf liegen.`,
  'job.full': () =>
    text`Schade, gerade hat jemand den letzten Platz bekommen. Schau bei den anderen Aufträgen: ${command('jobs')}`,
  'job.own': () => plain('Das ist dein eigener Auftrag. Den kannst du nicht selbst übernehmen.'),
  'job.missing': (detail, format) =>
    text`Für diesen Auftrag fehlt dir noch:\n${list(detail.missing.map((one) => missing(one, format)))}`,
  'job.dropped_out': () =>
    text`Du bist bei diesem Auftrag schon zweimal abgesprungen. Damit auch andere drankommen, kannst du ihn nicht noch einmal selbst nehmen: Das geht nur, wenn der Auftraggeber dich einlädt. Andere Aufträge findest du mit ${command('jobs')}.`,
  'job.taken_before': () => plain('Bei diesem Auftrag warst du schon dabei. Jede Person bekommt nur einen Platz.'),
  'job.wrong_way': ({ taking }) =>
    plain(
      taking === 'claim'
        ? 'Bei diesem Auftrag brauchst du keine Bewerbung: Du kannst ihn gleich übernehmen.'
        : 'Bei diesem Auftrag wählt der Auftraggeber aus. Schick bitte eine Bewerbung.',
    ),
  'job.no_such_slots': ({ openSlots }, format) =>
    plain(
      openSlots === 0
        ? 'Es ist kein Platz mehr frei, den du zurückziehen könntest.'
        : `So viele Plätze sind nicht frei: Zurückziehen kannst du höchstens ${format.count(openSlots, { one: 'Platz', other: 'Plätze' })}.`,
    ),
  'job.too_little_for_slots': ({ totalPoints, missingPoints }, format) =>
    text`Für diese Plätze werden **${plain(format.both(totalPoints))}** zurückgelegt. Dir fehlen noch **${plain(format.both(missingPoints))}**. Zahl mit ${command('deposit')} etwas ein oder nimm weniger Plätze.`,
  'job.too_many_slots': ({ limit, room }, format) =>
    plain(
      room === 0
        ? `Ein Auftrag hat höchstens ${format.number(limit)} Plätze, zurückgezogene mitgezählt, und dieser hat sie alle. Stell ihn noch einmal ein, wenn du mehr brauchst.`
        : `Ein Auftrag hat höchstens ${format.number(limit)} Plätze, zurückgezogene mitgezählt. Du kannst noch ${format.number(room)} hinzufügen.`,
    ),
  'job.too_long': ({ limit, room }, format) =>
    plain(
      room === 0
        ? `Ein Auftrag bleibt höchstens ${format.number(limit)} Tage offen. Verlängern kannst du ihn wieder, wenn das Ende näher ist.`
        : `Ein Auftrag bleibt höchstens ${format.number(limit)} Tage offen. Du kannst ihn um höchstens ${format.count(room, { one: 'Tag', other: 'Tage' })} verlängern.`,
    ),
  'job.bad_field': ({ field }) =>
    text`So geht es noch nicht: Bitte prüf, ob ${plain(fields[field] ?? 'jede Angabe')} vollständig und im erlaubten Rahmen ist.`,
  'job.forbidden_link': () =>
    plain('In einem Auftrag dürfen keine Einladungen in andere Chats stehen. Nimm den Link bitte heraus.'),
  'alert.unknown': () =>
    text`Diese gespeicherte Suche gibt es nicht mehr. Deine Suchen stehen unter ${command('alerts')}.`,
  'alert.too_many': ({ limit }) =>
    text`Du hast schon ${limit} gespeicherte Suchen, mehr gehen nicht. Lösch zuerst eine: ${command('alerts')}`,
  'alert.no_words': () =>
    plain('Diese Wörter stehen in fast jedem Auftrag. Such nach etwas Genauerem, dann kannst du die Suche speichern.'),
  'board.unknown': () => text`Diese Pinnwand gibt es nicht mehr, oder sie gehört jetzt jemand anderem.`,
  'board.too_many': ({ limit }) =>
    text`Du hast schon ${limit} Pinnwände, mehr gehen nicht. Entfern zuerst eine, die du nicht mehr brauchst.`,
  'board.not_admin': ({ platform }) =>
    platform === 'discord'
      ? text`Eine Pinnwand kann hier nur einrichten, wer auf dem Server das Recht „Server verwalten“ hat.`
      : text`Eine Pinnwand kann nur einrichten, wer dort Administrator ist. Frag jemanden, der es ist, oder lass dich dazu machen.`,
  'board.no_rights': ({ kind, platform }) =>
    platform === 'discord'
      ? text`Dort darf ich nicht schreiben. Gib mir in den Einstellungen des Kanals die Rechte „Kanal ansehen“, „Nachrichten senden“ und „In Threads senden“ und versuch es dann noch einmal.`
      : kind === 'channel'
        ? text`In diesem Kanal darf ich nicht schreiben. Mach mich dort zum Administrator mit dem Recht, Nachrichten zu senden und zu bearbeiten, und versuch es dann noch einmal.`
        : text`In dieser Gruppe darf ich nicht schreiben. Erlaub es mir und versuch es dann noch einmal.`,
  ...applicationRefusals,
  'application.wrong_state': ({ status }) => plain(named(applicationStates, status) ?? changed),
  'assignment.unknown': () =>
    text`Diese Arbeit finde ich nicht. Deine offenen Arbeiten stehen unter ${command('my-work')}.`,
  'assignment.wrong_state': ({ status }) => plain(named(assignmentStates, status) ?? changed),
  'assignment.too_late': () =>
    plain('Die Frist ist leider schon vorbei, auch die Viertelstunde danach. Abgeben geht nicht mehr.'),
  'assignment.counts_late': () =>
    plain(
      'Inzwischen ist mehr als die Hälfte der Zeit um: Zurückgeben zählt jetzt gegen deine Pünktlichkeit. Wenn du das willst, tippe noch einmal auf Zurückgeben.',
    ),
  'assignment.not_overdue': () =>
    plain(
      'Hier ist kein Platz mehr, dessen Frist mit der Viertelstunde danach vorbei ist. Es gibt nichts zurückzunehmen.',
    ),
  'request.unknown': () => plain('Diese Anfrage gibt es nicht oder nicht mehr.'),
  'request.wrong_state': ({ status }) => plain(named(requestStates, status) ?? changed),
  'request.waiting': () => plain('Du hast schon gefragt. Warte bitte auf die Antwort.'),
  'request.too_many': ({ limit }) => text`Danach wurde schon ${limit}-mal gefragt, mehr geht nicht.`,
  'submission.unknown': () => plain('Diese Abgabe gibt es nicht oder nicht mehr.'),
  'submission.wrong_state': ({ status }) => plain(named(submissionStates, status) ?? changed),
  'submission.proof_missing': ({ kind }) =>
    text`Zu diesem Auftrag gehört ${plain(proofs[kind])}. Schick das bitte noch mit, dann kannst du abgeben.`,
  'submission.no_revision': () =>
    plain('Hier kann gerade nicht nachgebessert werden. Gib das Ergebnis frei, oder lehne es mit einer Begründung ab.'),
  'submission.no_more_rounds': ({ limit }) =>
    text`Es gab schon ${limit} Nachbesserungen, mehr sind nicht vorgesehen. Gib das Ergebnis frei oder lehne es mit einer Begründung ab.`,
  'submission.say_more': ({ characters }) =>
    text`Sag bitte etwas genauer, was los ist: mindestens ${characters} Zeichen, damit die andere Seite etwas damit anfangen kann.`,
  'review.wrong_state': () => plain('Bewerten und Trinkgeld geben kannst du, sobald das Ergebnis freigegeben ist.'),
  'review.too_late': () => plain('Dafür ist es zu spät: Die Bewertung der anderen Seite ist schon zu sehen.'),
  'review.given': () => plain('Du hast hier schon bewertet. Danke dafür!'),
  'tip.given': () => plain('Hier hast du schon ein Trinkgeld gegeben. Das war nett von dir!'),
  'tip.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`Ein Trinkgeld geht von ${plain(format.euros(minimumPoints))} bis ${plain(format.euros(maximumPoints))}.`,
  'deposit.unknown_reference': () =>
    plain('Zu diesem Verwendungszweck finde ich kein Mitglied. Prüf ihn bitte Zeichen für Zeichen: KW-XXXX-XXXX'),
  'deposit.out_of_range': ({ minimumPoints, maximumPoints }, format) =>
    text`Auf einmal lassen sich ${plain(format.euros(minimumPoints))} bis ${plain(format.euros(maximumPoints))} gutschreiben.`,
  'deposit.play_money_taken': () => plain('Dein Spielgeld hast du schon bekommen. Das gibt es einmal für jede Person.'),
  'form.over': () =>
    plain('Dieser Link ist benutzt, abgelaufen oder durch einen neueren ersetzt. Hol dir im Chat bitte einen neuen.'),
  ...bankRefusals,
  ...payoutRefusals,
  ...fairnessRefusals,
  ...guardianRefusals,
  ...guideRefusals,
  ...shopRefusals,
  'file.too_large': ({ megabytes }) =>
    text`Die Datei ist zu groß: Es gehen höchstens ${megabytes} MB. Mach sie kleiner oder schick einen Link dazu.`,
  'file.wrong_type': () =>
    plain('Mit dieser Art Datei kann ich nichts anfangen. Schick zum Beispiel ein Bild, ein PDF oder eine Tabelle.'),
  'file.too_many': ({ limit }) => text`Mehr als ${limit} Dateien auf einmal gehen nicht.`,
  'file.unknown': () => plain('Diese Datei finde ich nicht. Schick sie mir bitte noch einmal.'),
}

function named<Words>(states: Readonly<Record<string, Words>>, status: string): Words | undefined {
  return states[status]
}
