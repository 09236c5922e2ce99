import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'
import { noticeKinds } from './notice-kinds.ts'

const { command } = commandsIn('de')

const format = formats.de

const codes = {
  fake: 'Gekaufte Likes, Sterne, Follower',
  data: 'Passwörter oder persönliche Daten',
  contact: 'An der Treuhand vorbei',
  illegal: 'Verboten oder gefährlich',
  insult: 'Beleidigung oder Drohung',
  fraud: 'Betrug oder Spam',
  other: 'Etwas anderes',
}

/** Reporting, and what operators do. */
export const moderation = {
  codes,
  targets: { job: 'Auftrag', member: 'Mitglied', submission: 'Abgabe', message: 'Nachricht' },
  holds: {
    reports: plain('Mehrere Leute haben ihn gemeldet.'),
    flag: plain('Bei dir wird ungewöhnlich viel abgelehnt.'),
    suspended: plain('Das Konto ist gesperrt.'),
  },
  report: {
    button: '⚑ Melden',
    title: 'Melden',
    about: (what: string, name: string): Text => text`Du meldest: **${plain(what)}** ${name}`,
    code: { label: 'Grund', ask: plain('Was ist daran nicht in Ordnung?') },
    words: {
      label: 'Beschreibung',
      ask: plain('Beschreib kurz, was los ist. Je genauer, desto schneller können wir etwas tun.'),
    },
    promise: plain('Ein Mensch sieht sich das an. Wer gemeldet wird, erfährt nicht, von wem.'),
    confirm: 'Melden',
    done: (receipt: string): Text =>
      text`✅ Danke, deine Meldung ist angekommen (Beleg ${plain(receipt)}). Du bekommst Bescheid, sobald entschieden ist.`,
  },
  operator: {
    waiting: plain('Was auf eine Entscheidung wartet:'),
    nothing: plain('Nichts wartet auf dich.'),
    queues: {
      reports: '⚑ Meldungen',
      undelivered: '📭 Nicht zugestellt',
      dead: '🧯 Beiseitegelegt',
      stuck: '🪨 Hängt fest',
      suspensions: '🔒 Gesperrte Mitglieder',
    },
    auditButton: '📜 Protokoll',
    back: '← Betreiber',
    next: 'Weiter →',
    empty: plain('Hier wartet nichts. 👍'),
    age: (at: Text): Text => text`Seit ${at}`,
    reason: {
      label: 'Begründung',
      ask: plain('Warum? Die Betroffenen lesen deine Begründung, und sie steht im Protokoll.'),
    },
    decideButton: 'Entscheiden',
    decided: plain('✅ Entschieden. Alle Betroffenen bekommen Bescheid.'),
    permanent: plain('Die Entscheidung wird ins Protokoll geschrieben und allen Betroffenen mitgeteilt.'),
  },
  reports: {
    title: (code: keyof typeof codes): Text => text`⚑ Meldung: **${plain(codes[code])}**`,
    target: (what: string, name: string): Text => text`${plain(what)}: ${name}`,
    subject: (name: string): Text => text`Es geht um **${name}**.`,
    reporters: (count: number): Text =>
      plain(count === 1 ? 'Eine Person hat das gemeldet.' : `${count} Personen haben das gemeldet.`),
    paused: plain('Der Auftrag ist deshalb pausiert.'),
    looked: '🔎 Ansehen',
    member: '👤 Mitglied',
    decideTitle: 'Über eine Meldung entscheiden',
    decision: { label: 'Entscheidung', ask: plain('Was soll geschehen?') },
    decisions: {
      dismiss: 'Nichts zu beanstanden',
      warn: 'Verwarnen',
      'close-job': 'Auftrag beenden',
      suspend: 'Mitglied sperren',
    },
    confirm: 'So entscheiden',
  },
  member: {
    title: (name: string, id: string): Text => text`👤 **${name}** (${plain(id)})`,
    since: (day: string): Text => text`Dabei seit ${plain(day)}`,
    states: {
      joining: 'meldet sich gerade an',
      active: 'aktiv',
      suspended: 'gesperrt',
      deleted: 'gelöscht',
    },
    suspendButton: '🔒 Sperren',
    suspendTitle: 'Mitglied sperren',
    suspendWarning: (name: string): Text =>
      text`**${name}** kann danach nichts mehr tun. Angefangene Arbeit wird frei, eigene Aufträge pausieren, die Punkte bleiben.`,
    suspendConfirm: 'Sperren',
    suspended: (name: string): Text => text`🔒 **${name}** ist gesperrt.`,
    liftButton: '🔓 Sperre aufheben',
    liftTitle: 'Sperre aufheben',
    liftConfirm: 'Sperre aufheben',
    lifted: (name: string): Text => text`🔓 **${name}** ist wieder frei.`,
    line: (number: number, name: string, at: Text): Text => text`${number}. **${name}**, gesperrt ${at}`,
  },
  troubles: {
    kinds: noticeKinds,
    undelivered: plain('📭 Nicht zugestellte Nachrichten'),
    notice: (number: number, kind: string, name: string, error: string): Text =>
      text`${number}. ${plain(kind)}, für **${name}**: ${error}`,
    dead: plain('🧯 Beiseitegelegte Eingaben'),
    update: (number: number, name: string, error: string): Text => text`${number}. ${plain(name)}: ${error}`,
    stuck: plain('🪨 Was die Zeit bringt und hängt'),
    stuckHint: plain(
      'Daran ist ein Zeitplan gescheitert. Er geht außen herum und versucht es von selbst wieder, in immer größeren Abständen; der Fehler steht im Log.',
    ),
    row: (number: number, chore: string, reason: string, failures: number, at: Text): Text =>
      text`${number}. ${plain(chore)}: ${plain(reason)}, ${format.count(failures, { one: 'Versuch', other: 'Versuche' })}, zuletzt ${at}`,
    unclear: 'ohne Fehlertext',
    retry: '🔁 Alle hier noch einmal',
    retried: (count: number): Text =>
      plain(count === 1 ? 'Eine wird noch einmal versucht.' : `${format.number(count)} werden noch einmal versucht.`),
  },
  audit: {
    title: plain('📜 Protokoll'),
    whole: plain('✅ Die Kette ist lückenlos.'),
    broken: (where: string): Text =>
      text`⚠️ Die Kette ist unterbrochen, bei ${plain(where)}. Jemand hat das Protokoll verändert.`,
    line: (number: number, action: string, object: string, name: string, at: Text): Text =>
      text`${number}. **${plain(action)}** ${plain(object)}, ${name}, ${at}`,
    hash: (hash: string): Text => text`Prüfsumme ${plain(hash)}`,
    older: 'Ältere →',
    newest: '⏮ Neueste',
  },
  notices: {
    waiting: {
      report: plain('⚑ Eine neue Meldung wartet auf dich.'),
      dispute: plain('⚖️ Ein Streitfall wartet auf deine Entscheidung.'),
      job: plain('🔎 Ein Auftrag wartet auf deine Prüfung.'),
      bank: plain('🏦 Auf dem Konto ist Geld, das jemand zuordnen muss.'),
      flag: plain('🚩 Ein Auftraggeber lehnt auffallend viel ab.'),
      payout: plain('💸 Eine Auszahlung wartet auf dich.'),
      purchase: plain('🛒 Eine Bestellung außer Haus dauert lange oder ist ohne Antwort zu Ende gegangen.'),
      card: plain('💳 Eine Kartenzahlung passt nicht oder wird bestritten.'),
      complaint: plain('⚠️ Eine Beanstandung wartet auf deine Entscheidung.'),
      code: plain(
        '🔑 Ein Code ließ sich nicht öffnen und wurde nicht verkauft. Sieh nach, ob in VOUCHER_KEYS ein Schlüssel fehlt, und starte dann neu.',
      ),
      correction: plain('↺ Eine Berichtigung wartet auf dein zweites Paar Augen.'),
      audit: plain('⚠️ Die Kette des Protokolls ist unterbrochen: Jemand hat es an der Datenbank verändert.'),
      shop: plain('🏪 Ein neuer Shop wartet auf deine Prüfung.'),
      books: plain(
        '🚨 Die Bücher stimmen nicht und sind geschlossen: Kein Punkt bewegt sich, bis du nachgesehen hast.',
      ),
    },
    gathered: {
      job: (count: number): Text =>
        plain(
          count === 1
            ? '🔎 Ein Auftrag wartet auf deine Prüfung.'
            : `🔎 ${format.number(count)} Aufträge warten auf deine Prüfung.`,
        ),
      flag: (count: number): Text =>
        plain(
          count === 1
            ? '🚩 Ein Auftraggeber lehnt auffallend viel ab.'
            : `🚩 ${format.number(count)} Auftraggeber lehnen auffallend viel ab.`,
        ),
    },
    look: 'Ansehen',
    decided: (what: string): Text => text`⚑ Deine Meldung (${plain(what)}) ist entschieden:`,
    outcomes: {
      dismiss: plain('Wir haben nichts zu beanstanden gefunden.'),
      warn: plain('Die Person ist verwarnt.'),
      'close-job': plain('Der Auftrag ist beendet.'),
      suspend: plain('Das Mitglied ist gesperrt.'),
    },
    about: {
      dismiss: (what: string): Text =>
        text`✅ Über dich wurde etwas gemeldet (${plain(what)}). Wir haben es geprüft und nichts zu beanstanden gefunden.`,
      warn: (what: string): Text => text`⚠️ Du bist verwarnt. Gemeldet wurde: ${plain(what)}.`,
      'close-job': (what: string): Text =>
        text`⛔ Dein Auftrag ist beendet, das Geld für freie Plätze ist wieder in deinem Guthaben. Gemeldet wurde: ${plain(what)}.`,
      suspend: (what: string): Text => text`🔒 Dein Konto ist gesperrt. Gemeldet wurde: ${plain(what)}.`,
    },
    jobNow: {
      open: plain('Der Auftrag läuft weiter.'),
      paused: plain('Der Auftrag bleibt pausiert, bis du ihn selbst fortsetzt.'),
      held: (why: Text): Text => text`Der Auftrag bleibt noch pausiert, aus einem anderen Grund: ${why}`,
      closed: plain('Der Auftrag ist schon beendet, dabei bleibt es.'),
    },
    grounds: (code: keyof typeof codes): string => codes[code],
    reason: plain('Begründung:'),
    human: text`Entschieden hat ein Mensch, nach den Nutzungsbedingungen (${command('terms')}).`,
    object: text`Du siehst das anders? Schreib dem Betreiber, die Adresse steht unter ${command('imprint')}. Ein anderer Mensch prüft es noch einmal.`,
    held: (title: string, why: Text): Text => text`⏸ Dein Auftrag **${title}** ist pausiert. ${why}`,
    heldHow: plain(
      'Das hat eine Regel ausgelöst. Ein Mensch sieht es sich an, und du bekommst Bescheid. Laufende Arbeit geht weiter.',
    ),
    suspended: plain(
      '🔒 Dein Konto ist gesperrt. Deine Punkte bleiben dir erhalten; was du abgegeben hast, wird noch entschieden und bezahlt.',
    ),
    restored: plain(
      '🔓 Deine Sperre ist aufgehoben. Du kannst weitermachen, und was nur wegen der Sperre pausiert war, läuft wieder.',
    ),
  },
}
export type ModerationCopy = typeof moderation
