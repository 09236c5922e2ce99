import { commandsIn, list, plain, text, type Text } from '../../dialog/text.ts'

const { command, allCommands } = commandsIn('de')

const points = (...items: readonly (string | Text)[]): Text =>
  list(items.map((item) => (typeof item === 'string' ? plain(item) : item)))

/** Short answers to what people ask first. */
export const help = {
  title: plain('❓ Hilfe'),
  intro: plain('Hier vergeben und erledigen Menschen kleine Online-Aufträge. Wozu möchtest du mehr wissen?'),
  commands: plain('Das verstehe ich, im Menü geht alles auch mit Schaltflächen:'),
  allCommands,
  safety: plain('🛡 Wir fragen dich nie nach Passwörtern, und wer hier arbeitet, zahlt nie etwas im Voraus.'),
  buttons: {
    work: '🔎 Arbeiten',
    clients: '➕ Vergeben',
    money: '👛 Punkte und Geld',
    safety: '🛡 Sicherheit',
  },
  back: '« Hilfe',
  topics: {
    work: {
      title: plain('🔎 Aufträge erledigen'),
      body: points(
        text`Unter ${command('jobs')} findest du Aufträge. Manche kannst du gleich übernehmen, bei anderen bewirbst du dich.`,
        'Jeder Auftrag hat eine Frist. Ich erinnere dich rechtzeitig daran.',
        text`Was du gerade in Arbeit hast, steht unter ${command('my-work')}. Dort gibst du auch ab.`,
        'Der Auftraggeber prüft dein Ergebnis. Meldet er sich nicht, gilt es nach Ablauf der Prüffrist als freigegeben.',
        'Fehlt noch etwas, bekommst du es zur Nachbesserung zurück, höchstens zweimal.',
        text`Wurde etwas abgelehnt, kannst du 7 Tage lang widersprechen: ${command('appeal')}. Dann entscheidet ein Mensch, der nicht beteiligt ist.`,
        'Bist du noch keine 18, müssen vor dem ersten Auftrag deine Eltern oder Erziehungsberechtigten zustimmen.',
      ),
    },
    clients: {
      title: plain('➕ Aufträge vergeben'),
      body: points(
        text`Mit ${command('post')} stellst du einen Auftrag ein: aus einer Vorlage oder ganz frei.`,
        'Belohnung und Gebühr siehst du vorher. Beides liegt in der Treuhand, sobald der Auftrag veröffentlicht ist.',
        text`Unter ${command('my-jobs')} siehst du Bewerbungen und Abgaben.`,
        'Du kannst ein Ergebnis freigeben, zur Nachbesserung zurückgeben oder mit einer Begründung ablehnen.',
        'Freie Plätze ziehst du jederzeit zurück, das Geld dafür ist sofort wieder da.',
      ),
    },
    money: {
      title: plain('👛 Punkte und Geld'),
      body: points(
        'Ein Punkt ist ein Cent: 100 Punkte sind 1 €.',
        text`Mit ${command('deposit')} zahlst du Guthaben für Aufträge ein, vor dem ersten mindestens 10 €.`,
        'Die Belohnung liegt in der Treuhand, bis das Ergebnis freigegeben ist. So geht sie niemandem verloren.',
        text`Unter ${command('wallet')} steht jede Buchung.`,
        text`Mit ${command('payout')} zahlst du deinen Verdienst auf dein Bankkonto aus.`,
        'Für die Steuern auf den Verdienst ist jede und jeder selbst verantwortlich.',
      ),
    },
    safety: {
      title: plain('🛡 Sicherheit'),
      body: points(
        'Wir fragen dich nie nach Passwörtern, und wer hier arbeitet, zahlt nie etwas im Voraus.',
        'Gib in einem Auftrag nie Zugangsdaten, Ausweise oder Bankdaten heraus.',
        'Bezahlt wird nur hier. Wer dich in einen anderen Chat lockt oder Geld im Voraus will, meint es nicht gut.',
        text`Gekaufte Likes, Stimmen, Sterne oder Links sind verboten. Melde dem Betreiber, was dir seltsam vorkommt: ${command('imprint')}`,
        'Andere sehen von dir nur deinen Namen und deine Bewertungen, nie dein Alter oder deine Kontaktdaten.',
      ),
    },
  },
  fee: (percent: string): Text => text`Die Gebühr beträgt hier ${plain(percent)} der Belohnung, sie kommt obendrauf.`,
}
